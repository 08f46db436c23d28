import { readFileSync } from 'fs';
import { resolve } from 'path';
import { askKubernetes, builtMinors } from '../support/conformance';
import { SCHEDULING_CASES } from '../support/scheduling-cases';
import { testIf } from '../support/test-if';

interface Recordings {
  readonly seed: number;
  readonly pairs: number;
  readonly recordings: { version: string; filter: string; answers: unknown[] }[];
}

const { seed, pairs, recordings }: Recordings = JSON.parse(
  readFileSync(resolve(__dirname, 'recorded/answers.json'), 'utf8'),
);

function differing(
  version: string,
  filter: string,
  count: number,
  from: number,
  answersTo: (cases: object[]) => unknown[],
): object[] {
  const { cases, agrees } = SCHEDULING_CASES[filter](Number(version.slice(2)), count, from);
  const answers = answersTo(cases);
  expect(answers).toHaveLength(cases.length);
  return cases.filter((_, i) => !agrees(i, answers[i])).slice(0, 1);
}

test.each(recordings)(
  '$filter: every recorded answer of Kubernetes $version is given',
  ({ version, filter, answers }) => {
    expect(differing(version, filter, pairs, seed, () => answers)).toEqual([]);
  },
);

/** Of the minors whose binaries have the filters. */
const live = ['1.28', '1.36', '1.37'].filter((version) => builtMinors.includes(version));
const freshSeed = Date.now() % 2 ** 31;
const liveTest = testIf(live.length > 0, 'none of 1.28, 1.36 and 1.37 is built in conformance/bin');

liveTest.each(Object.keys(SCHEDULING_CASES))(
  `%s: real Kubernetes agrees on 5,000 pairs of the seed ${freshSeed}`,
  (filter) => {
    for (const version of live) {
      expect(differing(version, filter, 5000, freshSeed, (cases) => askKubernetes(version, filter, cases))).toEqual([]);
    }
  },
);
