import { NodePool } from './options';
import { NodeExpression } from '../node-sets/node-expression';
import { NodeLabel } from '../node-sets/node-label';
import { profileOf } from '../platforms/profiles';

/** The nodes of a pool: those that it names, or those of its platform where these have labels. */
export function nodesOfPool({ nodes, platform }: NodePool): NodeExpression | undefined {
  if (nodes !== undefined || platform === undefined) return nodes;
  const conditions = Object.entries(profileOf(platform)?.nodeLabels?.value ?? {}).map(([label, value]) => {
    const own = NodeLabel._of(label, null);
    return value === '*' ? own.exists() : own.in(value);
  });
  const [first, ...others] = conditions;
  return first?.and(...others);
}
