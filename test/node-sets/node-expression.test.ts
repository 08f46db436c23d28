import * as fc from 'fast-check';
import { NodeAffinities } from '../../src/builders/node-affinities';
import { NodeAffinity, NodeSelectorTerm } from '../../src/model/generated/structs';
import { NodeExpression } from '../../src/node-sets/node-expression';
import { NodeLabels } from '../../src/node-sets/node-labels';
import { nodeRequirements } from '../../src/scheduling/node-affinity';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { CORES_OTHERS, expressionOf, isTrue, Labels, someCondition, someLabels } from '../support/node-conditions';

const gpu = NodeLabels.value('gpu');
const zone = NodeLabels.value('zone');
const cores = NodeLabels.value('cores', { otherValues: CORES_OTHERS });
const size = NodeLabels.value('size');

/** Terms in short: `gpu In [a b], zone Exists | cores Gt [4]`. */
function termsOf(expression: NodeExpression): string {
  const { requiredDuringSchedulingIgnoredDuringExecution: required } = NodeAffinities.matching(expression);
  if (!required) return 'no affinity';
  return required.nodeSelectorTerms
    .map(({ matchExpressions = [] }: NodeSelectorTerm) =>
      matchExpressions
        .map(({ key, operator, values }) => `${key} ${operator}${values ? ` [${values.join(' ')}]` : ''}`)
        .join(', '),
    )
    .join(' | ');
}

test.each<[string, NodeExpression, string]>([
  ['a condition alone is itself', gpu.in('b', 'a', 'b'), 'gpu In [a b]'],
  ['what is absent is not in any list', gpu.in('a').not(), 'gpu NotIn [a]'],
  ['the negation of existence is absence', gpu.exists().not(), 'gpu DoesNotExist'],
  ['two negations are none', cores.gt(4).and(zone.exists()).not().not(), 'cores Gt [4], zone Exists'],
  ['lists are intersected', gpu.in('a', 'b', 'c').and(gpu.in('b', 'c', 'd')), 'gpu In [b c]'],
  ['lists are united', gpu.in('a').or(gpu.in('b')), 'gpu In [a b]'],
  ['exclusions are merged', gpu.notIn('b').and(gpu.notIn('a')), 'gpu NotIn [a b]'],
  ['excluded values go out of lists', gpu.in('a', 'b').and(gpu.notIn('b')), 'gpu In [a]'],
  ['existence beside exclusion is kept', gpu.exists().and(gpu.notIn('a')), 'gpu Exists, gpu NotIn [a]'],
  ['existence beside a list is not said twice', gpu.exists().and(gpu.in('a')), 'gpu In [a]'],
  ['absence or a value takes two terms', gpu.doesNotExist().or(gpu.in('a')), 'gpu DoesNotExist | gpu In [a]'],
  ['what another term contains is dropped', gpu.in('a').or(gpu.in('a').and(zone.in('z'))), 'gpu In [a]'],
  [
    'what others cover together is dropped',
    gpu.in('a').or(gpu.notIn('a').and(zone.in('z'))),
    'gpu In [a] | zone In [z]',
  ],
  ['the negation of both is either negation', gpu.in('a').and(zone.in('z')).not(), 'gpu NotIn [a] | zone NotIn [z]'],
  ['the negation of either is both negations', gpu.in('a').or(zone.in('z')).not(), 'gpu NotIn [a], zone NotIn [z]'],
  ['a range is two comparisons', cores.gt(3).and(cores.gt(1), cores.lt(9), cores.lt(12)), 'cores Gt [3], cores Lt [9]'],
  ['numbers are taken out of lists', size.in('3', '04', '5', 'x').and(size.gt(3)), 'size In [04 5]'],
  [
    'only numbers of the range are excluded from it',
    size.gt(3).and(size.notIn('3', '04', 'x')),
    'size Gt [3], size NotIn [04]',
  ],
  ['all numbers are those above and those that are not', size.gt(4).or(size.lt(5)), 'size Gt [0] | size Lt [1]'],
  ['ranges that touch become one', size.gt(4).and(size.lt(10)).or(size.gt(8)), 'size Gt [4]'],
  [
    'a negated comparison takes what is absent, and other values by name',
    cores.gt(4).not(),
    'cores DoesNotExist | cores In [many unknown] | cores Lt [5]',
  ],
  [
    'a negated comparison is fine where the rest names the values',
    size.in('3', '5', 'x').and(size.gt(4).not()),
    'size In [3 x]',
  ],
  [
    'nothing is left of the numbers if both sides are taken',
    size.gt(4).or(size.gt(4).not()).and(zone.exists()),
    'zone Exists',
  ],
  ['what is always true needs no affinity', gpu.in('a').or(gpu.notIn('a')), 'no affinity'],
  ['also over several labels', gpu.in('a').or(zone.in('z'), gpu.in('a').or(zone.in('z')).not()), 'no affinity'],
])('%s', (_, expression, terms) => {
  expect(termsOf(expression)).toBe(terms);
});

