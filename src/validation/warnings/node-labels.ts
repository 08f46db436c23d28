import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { NodeAffinity, NodeSelectorTerm, PodSpec } from '../../model/generated/structs';
import { labelValueProblems, reportName } from '../names';

const REMEDY = 'Use the label that the message names.';

export const rules = defineRules(
  'warnings/node-labels',
  { stage: 'warn', severity: 'warning', upstream: 'api/node/util.go GetNodeLabelDeprecatedMessage' },
  {
    nodeSelector: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    affinity: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    topologyKey: { reason: 'FieldValueNotSupported', remedy: REMEDY },
    preferredValue: {
      reason: 'FieldValueInvalid',
      upstream: 'api/node/util.go GetWarningsForNodeSelectorTerm',
      since: 33,
      remedy: "Write a label value: at most 63 letters, digits, '-', '_' and '.'.",
    },
  },
);

/** Labels that nodes will lose, or have lost, with what to use instead; the last three since 1.31. */
const DEPRECATED = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
  ['app.kubernetes.io/created-by', 'a label of your own'],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', 'a taint'],
  ['node-role.kubernetes.io/master', 'node-role.kubernetes.io/control-plane'],
]);
const SINCE_31 = new Set([
  'app.kubernetes.io/created-by',
  'scheduler.alpha.kubernetes.io/preferAvoidPods',
  'node-role.kubernetes.io/master',
]);

function deprecated(key: string, ctx: Context): string | undefined {
  const instead = DEPRECATED.get(key);
  if (instead === undefined || (SINCE_31.has(key) && !ctx.atLeast(31))) return undefined;
  return `${quoted(key)} is deprecated, use ${instead}`;
}

/** Deprecated labels by which the pod spec selects nodes. */
export function warnOfNodeLabels(spec: PodSpec, path: Path, ctx: Context): void {
  for (const key in spec.nodeSelector) {
    const message = deprecated(key, ctx);
    if (message !== undefined) ctx.report(rules.nodeSelector, path.child('nodeSelector').key(key), message);
  }
  if (spec.affinity?.nodeAffinity !== undefined) {
    warnOfNodeAffinity(spec.affinity.nodeAffinity, path.child('affinity').child('nodeAffinity'), ctx);
  }
  spec.topologySpreadConstraints?.forEach(({ topologyKey }, i) => {
    const message = deprecated(topologyKey, ctx);
    if (message !== undefined) {
      ctx.report(rules.topologyKey, path.child('topologySpreadConstraints').index(i).child('topologyKey'), message);
    }
  });
}

function warnOfNodeAffinity(affinity: NodeAffinity, path: Path, ctx: Context): void {
  affinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.forEach((term, i) => {
    warnOfTerm(
      term,
      path.child('requiredDuringSchedulingIgnoredDuringExecution').child('nodeSelectorTerms').index(i),
      ctx,
      false,
    );
  });
  affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ preference }, i) => {
    warnOfTerm(
      preference,
      path.child('preferredDuringSchedulingIgnoredDuringExecution').index(i).child('preference'),
      ctx,
      true,
    );
  });
}

function warnOfTerm(term: NodeSelectorTerm, path: Path, ctx: Context, isPreferred: boolean): void {
  term.matchExpressions?.forEach(({ key, values = [] }, i) => {
    const message = deprecated(key, ctx);
    if (message !== undefined) {
      ctx.report(rules.affinity, path.child('matchExpressions').index(i).child('key'), message);
    }
    if (!isPreferred) return;
    values.forEach((value, j) => {
      reportName(
        labelValueProblems(value),
        value,
        rules.preferredValue,
        path.child('matchExpressions').index(i).child('values').index(j),
        ctx,
      );
    });
  });
}
