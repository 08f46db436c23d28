import { readdirSync, writeFileSync } from 'fs';
import { resolve } from 'path';
import { ALONE } from './alone';
import { BOUNDS } from './bounds';
import { kubernetesSays } from './kubernetes';
import { Case, cases } from './parts';
import { disagreements, pack, Recorded, rulesOf, unpack, weightOf } from './recorded';
import { shrink } from './shrink';
import { builtMinors } from '../../conformance/ask';
import { Rule } from '../../src/findings/rule';
import { seeded } from '../../test/support/seeded';

/*
 * Writes conformance/recorded/verdicts.ndjson, which `npm test` replays without Go: for each rule small cases that it alone decides, those
 * around all bounds, and a sample of the rest, with the answers of the real servers. All pinned minors must be built. The same bytes each time.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/record.ts [cases to choose from, 10000 unless given]
 */

const EACH = 3;
const ATTEMPTS = 10;
/** The share of the cases that are kept as they are, but for long ones. */
const SAMPLE = 0.29;
const LONGEST = 1000;
const conformance = resolve(__dirname, '../../conformance');
const minors = readdirSync(`${conformance}/versions`)
  .flatMap((name) => /^1\.(\d+)\.mod$/.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);
const missing = minors.filter((minor) => !builtMinors.includes(`1.${minor}`));
if (missing.length > 0) throw new Error(`conformance/build.sh has not yet built 1.${missing.join(', 1.')}`);

const random = seeded(20260731);
const count = Number(process.argv[2] ?? 10_000);
const chosen: Case[] = [
  '[]',
  '{"kind":"Deployment","apiVersion":"apps/v1"}',
  '{"kind":"DaemonSet","apiVersion":"apps/v1beta2"}',
].map((manifest) => ({ manifest }));
chosen.push(...Object.values(ALONE), ...BOUNDS);
const alone = new Map<Rule, number>();
const tried = new Map<Rule, number>();
for (let left = count; left > 0; left--) {
  const [one] = cases(random, 1);
  const minor = minors[Math.floor(random() * minors.length)];
  const rules = rulesOf(one, minor);
  for (const rule of rules) {
    if ((alone.get(rule) ?? 0) < EACH && (tried.get(rule) ?? 0) < ATTEMPTS) choose(one, minor, rule, rules);
  }
  if (random() < SAMPLE && one.manifest.length < LONGEST) chosen.push(one);
}
record(chosen);

/** Keeps the smallest case that is left where no other rule comes to speak, if that one alone decides it. */
function choose(one: Case, minor: number, rule: Rule, before: ReadonlySet<Rule>): void {
  tried.set(rule, (tried.get(rule) ?? 0) + 1);
  const smallest = (text: string, asCase: (smaller: string) => Case): string =>
    shrink(text, (texts) => {
      const found = texts.findIndex((smaller) => {
        const rules = rulesOf(asCase(smaller), minor);
        return rules.has(rule) && [...rules].every((other) => before.has(other));
      });
      return texts.map((_, i) => i === found);
    });
  const { old } = one;
  const manifest = smallest(one.manifest, (smaller) => ({ manifest: smaller, old }));
  const small = {
    manifest,
    ...(old === undefined ? {} : { old: smallest(old, (smaller) => ({ manifest, old: smaller })) }),
  };
  if (weightOf(rule, small, minor) !== 'alone') return;
  alone.set(rule, (alone.get(rule) ?? 0) + 1);
  chosen.push(small);
}

/** A line a case: with it, for each list of sentences, the minors that say them. */
function record(all: readonly Case[]): void {
  const said = minors.map((minor) => kubernetesSays(`1.${minor}`, all));
  const lines = all.map((one, i): Recorded => {
    const byAnswer = new Map<string, number[]>();
    minors.forEach((minor, j) => {
      const answer = JSON.stringify(said[j][i]);
      byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), minor]);
    });
    return {
      ...one,
      said: [...byAnswer].map(([answer, which]) => ({ minors: which, sentences: JSON.parse(answer) as string[] })),
    };
  });
  const packed = new Set(lines.filter((one) => !isReadTwice(one)).map(pack));
  writeFileSync(`${conformance}/recorded/verdicts.ndjson`, `${[...packed].sort().join('\n')}\n`);
  console.log(
    `${packed.size} cases, ${alone.size} rules that decide one of chance alone, ${[...packed].map(unpack).flatMap(disagreements).length} disagreements`,
  );
}

/** A known difference: Go reads both values of a key that stands twice, and stops where either is of a wrong type. */
function isReadTwice(recorded: Recorded): boolean {
  return disagreements(recorded).some(
    ({ library, kubernetes }) =>
      [library, kubernetes].some(([first]) => first === 'decode') &&
      [...library, ...kubernetes].some((sentence) => sentence.startsWith('DuplicateField ')),
  );
}
