import { writeFileSync } from 'fs';
import { join } from 'path';
import { differingFields } from './stored-fields';
import { bases, COSMETIC, Json, Pair, pairsOf } from './template-pairs';
import { askKubernetes } from '../../conformance/ask';
import { Planner } from '../../src/scheduling/planner';
import { seeded } from '../../test/support/seeded';

/*
 * Do the pods restart, and for which fields? Real servers store pairs of DaemonSets, the real controller compares what
 * they stored, and `Planner.compare` says the same, or the pair is shown.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/compare-templates.ts [--count 20000] [--seed 1] [--minors 1.28,1.36,1.37]
 *   npx ts-node -T --project tools/tsconfig.json tools/differential/compare-templates.ts --record
 */

const CHUNK = 2000;
/** Of a pair that is recorded. */
const LONGEST_LINE = 1400;
const RECORDING = join(__dirname, '../../conformance/recorded/templates.ndjson');

interface Answer {
  readonly same: boolean;
  readonly old?: Json;
  readonly new?: Json;
  readonly refused?: string;
}

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const isRecording = process.argv.includes('--record');
const count = Number(option('count', '20000'));
const seed = Number(option('seed', isRecording ? '20261128' : String(Date.now() % 1_000_000_000)));
const minors = option('minors', '1.28,1.36,1.37').split(',');
let toShow = Number(option('show', '5'));

const random = seeded(seed);
const tallies = minors.map((minor) => ({ minor, pairs: 0, same: 0, refused: 0, wrong: 0 }));
const recorded = new Map<string, string>();
while (tallies.some(({ pairs }) => pairs < count)) {
  const pairs = chunk();
  const answers = tallies.map((tally) => compare(pairs, tally));
  if (isRecording) {
    pairs.forEach((pair, i) =>
      remember(
        pair,
        answers.map((list) => list[i]),
      ),
    );
  }
}
for (const { minor, pairs, same, refused, wrong } of tallies) {
  console.log(`${minor}, seed ${seed}: ${pairs} pairs (${same} the same), ${refused} refused, ${wrong} wrong answers`);
}
if (isRecording) writeFileSync(RECORDING, `${[...recorded.values()].join('\n')}\n`);
process.exitCode = tallies.some(({ wrong }) => wrong > 0) ? 1 : 0;

function chunk(): Pair[] {
  const originals = bases(
    random,
    CHUNK,
    minors.map((minor) => Number(minor.slice(2))),
  );
  const stored = ask(
    minors[minors.length - 1],
    originals.map((one) => ({ old: one, new: one })),
  );
  return pairsOf(
    originals,
    stored.map((answer) => answer.old ?? {}),
    random,
  );
}

function ask(minor: string, pairs: readonly { readonly old: Json; readonly new: Json }[]): Answer[] {
  return askKubernetes<Answer>(minor, 'template', pairs);
}

/** The fields that differ, pair by pair; undefined where the server refuses one of the two. */
function compare(pairs: readonly Pair[], tally: (typeof tallies)[number]): (string[] | undefined)[] {
  const planner = new Planner({ kubernetesVersion: tally.minor });
  return ask(tally.minor, pairs).map((answer, i) => {
    if (answer.refused !== undefined) {
      tally.refused++;
      return undefined;
    }
    const [stored, fresh] = [answer.old, answer.new].map((one) => (one!.spec as Json).template);
    const expected = differingFields(stored, fresh, 'PodTemplateSpec', 'spec.template').sort();
    if (answer.same !== (expected.length === 0)) throw new Error('the fields that differ are not found in the answer');
    const [{ refused, templateDifferences }] = planner.compare([pairs[i].old], [pairs[i].new], []);
    const said = templateDifferences.map(({ field }) => field).sort();
    tally.pairs++;
    if (answer.same) tally.same++;
    if (refused.length > 0 || JSON.stringify(said) !== JSON.stringify(expected)) {
      tally.wrong++;
      if (toShow-- > 0) console.log(JSON.stringify({ minor: tally.minor, said, expected, refused, ...pairs[i] }));
    }
    return expected;
  });
}

/** The smallest pair for each set of fields that differ, and each set of edits that should change nothing. */
function remember({ old, new: fresh, edits }: Pair, answers: readonly (string[] | undefined)[]): void {
  if (answers.some((answer) => answer === undefined)) return;
  const kinds = answers.flatMap((answer) => answer!.map((field) => field.replace(/\[[^\]]*\]/g, '[]')));
  const cosmetic = edits.every((name) => name in COSMETIC) ? [...new Set(edits)].sort() : [];
  const key = JSON.stringify([[...new Set(kinds)].sort(), cosmetic]);
  const line = JSON.stringify({
    old,
    new: fresh,
    fields: Object.fromEntries(minors.map((minor, i) => [minor, answers[i]])),
  });
  if (line.length > LONGEST_LINE) return;
  const known = recorded.get(key);
  if (known === undefined || line.length < known.length) recorded.set(key, line);
}
