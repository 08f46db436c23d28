import { compareChanges } from './changes';
import { comparePlacement } from './placement';
import { compareRollouts } from './rollouts';
import { main } from './session';

/*
 * The plans of this library against a real control plane of Kubernetes 1.36: DaemonSet controller, scheduler and API server.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/check.ts [SEED]
 */

const seed = Number(process.argv[2] ?? '1');
console.log(`seed ${seed}`);

main('cluster', [
  (session) => comparePlacement(session, seed, 240, 30),
  compareRollouts,
  compareChanges,
]);
