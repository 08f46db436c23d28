import { readFileSync } from 'node:fs';
import { LabelSelector } from '../../src/model/generated/structs';
import { isLabelKey, isLabelValue, Labels, labelSelectorProblems, matchesLabelSelector, matchesRequirement, requirementProblems } from '../../src/model/label-selector';

interface Recorded {
  readonly text?: string;
  readonly labelSelector?: LabelSelector;
  readonly labels?: Labels;
  readonly matches?: boolean;
  readonly err?: string;
}

// What metav1.LabelSelectorAsSelector and labels.Selector answered. Cases with `text` are in kubectl's -l notation, which manifests do not have.
const recorded = (JSON.parse(readFileSync(`${__dirname}/../../conformance/recorded/selector.json`, 'utf8')) as Recorded[])
  .filter(({ text }) => text === undefined);

describe('label selectors as recorded from labels.Selector', () => {
  test('there is something to compare', () => {
    expect(recorded.filter(({ matches }) => matches === true).length).toBeGreaterThan(100);
    expect(recorded.filter(({ matches }) => matches === false).length).toBeGreaterThan(100);
    expect(recorded.filter(({ err }) => err !== undefined).length).toBeGreaterThan(100);
  });

  test('every selector that Go refuses has a problem, and no other', () => {
    const refused = ({ labelSelector }: Recorded) => labelSelector !== undefined && labelSelectorProblems(labelSelector).length > 0;
    expect(recorded.filter((row) => refused(row) !== (row.err !== undefined))).toEqual([]);
  });

  test('every match is the one that Go finds', () => {
    const matches = ({ labelSelector, labels = {} }: Recorded) => matchesLabelSelector(labelSelector, labels);
    expect(recorded.filter((row) => matches(row) !== (row.matches ?? false))).toEqual([]);
  });
});
