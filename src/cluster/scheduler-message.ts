/*
 * The scheduler counts nodes by reason: `0/240 nodes are available: 1 Insufficient cpu, 239 node(s) didn't satisfy plugin(s)
 * [NodeAffinity]. preemption: ...`. A daemon pod is meant for one node; what all other nodes lack says nothing.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.4/pkg/scheduler/framework/types.go (FitError.Error)
 */

const COUNTED = /^\d+ /;
const OF_OTHER_NODES = [
  /didn't match Pod's node affinity\/selector/,
  /didn't satisfy plugin\(s\) \[NodeAffinity\]/,
  /didn't match node selector/,
  /filtered out by the prefilter/,
  /Preemption is not helpful for scheduling/,
];

/** The reasons of the node that the pod is meant for; the whole message if it has another form. */
export function schedulerReason(message: string): string {
  const [, rest] = /^\d+\/\d+ nodes are available: (.*)$/s.exec(message) ?? [];
  if (rest === undefined) return message;
  const [fit, ...preemption] = rest.split(/\.? preemption: /);
  const reasons = partsOf(fit.replace(/\.\s*$/, '')).filter(
    (part) => !OF_OTHER_NODES.some((other) => other.test(part)),
  );
  if (reasons.length === 0) return message;
  const texts = reasons.map((part) => part.replace(COUNTED, '').replace(/^node\(s\) /, ''));
  const evicts = preemption.some((text) => /No preemption victims found|No preemption candidates/.test(text));
  return `${texts.join(', ')}${evicts ? '; no pod of lower priority could make room' : ''}`;
}

/** Reasons are separated by commas, before a number; a taint in braces may hold commas of its own. */
function partsOf(text: string): string[] {
  return text.split(/, (?=\d+ )/);
}
