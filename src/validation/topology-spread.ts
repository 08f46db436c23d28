import { validateMatchLabelKeys, validateMatchLabelKeysApart } from './label-keys';
import { validateLabelSelector } from './selector';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { quoted } from '../findings/text';
import { TopologySpreadConstraint } from '../model/generated/structs';

export const rules = defineRules('topology-spread', 'validation.go validateTopologySpreadConstraints', {
  maxSkew: { reason: 'FieldValueInvalid', remedy: 'Use a whole number of 1 or more.' },
  topologyKey: { reason: 'FieldValueRequired', remedy: 'Name a node label, such as topology.kubernetes.io/zone.' },
  whenUnsatisfiable: { reason: 'FieldValueNotSupported', remedy: 'Use DoNotSchedule or ScheduleAnyway.' },
  twice: { reason: 'FieldValueDuplicate', remedy: 'Keep one constraint of each topologyKey and whenUnsatisfiable.' },
  minDomains: { reason: 'FieldValueInvalid', remedy: 'Use a whole number of 1 or more.' },
  minDomainsSoft: {
    reason: 'FieldValueInvalid',
    remedy: 'Set whenUnsatisfiable to DoNotSchedule, or leave minDomains out.',
  },
  inclusionPolicy: { reason: 'FieldValueNotSupported', remedy: 'Use Honor or Ignore.' },
});

/** validateTopologySpreadConstraints */
export function validateTopologySpreadConstraints(
  constraints: readonly TopologySpreadConstraint[],
  path: Path,
  ctx: Context,
): void {
  const last = new Map(constraints.map((constraint, i) => [keyOf(constraint), i]));
  constraints.forEach((constraint, i) =>
    validateConstraint(constraint, last.get(keyOf(constraint)) !== i, path.index(i), ctx),
  );
}

function keyOf({ topologyKey, whenUnsatisfiable }: TopologySpreadConstraint): string {
  return `${topologyKey}\n${whenUnsatisfiable}`;
}

function validateConstraint(constraint: TopologySpreadConstraint, comesAgain: boolean, path: Path, ctx: Context): void {
  const { maxSkew, topologyKey, minDomains, labelSelector, matchLabelKeys, nodeAffinityPolicy, nodeTaintsPolicy } =
    constraint;
  const whenUnsatisfiable: string = constraint.whenUnsatisfiable;
  if (maxSkew <= 0) ctx.report(rules.maxSkew, path.child('maxSkew'), `${maxSkew} is less than 1`);
  if (topologyKey === '') ctx.report(rules.topologyKey, path.child('topologyKey'), 'is missing');
  if (whenUnsatisfiable !== 'DoNotSchedule' && whenUnsatisfiable !== 'ScheduleAnyway') {
    ctx.report(
      rules.whenUnsatisfiable,
      path.child('whenUnsatisfiable'),
      `${quoted(whenUnsatisfiable)} is not one of DoNotSchedule, ScheduleAnyway`,
    );
  }
  // reports the constraint that is repeated later, with both fields as one value
  if (comesAgain) {
    ctx.report(
      rules.twice,
      path.child('topologyKey', '{topologyKey, whenUnsatisfiable}'),
      `${quoted(topologyKey)} with ${quoted(whenUnsatisfiable)} comes again`,
    );
  }
  if (minDomains !== undefined) {
    if (minDomains <= 0) ctx.report(rules.minDomains, path.child('minDomains'), `${minDomains} is less than 1`);
    if (whenUnsatisfiable !== 'DoNotSchedule') {
      ctx.report(
        rules.minDomainsSoft,
        path.child('minDomains'),
        `is for DoNotSchedule only, whenUnsatisfiable is ${quoted(whenUnsatisfiable)}`,
      );
    }
  }
  validateInclusionPolicy(nodeAffinityPolicy, path.child('nodeAffinityPolicy'), ctx);
  validateInclusionPolicy(nodeTaintsPolicy, path.child('nodeTaintsPolicy'), ctx);
  // gate MatchLabelKeysInPodTopologySpreadSelectorMerge, on by default from 1.34
  if (ctx.atLeast(34) && !ctx.relaxed.has('spreadLabelKeys')) {
    validateMatchLabelKeys(matchLabelKeys, undefined, labelSelector, path, ctx);
  } else {
    validateMatchLabelKeysApart(matchLabelKeys, labelSelector, path.child('matchLabelKeys'), ctx);
  }
  if (!ctx.relaxed.has('spreadSelectors')) validateLabelSelector(labelSelector, path.child('labelSelector'), ctx);
}

function validateInclusionPolicy(policy: string | undefined, path: Path, ctx: Context): void {
  if (policy !== undefined && policy !== 'Honor' && policy !== 'Ignore') {
    ctx.report(rules.inclusionPolicy, path, `${quoted(policy)} is not one of Honor, Ignore`);
  }
}
