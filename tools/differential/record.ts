import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { kubernetesSays } from './kubernetes';
import { verdictsOf } from './library';
import { Case, cases } from './parts';
import { decidingRules, pack } from './recorded';
import { shrink } from './shrink';
import { builtMinors } from '../../conformance/ask';
import { violationsOf } from '../../src/validation/pod-security/evaluate';
import { seeded } from '../../test/support/seeded';

/*
 * Writes conformance/recorded/verdicts.ndjson, which `npm test` replays without Go: for each rule small cases that it alone decides, and a
 * sample of all others, with the answers of the real servers.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/record.ts [cases to choose from, 5000 unless given]
 */

const EACH = 3;
const ATTEMPTS = 8;
const SAMPLE = 1200;
const LONGEST = 1500;
const minors = builtMinors.map((minor) => Number(minor.slice(2)));

const random = seeded(20260731);
const chosen: Case[] = ['[]', '{"kind":"Deployment","apiVersion":"apps/v1"}', '{"kind":"DaemonSet","apiVersion":"apps/v1beta2"}'].map((manifest) => ({ manifest }));
const alone = new Map<string, number>();
const tried = new Map<string, number>();
for (let left = Number(process.argv[2] ?? 5_000); left > 0; left--) {
  const [one] = cases(random, 1);
  const minor = minors[Math.floor(random() * minors.length)];
  for (const id of idsOf(one, minor)) if ((alone.get(id) ?? 0) < EACH && (tried.get(id) ?? 0) < ATTEMPTS) choose(one, minor, id);
  if (chosen.length < SAMPLE && one.manifest.length < LONGEST && random() < 0.05) chosen.push(one);
}
record(chosen);

/** All rules that say something. */
function idsOf(one: Case, minor: number): ReadonlySet<string> {
  const [verdict] = verdictsOf(one, [minor]);
  const violations = verdict?.daemonSet === undefined ? [] : violationsOf(verdict.daemonSet.spec.template, minor);
  return new Set([...verdict?.findings ?? [], ...one.old === undefined ? violations : []].map(({ rule }) => rule.id));
}

/** Keeps the smallest case that is left where no other rule comes to speak, if that one alone decides it. */
function choose(one: Case, minor: number, id: string): void {
  tried.set(id, (tried.get(id) ?? 0) + 1);
  const before = idsOf(one, minor);
  const holds = (changed: Case): boolean => {
    const ids = idsOf(changed, minor);
    return ids.has(id) && [...ids].every((other) => before.has(other));
  };
  const parsed = JSON.parse(one.manifest) as object;
  let smallest = one;
  // odd texts stay as they are
  if (JSON.stringify(parsed) === one.manifest) {
    smallest = { ...one, manifest: JSON.stringify(shrink(parsed, (smaller) => holds({ ...one, manifest: JSON.stringify(smaller) }))) };
  }
  const { manifest, old } = smallest;
  if (old !== undefined) {
    const shrunk = shrink(JSON.parse(old) as object, (smaller) => holds({ manifest, old: JSON.stringify(smaller) }));
    smallest = { manifest, old: JSON.stringify(shrunk) };
  }
  if (!decidingRules(smallest, minor).some((rule) => rule.id === id)) return;
  alone.set(id, (alone.get(id) ?? 0) + 1);
  chosen.push(smallest);
}

/** A line a case: with it, for each list of sentences, the minors that say them. */
function record(all: readonly Case[]): void {
  const said = builtMinors.map((minor) => kubernetesSays(minor, all));
  const lines = all.map((one, i) => {
    const byAnswer = new Map<string, number[]>();
    minors.forEach((minor, j) => {
      const answer = JSON.stringify(said[j][i]);
      byAnswer.set(answer, [...byAnswer.get(answer) ?? [], minor]);
    });
    return pack({ ...one, said: [...byAnswer].map(([answer, which]) => ({ minors: which, sentences: JSON.parse(answer) as string[] })) });
  });
  writeFileSync(resolve(__dirname, '../../conformance/recorded/verdicts.ndjson'), `${lines.sort().join('\n')}\n`);
  console.log(`${all.length} cases, ${alone.size} rules that decide alone`);
}
