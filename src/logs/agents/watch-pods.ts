import { PolicyRule } from '../../constructs/node-agent/options';

/** The right to watch pods, and namespaces where their labels are asked for. */
export function watchPods(namespaceLabels: boolean | undefined): PolicyRule[] {
  const resources = namespaceLabels ? ['namespaces', 'pods'] : ['pods'];
  return [{ apiGroups: [''], resources, verbs: ['get', 'list', 'watch'] }];
}
