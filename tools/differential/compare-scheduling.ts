import { execFileSync } from 'child_process';
import { join } from 'path';
import { answerFit, answerPlacement, explainsRollout } from '../../test/support/scheduling-answers';
import { seeded } from '../../test/support/seeded';
import { fitCases } from './fit';
import { placementCases } from './placement';
import { rolloutCases } from './rollout';

/*
 * Asks real Kubernetes and this library the same generated questions, and counts where they differ.
 *   ts-node -T --project test/tsconfig.json tools/differential/compare-scheduling.ts 1.36 100000 [SEED]
 */

const [version, pairs, seed = '1'] = process.argv.slice(2);
const minor = Number(version.slice(2));
const NODES_EACH = 10;

let differences = 0;
function compare<Case extends object>(filter: string, cases: Case[], agrees: (one: Case, real: any) => boolean, questions: number): void {
  let differing = 0;
  for (let from = 0; from < cases.length; from += 10_000) {
    const batch = cases.slice(from, from + 10_000);
    const input = batch.map((one) => `${JSON.stringify(one)}\n`).join('');
    const output = execFileSync(join(__dirname, '../../conformance/bin', version), [filter], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
    output.trimEnd().split('\n').forEach((real, i) => {
      if (!agrees(batch[i], JSON.parse(real)) && differing++ < 5) console.log(`${filter} of ${version}: ${real} for ${JSON.stringify(batch[i])}`);
    });
  }
  console.log(`${filter} of ${version}, seed ${seed}: ${questions} questions, ${differing} differences`);
  differences += differing;
}

const placements = placementCases(seeded(Number(seed)), Math.ceil(Number(pairs) / NODES_EACH), NODES_EACH);
compare('placement', placements, (one, real) => answerPlacement(one) === real, placements.length * NODES_EACH);
const fits = fitCases(seeded(Number(seed)), Math.ceil(Number(pairs) / 5), minor);
compare('scheduler', fits, (one, real) => String(answerFit(one, minor)) === String(real), fits.length);
const rollouts = rolloutCases(seeded(Number(seed)), Math.ceil(Number(pairs) / 20));
compare('rollout', rollouts, explainsRollout, rollouts.length);
process.exitCode = differences > 0 ? 1 : 0;
