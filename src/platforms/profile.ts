import { Check } from './check';
import { Certainty, Fact } from './fact';
import { Rule, Severity } from '../findings/rule';

/** A rule of a platform: a row of a profile. */
export interface PlatformRule extends Rule {
  readonly check: Check;
  readonly certainty: Certainty;
  /** What can permit it on the platform. */
  readonly exception?: string;
}

/** Directories, files and sockets of the nodes. What is left out, the platform does not have. */
export interface PlatformPaths {
  readonly kubeletRoot: Fact<string>;
  readonly runtimeSocket: Fact<string>;
  readonly cniConfig: Fact<string>;
  readonly cniBinaries: Fact<string>;
  readonly podLogs: Fact<string>;
  readonly journal?: Fact<string>;
  readonly certificates?: Fact<string>;
  /** Where the node exporter finds text files of metrics. */
  readonly textfile?: Fact<string>;
}

/** An object that agents need beside the DaemonSet. */
export interface Beside {
  readonly object: string;
  readonly when: string;
}

/** What constructs of this library do on a platform of themselves. */
export interface Feeds {
  /** The SELinux type of containers that read the node and are not privileged. */
  readonly seLinuxType?: string;
  /** Mounts cannot be propagated. */
  readonly noPropagation?: true;
  /** There is no `ClusterFirstWithHostNet`. */
  readonly noHostNetDns?: true;
  /** There are neither Fargate nodes nor nodes of a virtual kubelet, and conditions against them are refused. */
  readonly noVirtualNodes?: true;
  /** Namespaces need marks of OpenShift. */
  readonly ownNamespaceMarks?: true;
  /** Containers with one probe of the two get the other. */
  readonly bothProbes?: true;
}

/** What a platform, or one kind of its nodes, is like. */
export interface PlatformProfile {
  /** In words. */
  readonly title: string;
  readonly os: 'linux' | 'windows';
  readonly paths: PlatformPaths;
  /** Directories in which pods can write files of the node that stay. */
  readonly writable: Fact<readonly string[]>;
  /** Labels by which nodes of the platform are told; `*` is any value. */
  readonly nodeLabels?: Fact<{ readonly [label: string]: string }>;
  /** How `status.nodeInfo.osImage` of its nodes begins. */
  readonly osImage?: Fact<string>;
  /** How the names of its nodes begin. */
  readonly nodeNames?: Fact<string>;
  /** Taints that nodes of the platform may have. */
  readonly taints: readonly Fact<string>[];
  /** The Pod Security level that namespaces without a label enforce, in words. */
  readonly podSecurity: Fact<string>;
  readonly beside: readonly Beside[];
  readonly feeds: Feeds;
  /** A label with which a DaemonSet claims the exception of its rules that have one. */
  readonly exemptedBy?: string;
  readonly rules: readonly PlatformRule[];
}

interface Row {
  readonly check: Check;
  readonly from: string;
  readonly remedy: string;
  readonly exception?: string;
  readonly reason?: Rule['reason'];
}

/** What is only assumed is never more than advice. */
type SureRow = Row & { readonly severity: Severity; readonly certainty: Exclude<Certainty, 'assumed'> };
type AssumedRow = Row & { readonly severity: 'advice'; readonly certainty: 'assumed' };

/** Makes the rules of one profile, with ids such as `talos/podSecurity`. */
export function platformRules(table: string, rows: { readonly [key: string]: SureRow | AssumedRow }): PlatformRule[] {
  return Object.entries(rows).map(([key, { from, reason = 'FieldValueForbidden', ...row }]) => ({
    ...row,
    reason,
    id: `${table}/${key}`,
    table,
    stage: row.severity === 'error' ? 'admit' : 'run',
    upstream: from,
  }));
}
