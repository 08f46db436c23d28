import { NodeExpression } from './node-expression';
import { NodeSelectorRequirement, NodeSelectorTerm, PodSpecOptions } from '../model/generated/structs';
import { requirementProblems } from '../model/label-selector';

/** Labels that a node selector asks for. */
function selectorRequirements({ nodeSelector = {} }: PodSpecOptions): NodeSelectorRequirement[] {
  return Object.entries(nodeSelector).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

export function requiredTerms({ affinity }: PodSpecOptions): NodeSelectorTerm[] | undefined {
  return affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
}

/** Nodes that a placement takes as far as their labels decide it: names of nodes are left out, and a term that is invalid takes none. */
export function placementExpression(placement: PodSpecOptions): NodeExpression {
  const selector = NodeExpression._anyOf([selectorRequirements(placement)]);
  const terms = requiredTerms(placement);
  if (!terms) return selector;
  const usable = terms
    .map(({ matchExpressions = [], matchFields = [] }) => ({ matchExpressions, matchFields }))
    .filter(({ matchExpressions, matchFields }) => matchExpressions.length + matchFields.length > 0)
    .map(({ matchExpressions }) => matchExpressions)
    .filter((requirements) => requirements.every((requirement) => requirementProblems(requirement, '').length === 0));
  return selector.and(NodeExpression._anyOf(usable));
}
