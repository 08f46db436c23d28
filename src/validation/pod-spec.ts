import { validateAffinity } from './affinity';
import { validateContainers } from './containers';
import { validateDns, validateHostAliases } from './dns';
import { byteLength, dnsLabelProblems, dnsSubdomainProblems, qualifiedNameProblems, reportName } from './names';
import { validateOS } from './os';
import { validatePodSecurityContext } from './pod-security-context';
import { validateResourceClaims } from './resource-claims';
import { validateOverhead } from './resources';
import { validateLabels } from './selector';
import { validateTolerations } from './tolerations';
import { validateTopologySpreadConstraints } from './topology-spread';
import { validateVolumes } from './volumes';
import { validateWindowsHostProcess } from './windows';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';
import { quoted } from '../findings/text';
import { PodSpec } from '../model/generated/structs';
import { forEachContainer } from '../stored/visit-containers';

const HOST_USERS = 'validation.go validateHostUsers';
const HOSTNAME = 'validation.go validatePodHostName';
const GATES = 'validation.go validateSchedulingGates';
const HOST_USERS_REMEDY = 'Leave hostUsers out, or the namespace of the host.';

export const rules = defineRules('pod-spec', 'validation.go ValidatePodSpec', {
  restartPolicy: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateRestartPolicy',
    remedy: 'Use Always, the only policy of a DaemonSet.',
  },
  nodeSelector: {
    reason: 'FieldValueInvalid',
    remedy: 'Write node labels as a valid key and value, such as kubernetes.io/os: linux.',
  },
  serviceAccountName: { reason: 'FieldValueInvalid', remedy: 'Write the name of a ServiceAccount.' },
  nodeName: { reason: 'FieldValueInvalid', remedy: 'Leave nodeName out: a DaemonSet chooses its nodes.' },
  priorityClassName: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the name of a PriorityClass, such as system-node-critical.',
  },
  runtimeClassName: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the name of a RuntimeClass, or leave the field out.',
  },
  activeDeadline: {
    reason: 'FieldValueInvalid',
    remedy: 'Leave activeDeadlineSeconds out: a DaemonSet must not have it.',
  },
  hostname: {
    reason: 'FieldValueInvalid',
    remedy: "Write at most 63 lower-case letters, digits and '-', without dots.",
  },
  subdomain: {
    reason: 'FieldValueInvalid',
    remedy: "Write at most 63 lower-case letters, digits and '-', without dots.",
  },
  preemptionMissing: {
    reason: 'FieldValueRequired',
    remedy: 'Use PreemptLowerPriority or Never, or leave the field out.',
  },
  preemption: { reason: 'FieldValueNotSupported', remedy: 'Use PreemptLowerPriority or Never.' },
  hostPort: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validatePodHostNetworkDeps',
    remedy: 'Leave hostPort out, or set it to the containerPort: hostNetwork maps no ports.',
  },
  readinessGate: {
    reason: 'FieldValueInvalid',
    remedy: 'Write the condition type as a name with a domain before it, such as example.com/ready.',
  },
  schedulingGate: {
    reason: 'FieldValueInvalid',
    upstream: GATES,
    remedy: 'Write the gate as a name with a domain before it, such as example.com/quota.',
  },
  schedulingGateTwice: { reason: 'FieldValueDuplicate', upstream: GATES, remedy: 'Name each gate once.' },
  hostUsersNetwork: { reason: 'FieldValueForbidden', upstream: HOST_USERS, since: 33, remedy: HOST_USERS_REMEDY },
  hostUsersPID: { reason: 'FieldValueForbidden', upstream: HOST_USERS, since: 33, remedy: HOST_USERS_REMEDY },
  hostUsersIPC: { reason: 'FieldValueForbidden', upstream: HOST_USERS, since: 33, remedy: HOST_USERS_REMEDY },
  hostUsersDevices: {
    reason: 'FieldValueForbidden',
    upstream: HOST_USERS,
    since: 34,
    remedy: 'Leave hostUsers out, or the volumeDevices.',
  },
  hostnameFQDN: {
    reason: 'FieldValueForbidden',
    upstream: HOSTNAME,
    since: 35,
    remedy: 'Leave hostnameOverride or setHostnameAsFQDN out.',
  },
  hostnameNetwork: {
    reason: 'FieldValueForbidden',
    upstream: HOSTNAME,
    since: 35,
    remedy: 'Leave hostnameOverride or hostNetwork out.',
  },
  hostnameLong: { reason: 'FieldValueTooLong', upstream: HOSTNAME, since: 35, remedy: 'Use at most 64 bytes.' },
  hostnameOverride: {
    reason: 'FieldValueInvalid',
    upstream: HOSTNAME,
    since: 35,
    remedy: 'Write a DNS name, such as agent.example.com.',
  },
});

