import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { Container, ContainerResizePolicy, ContainerRestartRule } from '../model/generated/structs';

const RULES = 'validation.go validateContainerRestartPolicy';
const RESIZE = 'validation.go validateResizePolicy';

export const rules = defineRules('restart-policies', RULES, {
  regular: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateContainers',
    until: 33,
    remedy: 'Leave restartPolicy of the container out; it needs Kubernetes 1.35.',
  },
  init: {
    reason: 'FieldValueNotSupported',
    upstream: 'validation.go validateInitContainerRestartPolicy',
    until: 33,
    remedy: 'Use Always, or leave restartPolicy out.',
  },
  policy: { reason: 'FieldValueNotSupported', since: 35, remedy: 'Use Always, Never or OnFailure.' },
  policyMissing: {
    reason: 'FieldValueRequired',
    since: 35,
    remedy: 'Set restartPolicy of the container, the rules are the exceptions from it.',
  },
  sidecarRules: {
    reason: 'FieldValueForbidden',
    upstream: 'validation.go validateInitContainerRestartPolicy',
    until: 35,
    remedy: 'Leave the rules out; those of sidecars need Kubernetes 1.36.',
  },
  tooManyRules: { reason: 'FieldValueTooMany', since: 36, remedy: 'Use at most 20 rules.' },
  tooLongRules: { reason: 'FieldValueTooLong', until: 35, remedy: 'Use at most 20 rules.' },
  action: { reason: 'FieldValueNotSupported', since: 35, remedy: 'Use Restart, or from 1.36 on RestartAllContainers.' },
  restartAll: {
    reason: 'FieldValueNotSupported',
    until: 35,
    remedy: 'Use Restart; RestartAllContainers needs Kubernetes 1.36.',
  },
  exitCodes: { reason: 'FieldValueRequired', since: 35, remedy: 'Give the exit codes that the rule is for.' },
  operator: { reason: 'FieldValueNotSupported', since: 35, remedy: 'Use In or NotIn.' },
  tooManyCodes: { reason: 'FieldValueTooMany', since: 36, remedy: 'List at most 255 exit codes.' },
  tooLongCodes: { reason: 'FieldValueTooLong', until: 35, remedy: 'List at most 255 exit codes.' },
  resizeTwice: { reason: 'FieldValueDuplicate', upstream: RESIZE, since: 33, remedy: 'Name each resource once.' },
  resizeMissing: {
    reason: 'FieldValueRequired',
    upstream: RESIZE,
    since: 33,
    remedy: 'Set both resourceName and restartPolicy.',
  },
  resizeResource: {
    reason: 'FieldValueNotSupported',
    upstream: RESIZE,
    since: 33,
    remedy: 'Set resourceName to cpu or memory.',
  },
  resizePolicy: {
    reason: 'FieldValueNotSupported',
    upstream: RESIZE,
    since: 33,
    remedy: 'Set restartPolicy to NotRequired or RestartContainer.',
  },
  resizeNever: {
    reason: 'FieldValueInvalid',
    upstream: RESIZE,
    since: 33,
    remedy: 'Set restartPolicy of the pod to Always, as every DaemonSet needs it.',
  },
  resizeInit: {
    reason: 'FieldValueInvalid',
    upstream: 'validation.go validateInitContainers',
    since: 36,
    remedy: 'Use NotRequired, or make a sidecar of it with restartPolicy Always.',
  },
});

/**
 * Restart policies of single containers: before 1.34 for sidecars only, dropped in 1.34 except for sidecars, since 1.35 for all
 * (gate ContainerRestartRules).
 */
export function validateRegularRestartPolicy(container: Container, path: Path, ctx: Context): void {
  if (container.restartPolicy === undefined && container.restartPolicyRules === undefined) return;
  if (ctx.atLeast(35)) {
    validateRestartRules(container, path, ctx);
  } else if (container.restartPolicy !== undefined) {
    ctx.report(rules.regular, path.child('restartPolicy'), 'is only for init containers');
  }
}

/** validateInitContainerRestartPolicy */
export function validateInitRestartPolicy(container: Container, path: Path, ctx: Context): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  // all minors allow these
  if ((restartPolicy === undefined || restartPolicy === 'Always') && restartPolicyRules.length === 0) return;
  if (!ctx.atLeast(35)) {
    if (restartPolicy === undefined || restartPolicy === 'Always') return;
    ctx.report(rules.init, path.child('restartPolicy'), `${quoted(restartPolicy)} is not Always`);
  } else if (restartPolicy === undefined && restartPolicyRules.length > 0) {
    ctx.report(rules.policyMissing, path.child('restartPolicy'), 'is missing, the rules need it');
  } else if (restartPolicy === 'Always' && !ctx.atLeast(36) && !ctx.relaxed.has('restartAll')) {
    // gate RestartAllContainersOnContainerExits
    if (restartPolicyRules.length > 0) {
      ctx.report(rules.sidecarRules, path.child('restartPolicyRules'), 'are not for restartPolicy Always');
    }
  } else if (restartPolicy !== undefined) {
    validateRestartRules(container, path, ctx);
  }
}

