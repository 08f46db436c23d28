import { Fail } from './fail';
import { NodePoolsOptions, NodePool } from './options';

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Refuses lists of pools that leave open which nodes belong to which. */
export function checkPoolList(pools: readonly NodePool[], { nowhereElse = false }: NodePoolsOptions, fail: Fail): void {
  if (pools.length === 0) fail('there are no pools; give at least one');
  const places = new Map<string, number>();
  pools.forEach(({ name }, i) => {
    if (!NAME.test(name)) {
      fail(
        `pools[${i}] is called '${name}'; use up to 63 lower-case letters, digits and '-', with a letter or digit at both ends`,
      );
    }
    const other = places.get(name);
    if (other !== undefined) {
      fail(`pools[${other}] and pools[${i}] are both called '${name}'; give each its own name`);
    }
    places.set(name, i);
  });
  const [one, two] = pools.filter(({ nodes }) => nodes === undefined);
  if (two) {
    fail(
      `pools '${one.name}' and '${two.name}' both have no condition, but only one pool can take all other nodes; give one of them a condition: nodes`,
    );
  }
  if (one && nowhereElse) {
    fail(
      `nowhereElse is true, but pool '${one.name}' has no condition and takes all other nodes; set nowhereElse to false, or give the pool a condition: nodes`,
    );
  }
  if (!one && !nowhereElse) {
    fail(
      'no pool takes the nodes that meet none of the conditions; add a pool without nodes at the end, or set nowhereElse to true if they get no pod',
    );
  }
}