/** ValidatePodSpec, of a template or, with its name, of a pod */
export function validatePodSpec(spec: PodSpec, path: Path, ctx: Context, podName?: string): void {
  validateContainers(spec, validateVolumes(spec, path.child('volumes'), ctx, podName), path, ctx);
  validatePolicies(spec, path, ctx);
  validateNames(spec, path, ctx);
  validateHostNetworkPorts(spec, path, ctx);
  if (spec.hostUsers === false) validateHostUsers(spec, path, ctx);
  if (spec.hostnameOverride !== undefined) {
    validateHostnameOverride(spec, spec.hostnameOverride, path.child('hostnameOverride'), ctx);
  }
  validateDns(spec.dnsPolicy, spec.dnsConfig, path, ctx);
  validatePodSecurityContext(spec, path, ctx);
  validateWindowsHostProcess(spec, path, ctx);
  validateOS(spec, path, ctx);
  if (spec.nodeSelector !== undefined) {
    validateLabels(spec.nodeSelector, path.child('nodeSelector'), ctx, rules.nodeSelector);
  }
  if (spec.affinity !== undefined) validateAffinity(spec.affinity, path.child('affinity'), ctx);
  if (spec.tolerations !== undefined) validateTolerations(spec.tolerations, path.child('tolerations'), ctx);
  if (spec.topologySpreadConstraints !== undefined) {
    validateTopologySpreadConstraints(spec.topologySpreadConstraints, path.child('topologySpreadConstraints'), ctx);
  }
  if (spec.hostAliases !== undefined) validateHostAliases(spec.hostAliases, path.child('hostAliases'), ctx);
  if (spec.resourceClaims !== undefined) validateResourceClaims(spec.resourceClaims, path.child('resourceClaims'), ctx);
  if (spec.overhead !== undefined) validateOverhead(spec.overhead, path.child('overhead'), ctx);
  validateGates(spec, path, ctx);
}

function validatePolicies(spec: PodSpec, path: Path, ctx: Context): void {
  const { activeDeadlineSeconds: deadline } = spec;
  const restart: string = spec.restartPolicy ?? 'Always';
  if (restart !== 'Always' && restart !== 'OnFailure' && restart !== 'Never') {
    ctx.report(
      rules.restartPolicy,
      path.child('restartPolicy'),
      `${quoted(restart)} is not one of Always, OnFailure, Never`,
    );
  }
  if (deadline !== undefined && (deadline < 1 || deadline > 2147483647)) {
    ctx.report(
      rules.activeDeadline,
      path.child('activeDeadlineSeconds'),
      `${deadline} is outside the range 1 to 2147483647`,
    );
  }
  const preemption: string | undefined = spec.preemptionPolicy;
  if (preemption === '') {
    ctx.report(rules.preemptionMissing, path.child('preemptionPolicy'), 'is empty');
  } else if (preemption !== undefined && preemption !== 'PreemptLowerPriority' && preemption !== 'Never') {
    ctx.report(
      rules.preemption,
      path.child('preemptionPolicy'),
      `${quoted(preemption)} is not one of PreemptLowerPriority, Never`,
    );
  }
}

