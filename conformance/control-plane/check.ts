import { writeFileSync } from 'fs';
import { join } from 'path';
import { compareChanges } from './changes';
import { main } from './check-line';
import { comparePlacement } from './placement';
import { RecordedPlacement } from './questions';
import { compareRollouts } from './rollouts';
import { ObservedRollout } from './waves';

/*
 * The plans of this library against a real control plane of Kubernetes 1.36: DaemonSet controller, scheduler and API server.
 * `--record` keeps what that did, for tests that replay it.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/check.ts [SEED] [--record]
 */

const RECORDING = join(__dirname, '../recorded/control-plane.json');

const seed = Number(process.argv[2] ?? '1');
console.log(`seed ${seed}`);
let placement: RecordedPlacement;
let rollouts: { readonly [name: string]: ObservedRollout };

/** A line a DaemonSet. */
function lines(all: object): string {
  return `{\n${Object.entries(all)
    .map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`)
    .join(',\n')}\n}`;
}

void main('cluster', [
  async (session) => {
    placement = await comparePlacement(session, seed);
  },
  async (session) => {
    rollouts = await compareRollouts(session);
  },
  compareChanges,
]).then(() => {
  if (!process.argv.includes('--record')) return;
  const { refused, answers } = placement;
  writeFileSync(
    RECORDING,
    `{"version":"1.36","placement":{"seed":${seed},"refused":${lines(refused)},"answers":${lines(answers)}},"rollouts":${lines(rollouts)}}\n`,
  );
});
