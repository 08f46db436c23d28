import { writeFileSync } from 'fs';
import { ALONE } from './alone';
import { cases, KindCase } from './cases';
import { kubernetesSays } from './kubernetes';
import {
  disagreements,
  packCase,
  RECORDED_KINDS,
  RecordedCase,
  RULES_OF_KINDS,
  rulesOf,
  unpackCase,
  weightOf,
} from './recorded';
import { SEEDS } from './seeds';
import { builtMinors } from '../../../conformance/ask';
import { Rule } from '../../../src/findings/rule';
import { seeded } from '../../../test/support/seeded';
import { shrink } from '../shrink';

/*
 * Records what the real servers of all minors that are built say to the smallest cases that a rule decides, and to a sample of the others.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/kinds/record.ts [COUNT of each kind]
 */

const count = Number(process.argv[2] ?? 4000);
const SEED = 20_260;
const EACH = 2;
const SAMPLE = 25;
const LONGEST = 900;

const minors = builtMinors.map((version) => Number(version.slice(2)));
const chosen: KindCase[] = [...ALONE];
const decided = new Map<Rule, number>();
for (const kind of Object.keys(SEEDS)) {
  const random = seeded(SEED);
  const all = cases(kind, random, count).filter(({ manifest, old = '' }) => manifest.length + old.length < 3_000_000);
  for (const one of all) {
    const minor = minors[Math.floor(random() * minors.length)];
    for (const rule of rulesOf(one, minor)) {
      if (RULES_OF_KINDS.includes(rule) && (decided.get(rule) ?? 0) < EACH) choose(one, minor, rule);
    }
  }
  chosen.push(...all.filter(({ manifest, old = '' }) => manifest.length + old.length < LONGEST).slice(0, SAMPLE));
}
record();

function choose(one: KindCase, minor: number, rule: Rule): void {
  const isDecided = (smaller: KindCase): boolean => weightOf(rule, smaller, minor);
  if (!isDecided(one)) return;
  const before = rulesOf(one, minor);
  const holds = (smaller: KindCase): boolean => {
    const rules = rulesOf(smaller, minor);
    return rules.has(rule) && [...rules].every((other) => before.has(other)) && isDecided(smaller);
  };
  const isLong = one.manifest.length > 20_000;
  const manifest = isLong
    ? one.manifest
    : shrink(one.manifest, (texts) => texts.map((text) => holds({ ...one, manifest: text })));
  const small = { ...one, manifest };
  const old =
    one.old === undefined || isLong
      ? one.old
      : shrink(one.old, (texts) => texts.map((text) => holds({ ...small, old: text })));
  decided.set(rule, (decided.get(rule) ?? 0) + 1);
  chosen.push({ ...small, ...(old === undefined ? {} : { old }) });
}

function record(): void {
  const said = minors.map((minor) => kubernetesSays(`1.${minor}`, chosen));
  const lines = chosen.map((one, i): RecordedCase => {
    const byAnswer = new Map<string, number[]>();
    minors.forEach((minor, j) => {
      const answer = JSON.stringify(said[j][i]);
      byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), minor]);
    });
    const answers = [...byAnswer].map(([answer, which]) => ({
      minors: which,
      sentences: JSON.parse(answer) as string[],
    }));
    return { ...one, said: answers };
  });
  const packed = [...new Set(lines.filter((one) => !isReadTwice(one) && !panics(one)).map(packCase))].sort();
  writeFileSync(RECORDED_KINDS, `${packed.join('\n')}\n`);
  const missing = RULES_OF_KINDS.filter(
    (rule) => !decided.has(rule) && !ALONE.some((one) => minors.some((minor) => rulesOf(one, minor).has(rule))),
  ).map(({ id }) => id);
  console.log(
    `${packed.length} cases, ${packed.map(unpackCase).flatMap(disagreements).length} disagreements, no case for: ${missing.join(', ')}`,
  );
}

/** A known difference: Go reads both values of a key that stands twice, and stops where either is of a wrong type. */
function isReadTwice(one: RecordedCase): boolean {
  return disagreements(one).some(
    ({ library, kubernetes }) =>
      kubernetes[0] === 'decode' && library.some((sentence) => sentence.startsWith('DuplicateField ')),
  );
}

/** The server answers with an error of its own and says nothing of fields. */
function panics({ said }: RecordedCase): boolean {
  return said.some(({ sentences }) => sentences.includes('panic'));
}
