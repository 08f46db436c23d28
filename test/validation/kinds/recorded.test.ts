import { readFileSync } from 'fs';
import { KINDS } from '../../../src/validation/kinds/all';
import { kubernetesSays } from '../../../tools/differential/kinds/kubernetes';
import {
  disagreements,
  RECORDED_KINDS,
  RULES_OF_KINDS,
  rulesOf,
  unpackCase,
  weightOf,
} from '../../../tools/differential/kinds/recorded';
import { SEEDS } from '../../../tools/differential/kinds/seeds';
import { builtMinors, liveTest } from '../../support/conformance';

/** Rules that no recorded case can show, and why. Their own tests hold them. */
const UNSHOWN: { readonly [rule: string]: string } = {
  'kind-update/old': 'a cluster has no object that it cannot read',
  'schema/wanted': 'of kinds that are not judged as a whole: schema.test.ts',
  'schema/value': 'of kinds that are not judged as a whole: schema.test.ts',
};

const recorded = readFileSync(RECORDED_KINDS, 'utf8').trimEnd().split('\n').map(unpackCase);

test('real Kubernetes, as recorded, says the same of every object, for every minor', () => {
  expect(new Set(recorded.map(({ kind }) => kind))).toEqual(new Set([...KINDS.keys()].map((key) => key.split(' ')[1])));
  expect(recorded.flatMap(disagreements)).toEqual([]);
});

test('there are cases of every kind that is judged, accepted ones and rejected ones', () => {
  for (const kind of Object.keys(SEEDS)) {
    const verdicts = recorded
      .filter((one) => one.kind === kind)
      .flatMap(({ said }) => said.map(({ sentences }) => sentences.length === 0));
    expect(new Set(verdicts)).toEqual(new Set([true, false]));
  }
});

test('a case turns red for every rule that is taken out', () => {
  const met = recorded.flatMap((one) =>
    one.said.map(({ minors: [minor] }) => ({ one, minor, rules: rulesOf(one, minor) })),
  );
  const shown = RULES_OF_KINDS.filter((rule) =>
    met.some(({ one, minor, rules }) => rules.has(rule) && weightOf(rule, one, minor)),
  );
  const missing = RULES_OF_KINDS.filter((rule) => !shown.includes(rule)).map(({ id }) => id);
  expect(missing).toEqual(Object.keys(UNSHOWN));
});

liveTest('real Kubernetes, asked again, says what is recorded, of every tenth case', () => {
  const some = recorded.filter((_, i) => i % 10 === 0);
  for (const version of builtMinors) {
    const before = some.map(
      ({ said }) => said.find(({ minors }) => minors.includes(Number(version.slice(2))))?.sentences,
    );
    const now = kubernetesSays(version, some);
    expect(now.filter((_, i) => before[i] !== undefined)).toEqual(
      before.filter((sentences) => sentences !== undefined),
    );
  }
});
