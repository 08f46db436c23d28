import { Check, CheckOf } from './check';
import {
  criticalPriority,
  inNamespace,
  labelled,
  labelOf,
  named,
  namespaceAnnotation,
  podSecurity,
} from './checks/admission';
import { imageTag, probes, requests, toleratesEverything } from './checks/containers';
import { capabilities, hostNamespaces, hostPorts, privileged, seLinuxType } from './checks/host-access';
import {
  hostPathCreated,
  hostPathMissing,
  hostPathOutside,
  hostPathUsed,
  hostPathWritten,
  nonRootReads,
} from './checks/host-paths';
import { anyOs, linuxFields, nodeLabel, nodeLabels, otherOs, windowsIgnored } from './checks/nodes';
import { requiredScc, scc } from './checks/sccs';
import { Found, Judged } from './judged';
import { PlatformProfile, PlatformRule } from './profile';
import { RawFinding } from '../findings/context';

const CHECKS: { readonly [Kind in Check['kind']]: (check: CheckOf<Kind>, judged: Judged) => Found[] } = {
  'host-namespaces': hostNamespaces,
  privileged,
  'host-ports': hostPorts,
  'host-path-outside': hostPathOutside,
  'host-path-written': hostPathWritten,
  'host-path-created': hostPathCreated,
  'host-path-missing': hostPathMissing,
  'host-path-used': hostPathUsed,
  capabilities,
  'critical-priority': criticalPriority,
  namespace: inNamespace,
  names: named,
  labelled,
  'pod-security': podSecurity,
  scc,
  'required-scc': requiredScc,
  'namespace-annotation': namespaceAnnotation,
  'selinux-type': seLinuxType,
  'image-tag': imageTag,
  probes,
  requests,
  'tolerates-everything': toleratesEverything,
  'non-root-reads': nonRootReads,
  'other-os': otherOs,
  'any-os': anyOs,
  'node-label': nodeLabel,
  'node-labels': nodeLabels,
  'linux-fields': linuxFields,
  'windows-ignored': windowsIgnored,
};

/** What a platform says of a DaemonSet: each finding names where the rule is from and how sure it is. */
export function judgeOnPlatform(judged: Judged, { title, os, rules, exemptedBy }: PlatformProfile): RawFinding[] {
  const isForOthers = otherOs({ kind: 'other-os', os }, judged).length > 0;
  const isExempted = exemptedBy !== undefined && labelOf(judged, exemptedBy) !== undefined;
  return rules.flatMap((rule) => {
    if (isExempted && rule.exception !== undefined) return [];
    // what the platform says of the object is said to pods of every operating system
    if (isForOthers && rule.severity !== 'error' && rule.check.kind !== 'other-os') return [];
    return findingsOf(rule.check, judged).map(
      ({ path, message }) => new RawFinding(rule, path, `${message} (${origin(title, rule)})`),
    );
  });
}

function findingsOf<Kind extends Check['kind']>(check: CheckOf<Kind>, judged: Judged): Found[] {
  const find = CHECKS[check.kind as Kind] as (check: CheckOf<Kind>, judged: Judged) => Found[];
  return find(check, judged);
}

function origin(title: string, { certainty, upstream, exception }: PlatformRule): string {
  return `${title}; ${certainty}: ${upstream}${exception === undefined ? '' : `; ${exception} can permit it`}`;
}
