import { DaemonSetManifest, daemonSets, NodeManifest, nodes } from './fleet';
import { NodePlan } from '../../src/scheduling/node-plan';
import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';
import { seeded } from '../../test/support/seeded';

/** What became of generated DaemonSets on generated nodes. */
export interface RecordedPlacement {
  readonly seed: number;
  /** By name, reasons and fields. */
  readonly refused: { readonly [name: string]: string[] };
  /** By name, a letter a node: `r` a pod runs, `p` one is pending, `x` there is none. */
  readonly answers: { readonly [name: string]: string };
}

/** 240 nodes, some of them not ready, and 60 DaemonSets; the same for the same seed. */
export function placementQuestions(seed: number): {
  random: () => number;
  inventory: NodeManifest[];
  candidates: DaemonSetManifest[];
} {
  const random = seeded(seed);
  return { random, inventory: nodes(random, 0, 240, 0.08), candidates: daemonSets(random, 30) };
}

const validator = new DaemonSetValidator({ kubernetesVersion: '1.36' });

export function refusalsOf(manifest: DaemonSetManifest): string[] {
  return validator
    .validate(manifest)
    .filter(({ severity }) => severity === 'error')
    .map(({ reason, field }) => `${reason} ${field}`)
    .sort();
}

/** What the plan says, in the letters of a recording. */
export function plannedLetters(plan: NodePlan, name: string): string {
  return plan
    .outcomesOf(name)
    .map(({ fit }) => (fit === undefined ? 'x' : fit === 'pending' ? 'p' : 'r'))
    .join('');
}