function validateNames(spec: PodSpec, path: Path, ctx: Context): void {
  validateName(
    dnsSubdomainProblems,
    spec.serviceAccountName,
    rules.serviceAccountName,
    path,
    'serviceAccountName',
    ctx,
  );
  validateName(dnsSubdomainProblems, spec.nodeName, rules.nodeName, path, 'nodeName', ctx);
  validateName(dnsSubdomainProblems, spec.priorityClassName, rules.priorityClassName, path, 'priorityClassName', ctx);
  validateName(dnsLabelProblems, spec.hostname, rules.hostname, path, 'hostname', ctx);
  validateName(dnsLabelProblems, spec.subdomain, rules.subdomain, path, 'subdomain', ctx);
  // the only one of these names for which empty differs from absent
  const { runtimeClassName } = spec;
  if (runtimeClassName !== undefined) {
    reportName(
      dnsSubdomainProblems(runtimeClassName),
      runtimeClassName,
      rules.runtimeClassName,
      path.child('runtimeClassName'),
      ctx,
    );
  }
}

function validateName(
  problemsOf: (name: string) => readonly string[],
  name: string | undefined,
  rule: Rule,
  path: Path,
  field: string,
  ctx: Context,
): void {
  if (name !== undefined && name !== '') reportName(problemsOf(name), name, rule, path.child(field), ctx);
}

/** validatePodHostNetworkDeps: checks regular containers only. */
function validateHostNetworkPorts(spec: PodSpec, path: Path, ctx: Context): void {
  if (spec.hostNetwork !== true) return;
  spec.containers.forEach(({ ports }, i) =>
    ports?.forEach(({ hostPort = 0, containerPort }, j) => {
      if (hostPort === 0 || hostPort === containerPort) return;
      ctx.report(
        rules.hostPort,
        path.child('containers').index(i).child('ports').index(j).child('hostPort'),
        `${hostPort} is not the containerPort ${containerPort}, as hostNetwork needs it`,
      );
    }),
  );
}

/** validateHostUsers; before 1.33, the field is dropped (gate UserNamespacesSupport). */
function validateHostUsers(spec: PodSpec, path: Path, ctx: Context): void {
  const message = 'is forbidden with hostUsers false';
  if (spec.hostNetwork === true && !ctx.relaxed.has('hostUsersNetwork')) {
    ctx.report(rules.hostUsersNetwork, path.child('hostNetwork'), message);
  }
  // upstream writes these two with an initial capital
  if (spec.hostPID === true) ctx.report(rules.hostUsersPID, path.child('hostPID', 'HostPID'), message);
  if (spec.hostIPC === true) ctx.report(rules.hostUsersIPC, path.child('hostIPC', 'HostIPC'), message);
  if (ctx.relaxed.has('volumeDevices')) return;
  forEachContainer(spec, ({ volumeDevices = [] }, list, i) => {
    if (volumeDevices.length > 0) {
      ctx.report(rules.hostUsersDevices, path.child(list).index(i).child('volumeDevices'), message);
    }
  });
}

/** validatePodHostName; 1.34 drops the field (gate HostnameOverride). */
function validateHostnameOverride(spec: PodSpec, name: string, path: Path, ctx: Context): void {
  if (spec.setHostnameAsFQDN === true) ctx.report(rules.hostnameFQDN, path, 'is forbidden with setHostnameAsFQDN');
  if (spec.hostNetwork === true) ctx.report(rules.hostnameNetwork, path, 'is forbidden with hostNetwork');
  if (byteLength(name) > 64) ctx.report(rules.hostnameLong, path, `has ${byteLength(name)} bytes, 64 are allowed`);
  reportName(dnsSubdomainProblems(name), name, rules.hostnameOverride, path, ctx);
}

/** validateReadinessGates and validateSchedulingGates; upstream prints the path of the scheduling gate, without its name. */
function validateGates({ readinessGates, schedulingGates }: PodSpec, path: Path, ctx: Context): void {
  readinessGates?.forEach(({ conditionType }, i) => {
    reportName(
      qualifiedNameProblems(conditionType),
      conditionType,
      rules.readinessGate,
      path.child('readinessGates').index(i).child('conditionType'),
      ctx,
    );
  });
  if (schedulingGates === undefined) return;
  const seen = new Set<string>();
  schedulingGates.forEach(({ name }, i) => {
    reportName(qualifiedNameProblems(name), name, rules.schedulingGate, path.child('schedulingGates').index(i), ctx);
    if (seen.has(name)) {
      ctx.report(rules.schedulingGateTwice, path.child('schedulingGates').index(i), `${quoted(name)} is named twice`);
    }
    seen.add(name);
  });
}
