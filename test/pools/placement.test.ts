import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { DaemonSetPool, DaemonSetDifferences } from '../../src/pools/options';
import { placementRules } from '../../src/scheduling/placement';
import {
  Condition,
  expressionOf,
  isTrue,
  Labels,
  someLabels,
  someNegatableCondition,
} from '../support/node-conditions';

interface RandomPool {
  readonly condition: Condition;
  /** What its differences ask of nodes beside that. */
  readonly zone?: string;
  readonly gpu?: string;
}

const somePool: fc.Arbitrary<RandomPool> = fc.record({
  condition: someNegatableCondition,
  zone: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.constantFrom('a', 'b')),
  gpu: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.constantFrom('a', '4')),
});

function differencesOf({ zone, gpu }: RandomPool): DaemonSetDifferences {
  return {
    ...(zone !== undefined && { nodeSelector: { zone } }),
    ...(gpu !== undefined && {
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: 'gpu', operator: 'In', values: [gpu] }] },
              { matchExpressions: [{ key: 'gpu', operator: 'In', values: ['7'] }] },
            ],
          },
        },
      },
    }),
  };
}

/** Whether a node belongs to a pool as the user would read it. */
function belongs(labels: Labels, { condition, zone, gpu }: RandomPool): boolean {
  const byDifferences = gpu === undefined || labels.gpu === gpu || labels.gpu === '7';
  return isTrue(condition, labels) && (zone === undefined || labels.zone === zone) && byDifferences;
}

type Outcome = { readonly daemonSets: object[] } | { readonly refusal: string };

function make(pools: RandomPool[], hasDefault: boolean): Outcome {
  const given: DaemonSetPool[] = pools.map((pool, i) => ({
    name: `p${i}`,
    nodes: expressionOf(pool.condition),
    differences: differencesOf(pool),
  }));
  try {
    const made = DaemonSetPools.ofDaemonSets(new Chart(new App(), 'chart'), 'pools', {
      base: {
        metadata: { name: 'agent' },
        containers: [{ name: 'agent', image: 'agent:1' }],
        nodeSelector: { tier: 'x' },
      },
      ...(hasDefault ? { pools: [...given, { name: 'rest' }] } : { pools: given, nowhereElse: true }),
    });
    return { daemonSets: made.daemonSets.map((daemonSet) => ApiObject.of(daemonSet).toJson()) };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}

const someNode = fc
  .tuple(someLabels, fc.boolean())
  .map(([labels, inTier]): Labels => (inTier ? { ...labels, tier: 'x' } : labels));
const someNodes = fc.array(someNode, { minLength: 12, maxLength: 12 });

describe.each([
  [true, 6000, 2],
  [false, 4200, 3],
])('with a default: %p', (hasDefault, numRuns, seed) => {
  test('of random pools, the DaemonSet of the first one that a node belongs to takes it, and no other', () => {
    const seen = { made: 0, taken: 0, left: 0, unsayable: 0, empty: 0 };
    fc.assert(
      fc.property(fc.array(somePool, { minLength: 1, maxLength: 4 }), someNodes, (pools, nodes) => {
        const outcome = make(pools, hasDefault);
        const owners = nodes.map((labels) => {
          const first = pools.findIndex((pool) => belongs(labels, pool));
          if (!('tier' in labels)) return [];
          return first >= 0 ? [first] : hasDefault ? [pools.length] : [];
        });
        if ('refusal' in outcome) {
          const { refusal } = outcome;
          const [, refused] = /pool '(p\d|rest)'/.exec(refusal)!;
          if (refusal.includes('cannot tell apart')) {
            expect(refusal).toMatch(/label '(gpu|size|zone)'/);
            seen.unsayable++;
          } else {
            // the pool that is said to get no node gets none of these
            expect(refusal).toMatch(/no node|every node that meets/);
            expect(owners.flat()).not.toContain(refused === 'rest' ? pools.length : Number(refused.slice(1)));
            seen.empty++;
          }
          return;
        }
        seen.made++;
        const rules = outcome.daemonSets.map(placementRules);
        const takers = nodes.map((labels) =>
          rules.flatMap((rule, i) =>
            rule.judge({ name: 'node', labels, taints: [] }).placement === 'runs' ? [i] : [],
          ),
        );
        expect(takers).toEqual(owners);
        for (const owner of owners) seen[owner.length ? 'taken' : 'left']++;
      }),
      { numRuns, seed },
    );
    expect(seen.made).toBeGreaterThan(2000);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  });
});