test('twelve exclusions of two labels each take a term for each and one more, not 4096', () => {
  const pools = Array.from({ length: 12 }, (_, i) => gpu.in(`g${i}`).and(zone.in(`z${i}`)));
  const [first, ...others] = pools.map((pool) => pool.not());
  expect(termsOf(first.and(...others)).split(' | ')).toHaveLength(13);
});

test('expressions never change', () => {
  const one = gpu.in('a');
  one.and(zone.in('z'));
  one.or(zone.in('z'));
  one.not();
  expect(termsOf(one)).toBe('gpu In [a]');
});

test('the text of a condition is as it was put together', () => {
  expect(`${gpu.in('b', 'a').and(zone.exists()).or(cores.gt(4)).not()}`).toBe(
    'not ((gpu In [b, a] and zone Exists) or cores Gt [4])',
  );
});

test.each<[string, () => unknown, string]>([
  [
    'a list',
    () => gpu.in('a').and(zone.exists(), gpu.notIn('a')),
    "no node can meet '((gpu In [a] and zone Exists) and gpu NotIn [a])': what it asks of label 'gpu' contradicts itself",
  ],
  [
    'existence',
    () => gpu.exists().and(gpu.doesNotExist()),
    "no node can meet '(gpu Exists and gpu DoesNotExist)': what it asks of label 'gpu' contradicts itself",
  ],
  [
    'numbers',
    () => cores.gt(4).and(cores.lt(5)),
    "no node can meet '(cores Gt [4] and cores Lt [5])': what it asks of label 'cores' contradicts itself",
  ],
  [
    'always true, negated',
    () => gpu.in('a').or(gpu.notIn('a')).not(),
    "no node can meet 'not (gpu In [a] or gpu NotIn [a])': it contradicts itself",
  ],
])('what no node can meet is refused, naming it: %s', (_, make, message) => {
  expect(() => NodeAffinities.matching(make() as NodeExpression)).toThrow(
    new Error(`${message}; leave out a DaemonSet that no node can run`),
  );
});

test('what no operator can say is refused, and the error says how to fix it', () => {
  expect(() => NodeAffinities.matching(size.gt(4).not())).toThrow(
    new Error(
      "the condition 'not size Gt [4]' takes nodes whose label 'size' has a value that is not a whole number and not those with some of the numbers, which " +
        'node affinity cannot tell apart; if you know which values the label can have besides whole numbers, say so: ' +
        "NodeLabels.value('size', { otherValues: [] })",
    ),
  );
});

test('two opinions of the same label are refused', () => {
  expect(() => cores.gt(1).and(NodeLabels.value('cores', { otherValues: [] }).gt(2))).toThrow(
    new Error(
      "label 'cores' has the other values [many, unknown] in one condition and [] in another; give the same otherValues wherever it is used",
    ),
  );
});

test('what explodes is refused with the limit and the count', () => {
  const pair = (i: number) =>
    NodeLabels.value(`example.com/a${i}`)
      .exists()
      .or(NodeLabels.value(`example.com/b${i}`).exists());
  const pairs = (count: number) => pair(0).and(...Array.from({ length: count - 1 }, (_, i) => pair(i + 1)));
  expect(termsOf(pairs(8)).split(' | ')).toHaveLength(256);
  expect(() => pairs(9)).toThrow(
    /^the condition '.{297}\.\.\.' takes 512 terms of a node affinity or more, and at most 256 are allowed; use fewer labels in it, or give the nodes one label that says the same$/,
  );
});

const select = (affinity: NodeAffinity, labels: Labels): boolean =>
  nodeRequirements({ affinity: { nodeAffinity: affinity } }).judge({ name: 'node', labels }).length === 0;