function validateRestartRules(container: Container, path: Path, ctx: Context): void {
  const { restartPolicyRules = [] } = container;
  const restartPolicy: string | undefined = container.restartPolicy;
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length > 0) {
      ctx.report(rules.policyMissing, path.child('restartPolicy'), 'is missing, the rules need it');
    }
  } else if (restartPolicy !== 'Always' && restartPolicy !== 'Never' && restartPolicy !== 'OnFailure') {
    ctx.report(
      rules.policy,
      path.child('restartPolicy'),
      `${quoted(restartPolicy)} is not one of Always, Never, OnFailure`,
    );
  }
  if (restartPolicyRules.length > 20) {
    const rule = ctx.atLeast(36) ? rules.tooManyRules : rules.tooLongRules;
    ctx.report(rule, path.child('restartPolicyRules'), `${restartPolicyRules.length} rules are more than 20`);
  }
  restartPolicyRules.forEach((rule, i) => validateRestartRule(rule, path.child('restartPolicyRules').index(i), ctx));
}

function validateRestartRule(rule: ContainerRestartRule, path: Path, ctx: Context): void {
  const action: string = rule.action ?? '';
  if (action === 'RestartAllContainers') {
    if (!ctx.relaxed.has('restartAll')) {
      ctx.report(rules.restartAll, path.child('action'), 'RestartAllContainers needs Kubernetes 1.36');
    }
  } else if (action !== 'Restart') {
    ctx.report(rules.action, path.child('action'), `${quoted(action)} is not one of Restart, RestartAllContainers`);
  }
  if (rule.exitCodes === undefined) return ctx.report(rules.exitCodes, path.child('exitCodes'), 'are missing');
  const { values = [] } = rule.exitCodes;
  const operator: string = rule.exitCodes.operator ?? '';
  if (operator !== 'In' && operator !== 'NotIn') {
    ctx.report(
      rules.operator,
      path.child('exitCodes').child('operator'),
      `${quoted(operator)} is not one of In, NotIn`,
    );
  }
  if (values.length > 255) {
    const long = ctx.atLeast(36) ? rules.tooManyCodes : rules.tooLongCodes;
    ctx.report(long, path.child('exitCodes').child('values'), `${values.length} exit codes are more than 255`);
  }
}

/** validateResizePolicy. Dropped before 1.33 (gate InPlacePodVerticalScaling). Only repeated resources are reported with their index. */
export function validateResizePolicy(
  policies: readonly ContainerResizePolicy[],
  path: Path,
  ctx: Context,
  podRestartPolicy: string,
): void {
  const seen = new Set<string>();
  policies.forEach((policy, i) => {
    const resource: string = policy.resourceName ?? '';
    const restart: string = policy.restartPolicy ?? '';
    if (seen.has(resource)) ctx.report(rules.resizeTwice, path.index(i), `${quoted(resource)} is named before`);
    seen.add(resource);
    for (const value of [resource, restart]) {
      // upstream does not print which one, so 1.37 reports a single error
      if (value === '') ctx.report(rules.resizeMissing, path, 'an entry has no resourceName, or no restartPolicy');
    }
    if (resource !== '' && resource !== 'cpu' && resource !== 'memory') {
      ctx.report(rules.resizeResource, path, `${quoted(resource)} is not one of cpu, memory`);
    }
    if (restart !== '' && restart !== 'NotRequired' && restart !== 'RestartContainer') {
      ctx.report(rules.resizePolicy, path, `${quoted(restart)} is not one of NotRequired, RestartContainer`);
    }
    if (podRestartPolicy === 'Never' && restart !== 'NotRequired') {
      ctx.report(
        rules.resizeNever,
        path,
        `${quoted(restart)} needs a restart, and the restartPolicy of the pod is Never`,
      );
    }
  });
}

/** Init containers that are not sidecars cannot be restarted for a resize. */
export function validateInitResizePolicy(policies: readonly ContainerResizePolicy[], path: Path, ctx: Context): void {
  if (ctx.relaxed.has('restartToResize')) return;
  policies.forEach(({ restartPolicy }, i) => {
    if (restartPolicy !== 'RestartContainer') return;
    ctx.report(
      rules.resizeInit,
      path.index(i).child('restartPolicy'),
      'RestartContainer is for sidecars and regular containers',
    );
  });
}
