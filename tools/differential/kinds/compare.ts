import { cases, KindCase } from './cases';
import { ask, kubernetesSays } from './kubernetes';
import { librarySays, NOT_JUDGED } from './library';
import { SEEDS } from './seeds';
import { builtMinors } from '../../../conformance/ask';
import { seeded } from '../../../test/support/seeded';
import { difference, isSame } from '../compare-sentences';
import { shrink } from '../shrink';

/*
 * The library and real Kubernetes, kind by kind: the same sentences for every minor that is built, or the smallest case that shows they are not.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/kinds/compare.ts [--count 300] [--seed 1] [--kinds Secret,Job] [--minors 1.28,1.36] [--show 5]
 *
 * `count` is that of each kind; the minors are asked in turn.
 */

const CHUNK = 1000;
/** The code of the server fails, as it does over some old objects that no server would have stored: there is no answer to compare with. */
const PANIC = 'panic';

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(option('count', '300'));
const seed = Number(option('seed', String(Date.now() % 1_000_000_000)));
const minors = option('minors', builtMinors.join(',')).split(',');
const kinds = option('kinds', Object.keys(SEEDS).join(',')).split(',');
let toShow = Number(option('show', '5'));

console.log(`seed ${seed}, ${count} cases of each kind, each for one of ${minors.join(', ')}`);
let failed = false;
for (const kind of kinds) {
  const random = seeded(seed);
  const tally = { cases: 0, accepted: 0, errors: 0, disagreements: 0 };
  for (let left = count; left > 0; left -= CHUNK) {
    const fresh = cases(kind, random, Math.min(left, CHUNK));
    minors.forEach((minor, i) =>
      compare(
        fresh.filter((_, j) => j % minors.length === i),
        minor,
        tally,
      ),
    );
  }
  const { cases: judged, accepted, errors, disagreements } = tally;
  console.log(`${kind}: ${judged} cases (${accepted} accepted), ${errors} errors, ${disagreements} disagreements`);
  failed ||= disagreements > 0;
}
process.exitCode = failed ? 1 : 0;

function compare(
  list: readonly KindCase[],
  minor: string,
  tally: { cases: number; accepted: number; errors: number; disagreements: number },
): void {
  const theirs = kubernetesSays(minor, list);
  list.forEach((one, i) => {
    tally.cases++;
    tally.accepted += theirs[i].length === 0 ? 1 : 0;
    tally.errors += theirs[i].length;
    const ours = answer(one, minor);
    // its kind stands there twice, or is spoilt
    if (ours[0] === NOT_JUDGED) return;
    if (agree(ours, theirs[i])) return;
    tally.disagreements++;
    if (toShow-- > 0) show(minor, one, difference(ours, theirs[i]));
  });
}

function agree(ours: readonly string[], theirs: readonly string[]): boolean {
  return isSame(ours, theirs) || theirs.includes(PANIC);
}

function answer(one: KindCase, minor: string): string[] {
  try {
    return librarySays(one, [Number(minor.slice(2))])[0];
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : error}`];
  }
}

function show(minor: string, one: KindCase, [first, ...others]: readonly string[]): void {
  const bare = (sentence: string): string => sentence.replace(/\[\d+\]/g, '').slice(0, 80);
  const hold = (smaller: readonly KindCase[]): boolean[] => {
    const theirs = kubernetesSays(minor, smaller);
    return smaller.map((small, i) => {
      const ours = answer(small, minor);
      return !agree(ours, theirs[i]) && difference(ours, theirs[i]).some((sentence) => bare(sentence) === bare(first));
    });
  };
  const isLong = one.manifest.length > 5000;
  const manifest = isLong
    ? one.manifest
    : shrink(one.manifest, (texts) => hold(texts.map((text) => ({ ...one, manifest: text }))));
  const over = one.old === undefined ? '' : `\n  over ${one.old.slice(0, 2000)}`;
  const { decodeError = '' } = ask(minor, [one])[0];
  console.log(`\n${minor}: ${[first, ...others].join('\n      ')} ${decodeError}\n  ${manifest.slice(0, 2000)}${over}`);
}