/** The affinity of a condition; undefined where no node can meet it, or where no operator can say it, and then why. */
function compile(expression: NodeExpression): { affinity?: NodeAffinity; refusal?: string } {
  try {
    return { affinity: NodeAffinities.matching(expression) };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}

describe('for random conditions', () => {
  const seen = { taken: 0, left: 0, always: 0, never: 0, unsayable: 0 };

  test('the affinity takes a node exactly when the condition is true', () => {
    fc.assert(
      fc.property(someCondition, fc.array(someLabels, { minLength: 12, maxLength: 12 }), (condition, nodes) => {
        const { affinity, refusal } = compile(expressionOf(condition));
        if (refusal?.includes('cannot tell apart')) {
          seen.unsayable++;
          // of `cores` everything is known
          expect(refusal).toMatch(/label '(gpu|size|zone)'/);
          return;
        }
        if (refusal !== undefined) {
          seen.never++;
          expect(refusal).toContain('no node can meet');
        } else if (!affinity!.requiredDuringSchedulingIgnoredDuringExecution) {
          seen.always++;
        }
        for (const labels of nodes) {
          const truth = isTrue(condition, labels);
          expect({ condition, labels, taken: affinity !== undefined && select(affinity, labels) }).toEqual({
            condition,
            labels,
            taken: truth,
          });
          seen[truth ? 'taken' : 'left']++;
        }
      }),
      { numRuns: 4000, seed: 6 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
  });

  test('the affinity is one that every minor takes without a word', () => {
    const validator = new DaemonSetValidator();
    const labels = { app: 'agent' };
    fc.assert(
      fc.property(someCondition, (condition) => {
        const { affinity } = compile(expressionOf(condition));
        if (!affinity) return;
        const spec = { containers: [{ name: 'agent', image: 'agent:1' }], affinity: { nodeAffinity: affinity } };
        expect(
          validator.validate({
            apiVersion: 'apps/v1',
            kind: 'DaemonSet',
            metadata: { name: 'agent', namespace: 'agents' },
            spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
          }),
        ).toEqual([]);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('nodes that do not keep to what is said of a label never meet both a condition and its negation', () => {
    const stray = someLabels.map((labels) => ({ ...labels, cores: 'stray' }));
    fc.assert(
      fc.property(someCondition, stray, (condition, labels) => {
        const sides = [expressionOf(condition), expressionOf(condition).not()].map(compile);
        expect(sides.filter(({ affinity }) => affinity && select(affinity, labels)).length).toBeLessThan(2);
      }),
      { numRuns: 2000, seed: 8 },
    );
  });

  test('the affinity is the same whichever comes first, with labels, values and terms in order', () => {
    fc.assert(
      fc.property(someCondition, someCondition, (a, b) => {
        const [one, other] = [a, b].map(expressionOf);
        const { affinity, refusal } = compile(one.or(other));
        const turned = compile(other.or(one));
        expect([affinity, refusal === undefined]).toEqual([turned.affinity, turned.refusal === undefined]);
        const { nodeSelectorTerms = [] } = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {};
        const terms = nodeSelectorTerms.map(({ matchExpressions }) => matchExpressions!);
        expect(terms.map((term) => JSON.stringify(term))).toEqual(terms.map((term) => JSON.stringify(term)).sort());
        for (const term of terms) {
          expect(term.map(({ key }) => key)).toEqual(term.map(({ key }) => key).sort());
          for (const { values = [] } of term) expect(values).toEqual([...new Set(values)].sort());
        }
      }),
      { numRuns: 2000, seed: 9 },
    );
  });
});

liveTest(
  'the node affinity code of the oldest and newest Kubernetes that is built takes a node exactly when the condition is true, and finds no term invalid',
  () => {
    const nodes = fc.sample(someLabels, { numRuns: 40, seed: 10 });
    const cases = fc.sample(someCondition, { numRuns: 2500, seed: 11 }).flatMap((condition) => {
      const { affinity } = compile(expressionOf(condition));
      return affinity?.requiredDuringSchedulingIgnoredDuringExecution
        ? [{ condition, affinity, nodes: nodes.map((labels, i) => ({ name: `n${i}`, labels })) }]
        : [];
    });
    expect(cases.length).toBeGreaterThan(1500);
    const truths = cases.map(({ condition }) => nodes.map((labels) => isTrue(condition, labels)));
    for (const minor of new Set([builtMinors[0], builtMinors.at(-1)!])) {
      const answers = askKubernetes<{ matches: boolean[]; errs?: string[] }>(minor, 'nodeaffinity', cases);
      expect([minor, answers.filter(({ errs }) => errs)]).toEqual([minor, []]);
      expect([minor, answers.map(({ matches }) => matches)]).toEqual([minor, truths]);
    }
  },
);
