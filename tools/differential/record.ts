import { writeFileSync } from 'fs';
import { resolve } from 'path';
import { kubernetesSays } from './kubernetes';
import { librarySays } from './library';
import { Case, cases } from './parts';
import { decidingRules, pack } from './recorded';
import { shrink } from './shrink';
import { builtMinors } from '../../conformance/ask';
import { seeded } from '../../test/support/seeded';

/*
 * Writes conformance/recorded/verdicts.ndjson, which `npm test` replays without Go: for each rule small cases that it alone decides, and a
 * sample of all others, with the answers of the real servers.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/record.ts [cases to choose from, 200000 unless given]
 */

const EACH = 2;
const MOST = 5;
const SAMPLE = 1500;
const minors = builtMinors.map((minor) => Number(minor.slice(2)));

const random = seeded(20260731);
const chosen: Case[] = ['null', '[]', '5', '""', '{"kind":"Deployment","apiVersion":"apps/v1"}', '{"kind":"DaemonSet","apiVersion":"apps/v1beta2"}'].map((manifest) => ({ manifest }));
const taken = new Map<string, number>();
const seen = new Map<string, number>();
const idOf = (key: string): string => key.split(' ')[0];
for (let left = Number(process.argv[2] ?? 200_000); left > 0; left--) {
  const [one] = cases(random, 1);
  const alone = deciding(one).find((key) => (taken.get(key) ?? 0) < EACH && (seen.get(idOf(key)) ?? 0) < MOST);
  if (alone === undefined) {
    if (chosen.length < SAMPLE && one.manifest.length < 2000 && random() < 0.01) chosen.push(one);
    continue;
  }
  taken.set(alone, (taken.get(alone) ?? 0) + 1);
  seen.set(idOf(alone), (seen.get(idOf(alone)) ?? 0) + 1);
  chosen.push(smallest(one, alone));
}
record(chosen);

/** The rules that decide alone, and for which minors. */
function deciding(one: Case): string[] {
  const alone = decidingRules(one, minors);
  if (alone.length === 0) return [];
  const speaking = librarySays(one, minors).map((sentences) => sentences.length);
  return alone.map(({ id }) => `${id} ${speaking}`);
}

/** Without what makes no difference to the library: neither to what it says nor to who decides. */
function smallest(one: Case, alone: string): Case {
  let { manifest, old } = one;
  const holds = (changed: Case): boolean => deciding(changed).includes(alone);
  const parsed = JSON.parse(manifest) as object;
  // odd texts stay as they are
  if (JSON.stringify(parsed) !== manifest) return one;
  manifest = JSON.stringify(shrink(parsed, (smaller) => holds({ manifest: JSON.stringify(smaller), old })));
  if (old === undefined) return { manifest };
  old = JSON.stringify(shrink(JSON.parse(old) as object, (smaller) => holds({ manifest, old: JSON.stringify(smaller) })));
  return { manifest, old };
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
  console.log(`${all.length} cases, ${seen.size} rules that decide alone`);
}
