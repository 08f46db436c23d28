import { StartupTaint, PolicyRule } from './options';
import { Toleration } from '../../model/generated/structs';

// there is no right to one's own node alone: the node is not known before the pod runs
const NODE_RULES: PolicyRule[] = [{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'patch'] }];

/** What an agent must be allowed to remove the taint itself. */
export function agentRules(taint: StartupTaint | undefined): PolicyRule[] {
  return taint?.removedBy === 'agent' ? NODE_RULES : [];
}

/** The toleration of the taint, whatever its value is by then. */
export function tolerationOf({ key, effect = 'NoSchedule' }: StartupTaint): Toleration {
  return { key, operator: 'Exists', effect };
}

/** The taint and who removes it; throws where nobody would. */
export function startupTaintText(path: string, { key, effect = 'NoSchedule', removedBy }: StartupTaint): string {
  switch (removedBy) {
    case 'agent':
      return `${key}:${effect} is removed by this agent once it is ready`;
    case 'controller':
      return `${key}:${effect} is removed by a controller once this agent is ready`;
  }
  throw new Error(
    `${path}: startupTaint '${key}' is removed by '${removedBy}', so its nodes would stay closed; say who removes it: removedBy: 'agent' or 'controller'`,
  );
}
