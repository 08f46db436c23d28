import { existsSync, readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { cases as arbitrary } from './arbitrary';
import { difference, isSame } from './compare-sentences';
import { decodeError, kubernetesSays } from './kubernetes';
import { librarySays } from './library';
import { Case, cases } from './parts';
import { shrink } from './shrink';
import { builtMinors } from '../../conformance/ask';
import { readManifests } from '../../src/manifest/read-manifests';
import { seeded } from '../../test/support/seeded';

/*
 * The library and real Kubernetes, case by case: the same sentences for every minor that is built, or the smallest case that shows they are not.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/compare.ts [--count 5000] [--seed 1] [--minors 1.28,1.36] [--show 5]
 */

const CHUNK = 2000;

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('count', '5000'));
const seed = Number(option('seed', String(Date.now() % 1_000_000_000)));
const minors = option('minors', builtMinors.join(',')).split(',');
let toShow = Number(option('show', '5'));

const published = corpus();
console.log(
  `seed ${seed}, ${count} cases and ${published.length} published DaemonSets for each of ${minors.join(', ')}`,
);
const random = seeded(seed);
const tallies = minors.map((minor) => ({
  minor,
  milliseconds: 0,
  cases: 0,
  accepted: 0,
  errors: 0,
  warnings: 0,
  disagreements: 0,
}));
for (let left = count; left > 0; left -= CHUNK) {
  const fresh = chunk(Math.min(left, CHUNK));
  for (const found of tallies) compare(fresh, found);
}
for (const found of tallies) {
  compare(published, found);
  const { minor, cases: judged, accepted, errors, warnings, disagreements, milliseconds } = found;
  const perSecond = Math.round((judged / milliseconds) * 1000);
  console.log(
    `${minor}: ${judged} cases (${accepted} accepted), ${errors} errors, ${warnings} warnings, ${disagreements} disagreements, ${perSecond}/s`,
  );
}
process.exitCode = tallies.some(({ disagreements }) => disagreements > 0) ? 1 : 0;

/** One of twenty makes no sense at all. */
function chunk(size: number): Case[] {
  const senseless = arbitrary(random, Math.floor(size / 20)).map((manifest) => ({
    manifest: JSON.stringify(manifest),
  }));
  return [...cases(random, size - senseless.length), ...senseless];
}

function compare(list: readonly Case[], found: (typeof tallies)[number]): void {
  const { minor } = found;
  const began = Date.now();
  const theirs = kubernetesSays(minor, list);
  list.forEach((one, i) => {
    const ours = answer(one, minor);
    const errors = theirs[i].filter(
      (sentence) => !/^(?:warning|dropped|never-runs|baseline|restricted) /.test(sentence),
    ).length;
    found.cases++;
    found.accepted += errors === 0 ? 1 : 0;
    found.errors += errors;
    found.warnings += theirs[i].filter((sentence) => sentence.startsWith('warning ')).length;
    if (isSame(ours, theirs[i])) return;
    found.disagreements++;
    if (toShow-- > 0) show(minor, one, difference(ours, theirs[i]));
  });
  found.milliseconds += Date.now() - began;
}

function answer(one: Case, minor: string): string[] {
  try {
    return librarySays(one, [Number(minor.slice(2))])[0];
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : error}`];
  }
}

/** Shrinks by the first sentence of the difference, whatever becomes of the others. */
function show(minor: string, one: Case, [first, ...others]: readonly string[]): void {
  const bare = (sentence: string): string => sentence.replace(/\[\d+\]/g, '').slice(0, 80);
  const hold = (smaller: readonly Case[]): boolean[] => {
    const theirs = kubernetesSays(minor, smaller);
    return smaller.map((small, i) => {
      const ours = answer(small, minor);
      return !isSame(ours, theirs[i]) && difference(ours, theirs[i]).some((sentence) => bare(sentence) === bare(first));
    });
  };
  const manifest = shrink(one.manifest, (texts) => hold(texts.map((text) => ({ ...one, manifest: text }))));
  const { old } = one;
  // one by one: what no server could have stored ends the program that is asked
  const over =
    old === undefined
      ? ''
      : `\n  over ${shrink(old, (texts) =>
          texts.map((text) => {
            try {
              return hold([{ ...one, manifest, old: text }])[0];
            } catch {
              return false;
            }
          }),
        )}`;
  console.log(`\n${minor}: ${[first, ...others].join('\n      ')} ${decodeError(minor, one)}\n  ${manifest}${over}`);
}

/** DaemonSets that others published, where they are there. */
function corpus(): Case[] {
  const folder = resolve(__dirname, '../../../shared/corpus/manifests');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => readManifests({ name, content: readFileSync(`${folder}/${name}`) }).documents)
    .filter(({ value }) => (value as { kind?: unknown } | null)?.kind === 'DaemonSet')
    .map(({ value }) => ({ manifest: JSON.stringify(value) }));
}
