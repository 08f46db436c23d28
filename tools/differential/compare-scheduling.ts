import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { SCHEDULING_CASES } from '../../test/support/scheduling-cases';

/*
 * Asks real Kubernetes and this library the same generated questions about placement, fit and rollouts, and counts where they differ.
 *   ts-node -T --project test/tsconfig.json tools/differential/compare-scheduling.ts 1.36 100000 [SEED]
 *   ts-node -T --project test/tsconfig.json tools/differential/compare-scheduling.ts record
 */

const RECORDING = join(__dirname, '../../test/scheduling/recorded/answers.json');
const RECORDED = { seed: 20260731, pairs: 20_000, versions: ['1.28', '1.36'] };

function ask(version: string, filter: string, cases: readonly object[]): string[] {
  const input = cases.map((one) => `${JSON.stringify(one)}\n`).join('');
  const binary = join(__dirname, '../../conformance/bin', version);
  return execFileSync(binary, [filter], { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
    .trimEnd()
    .split('\n');
}

function compare(version: string, pairs: number, seed: number): number {
  let differences = 0;
  for (const [filter, make] of Object.entries(SCHEDULING_CASES)) {
    const { cases, questions, agrees } = make(Number(version.slice(2)), pairs, seed);
    let differing = 0;
    for (let first = 0; first < cases.length; first += 10_000) {
      ask(version, filter, cases.slice(first, first + 10_000)).forEach((real, i) => {
        if (agrees(first + i, JSON.parse(real)) || differing++ >= 5) return;
        console.log(`${filter} of ${version}: ${real} for ${JSON.stringify(cases[first + i])}`);
      });
    }
    console.log(`${filter} of ${version}, seed ${seed}: ${questions} questions, ${differing} differences`);
    differences += differing;
  }
  return differences;
}

const [what, pairs = '100000', seed = '1'] = process.argv.slice(2);
if (what === 'record') {
  // the questions are made again of the seed, so that only the answers need room
  const lines = RECORDED.versions.flatMap((version) =>
    Object.entries(SCHEDULING_CASES).map(([filter, make]) => {
      const { cases } = make(Number(version.slice(2)), RECORDED.pairs, RECORDED.seed);
      return JSON.stringify({ version, filter, answers: ask(version, filter, cases).map((line) => JSON.parse(line)) });
    }),
  );
  writeFileSync(
    RECORDING,
    `{"seed":${RECORDED.seed},"pairs":${RECORDED.pairs},"recordings":[\n${lines.join(',\n')}\n]}\n`,
  );
} else {
  process.exitCode = compare(what, Number(pairs), Number(seed)) > 0 ? 1 : 0;
}
