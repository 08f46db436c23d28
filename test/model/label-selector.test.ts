import { readFileSync } from 'node:fs';
import {
  isLabelKey,
  isLabelValue,
  Labels,
  labelSelectorProblems,
  matchesLabelSelector,
  matchesRequirement,
  requirementProblems,
  UncheckedSelector,
} from '../../src/model/label-selector';

interface Recorded {
  readonly text?: string;
  readonly labelSelector?: UncheckedSelector;
  readonly labels?: Labels;
  readonly matches?: boolean;
  readonly err?: string;
}

// What metav1.LabelSelectorAsSelector and labels.Selector answered. Cases with `text` are in kubectl's -l notation, which manifests do not have.
const all = JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/selector.json`, 'utf8')) as Recorded[];
const recorded = all.filter(({ text }) => text === undefined);

describe('label selectors as recorded from labels.Selector', () => {
  test('there is something to compare', () => {
    expect(recorded.filter(({ matches }) => matches === true).length).toBeGreaterThan(100);
    expect(recorded.filter(({ matches }) => matches === false).length).toBeGreaterThan(100);
    expect(recorded.filter(({ err }) => err !== undefined).length).toBeGreaterThan(100);
  });

  test('every selector that Go refuses has a problem, and no other', () => {
    const refused = ({ labelSelector }: Recorded) =>
      labelSelector !== undefined && labelSelectorProblems(labelSelector).length > 0;
    expect(recorded.filter((row) => refused(row) !== (row.err !== undefined))).toEqual([]);
  });

  test('every match is the one that Go finds', () => {
    const matches = ({ labelSelector, labels = {} }: Recorded) => matchesLabelSelector(labelSelector, labels);
    expect(recorded.filter((row) => matches(row) !== (row.matches ?? false))).toEqual([]);
  });
});

describe('the operators Gt and Lt, which only node affinity has', () => {
  // The recorded answers to the notation `a>1` are those of the same requirements.
  const requirements = new Map([
    ['a>1', [{ key: 'a', operator: 'Gt', values: ['1'] }]],
    ['a<1', [{ key: 'a', operator: 'Lt', values: ['1'] }]],
    [
      'a>1,a<10',
      [
        { key: 'a', operator: 'Gt', values: ['1'] },
        { key: 'a', operator: 'Lt', values: ['10'] },
      ],
    ],
  ]);

  test.each([...requirements])('%s is what Go finds', (text, parts) => {
    const rows = all.filter((row) => row.text === text);
    expect(rows.map(({ labels = {} }) => parts.every((part) => matchesRequirement(part, labels)))).toEqual(
      rows.map(({ matches }) => matches),
    );
    expect(rows.map(({ labels }) => labels?.a)).toContain('5');
  });

  test('compare integers and not texts, over the whole of 64 bits', () => {
    const above = (label: string, value: string) =>
      matchesRequirement({ key: 'a', operator: 'Gt', values: [value] }, { a: label });
    expect([
      above('10', '9'),
      above('9', '10'),
      above('9', '9'),
      above('9007199254740993', '9007199254740992'),
      above('+2', '1'),
    ]).toEqual([true, false, false, true, true]);
  });

  test('never match a label or a value that is no integer', () => {
    expect(matchesRequirement({ key: 'a', operator: 'Gt', values: ['1'] }, { a: '1.5' })).toBe(false);
    expect(matchesRequirement({ key: 'a', operator: 'Lt', values: ['many'] }, { a: '1' })).toBe(false);
    expect(matchesRequirement({ key: 'a', operator: 'Lt', values: ['9223372036854775808'] }, { a: '1' })).toBe(false);
  });

  test('want one integer', () => {
    expect(requirementProblems({ key: 'a', operator: 'Gt', values: ['x'] }, 'p')).toEqual([
      { rule: 'integer', field: 'p.values[0]', value: 'x' },
    ]);
    expect(requirementProblems({ key: 'a', operator: 'Lt', values: ['1', '2'] }, 'p')).toEqual([
      { rule: 'oneValue', field: 'p.values', value: ['1', '2'] },
    ]);
    expect(requirementProblems({ key: 'a', operator: 'Gt' }, 'p')).toEqual([
      { rule: 'oneValue', field: 'p.values', value: [] },
    ]);
    expect(requirementProblems({ key: 'a', operator: 'Gt', values: ['1'] }, 'p')).toEqual([]);
  });

  test('are unknown to a label selector', () => {
    expect(labelSelectorProblems({ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] })).toEqual([
      { rule: 'operator', field: 'matchExpressions[0].operator', value: 'Gt' },
    ]);
  });
});

test('every problem names its place in the selector', () => {
  expect(
    labelSelectorProblems({
      matchLabels: { '-bad': 'good', good: 'bad-' },
      matchExpressions: [
        { key: 'a', operator: 'In' },
        { key: 'a', operator: 'Exists', values: ['b', 'c-'] },
        { key: '', operator: 'equals' },
      ],
    }),
  ).toEqual([
    { rule: 'key', field: 'matchLabels', value: '-bad' },
    { rule: 'value', field: 'matchLabels', value: 'bad-' },
    { rule: 'valuesMissing', field: 'matchExpressions[0].values', value: [] },
    { rule: 'valuesForbidden', field: 'matchExpressions[1].values', value: ['b', 'c-'] },
    { rule: 'value', field: 'matchExpressions[1].values[1]', value: 'c-' },
    { rule: 'key', field: 'matchExpressions[2].key', value: '' },
    { rule: 'operator', field: 'matchExpressions[2].operator', value: 'equals' },
  ]);
});

test('a label is what the object holds itself, not what it inherits', () => {
  expect(matchesRequirement({ key: 'constructor', operator: 'Exists' }, {})).toBe(false);
  expect(matchesRequirement({ key: '__proto__', operator: 'DoesNotExist' }, {})).toBe(true);
});

test('a key has a name of at most 63 characters and a prefix of at most 253', () => {
  const part = 'p'.repeat(63);
  const prefix = `${part}.${part}.${part}.${'p'.repeat(61)}`;
  expect([
    isLabelKey('k'.repeat(63)),
    isLabelKey('k'.repeat(64)),
    isLabelKey(`${prefix}/k`),
    isLabelKey(`${prefix}p/k`),
  ]).toEqual([true, false, true, false]);
  expect(['a.b/C_d', 'A.b/c', '/c', 'a/', 'a/b/c', 'a-/b', 'a..b/c', ''].map(isLabelKey)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a value is empty or a name', () => {
  expect([
    isLabelValue(''),
    isLabelValue('v'.repeat(63)),
    isLabelValue('v'.repeat(64)),
    isLabelValue('a/b'),
    isLabelValue('é'),
  ]).toEqual([true, true, false, false, false]);
});
