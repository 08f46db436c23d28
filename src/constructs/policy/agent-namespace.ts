import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Workload, workloadsIn } from './workload-levels';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { LEVELS } from '../../validation/pod-security/levels';
import { PodSecurityLevel } from '../../validation/pod-security/result';
import { ClusterObject } from '../cluster-object';
import { companionWarning } from '../companion-warning';
import { checkProps, pathIn } from '../owned';
import { Platform } from '../platform';

const LABEL = 'pod-security.kubernetes.io/';

/**
 * A namespace for agents.
 */
export interface AgentNamespaceProps {
  /**
   * Name of the namespace.
   */
  readonly name: string;

  /**
   * Labels of the namespace, in addition to those of Pod Security.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The Pod Security level that the namespace enforces. A DaemonSet of the app that violates it is an error at synth.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - the strictest level that allows every workload that the app has in the namespace
   * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
   */
  readonly enforce?: PodSecurityLevel;

  /**
   * The level for warnings: whoever applies a workload that violates it gets a warning.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - none
   */
  readonly warn?: PodSecurityLevel;

  /**
   * The level for the audit log: the API server records workloads that violate it.
   *
   * One of `privileged`, `baseline`, `restricted`.
   *
   * @default - none
   */
  readonly audit?: PodSecurityLevel;
}

/**
 * A namespace with the Pod Security labels that its agents need. With a stricter level their pods would never be created, and a laxer one would allow
 * more than they need.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class AgentNamespace extends Construct {
  /** Name of the namespace. */
  public readonly name: string;

  private readonly enforce?: PodSecurityLevel;

  constructor(scope: Construct, id: string, props: AgentNamespaceProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { name, labels, enforce, warn, audit } = props;
    for (const [mode, level] of [
      ['enforce', enforce],
      ['warn', warn],
      ['audit', audit],
    ]) {
      if (level !== undefined && !(LEVELS as readonly string[]).includes(level)) {
        throw new Error(`${path}: ${mode} is '${level}'; use ${LEVELS.join(', ')}`);
      }
    }
    super(scope, id);
    const onOpenShift = (marks: { readonly [key: string]: string }) =>
      Object.fromEntries(
        Object.entries(marks).map(([key, value]) => [
          key,
          Lazy.any({
            produce: () => (Platform._around(this)?.feeds.ownNamespaceMarks ? value : undefined),
          }) as unknown as string,
        ]),
      );
    this.name = name;
    this.enforce = enforce;
    new ClusterObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name,
        annotations: onOpenShift({ 'openshift.io/node-selector': '' }),
        labels: {
          ...labels,
          ...onOpenShift({ 'security.openshift.io/scc.podSecurityLabelSync': 'false' }),
          // what is said is read by the validation of the workloads; what follows from them is known only when they are all there
          [`${LABEL}enforce`]: enforce ?? (Lazy.any({ produce: () => this.level }) as unknown as string),
          ...(warn && { [`${LABEL}warn`]: warn }),
          ...(audit && { [`${LABEL}audit`]: audit }),
        },
      },
    });
  }

  /**
   * The level that the namespace enforces, given the workloads that the app has so far.
   *
   * One of `privileged`, `baseline`, `restricted`.
   */
  public get level(): PodSecurityLevel {
    return (
      this.enforce ?? LEVELS[Math.min(LEVELS.length - 1, ...this.workloads().map(({ level }) => LEVELS.indexOf(level)))]
    );
  }

  /**
   * Warnings about workloads that need `privileged`, since the namespace then allows everything to all other workloads as well.
   */
  public findings(): Finding[] {
    if (this.level !== 'privileged') return [];
    const workloads = this.workloads();
    const others = workloads
      .filter(({ level }) => level !== 'privileged')
      .map(({ path, level }) => `${path} (${level})`);
    if (!others.length) return [];
    return workloads
      .filter(({ level }) => level === 'privileged')
      .map(({ path, checks }) =>
        companionWarning(
          'privileged-namespace',
          Path.of('metadata', 'labels').key(`${LABEL}enforce`),
          `${path} needs the level privileged (${checks.join(', ')}), so nothing is forbidden to ${others.join(', ')} either`,
          `Give ${path} a namespace of its own.`,
        ),
      );
  }

  private workloads(): Workload[] {
    return workloadsIn(this, this.name);
  }
}
