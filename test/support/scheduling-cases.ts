import { contradictionOf } from './rollout-run';
import { answerFit, answerPlacement, explainsRollout } from './scheduling-answers';
import { seeded } from './seeded';
import { fitCases } from '../../tools/differential/fit';
import { placementCases } from '../../tools/differential/placement';
import { rolloutCases } from '../../tools/differential/rollout';
import { rolloutRunCases } from '../../tools/differential/rollout-run';

/** Questions to one filter of conformance, and whether this library agrees with an answer. */
export interface SchedulingCases {
  readonly cases: object[];
  readonly questions: number;
  agrees(index: number, real: any): boolean;
}

const NODES_EACH = 10;

/** By filter: of so many pairs of DaemonSet and node, a fifth of that of pods to fit, a twentieth of rollouts. */
export const SCHEDULING_CASES: {
  readonly [filter: string]: (minor: number, pairs: number, seed: number) => SchedulingCases;
} = {
  placement(_minor, pairs, seed) {
    const cases = placementCases(seeded(seed), Math.ceil(pairs / NODES_EACH), NODES_EACH);
    return { cases, questions: cases.length * NODES_EACH, agrees: (i, real) => answerPlacement(cases[i]) === real };
  },
  scheduler(minor, pairs, seed) {
    const cases = fitCases(seeded(seed), Math.ceil(pairs / 5), minor);
    return { cases, questions: cases.length, agrees: (i, real) => String(answerFit(cases[i], minor)) === String(real) };
  },
  rollout(_minor, pairs, seed) {
    const cases = rolloutCases(seeded(seed), Math.ceil(pairs / 20));
    return { cases, questions: cases.length, agrees: (i, real) => explainsRollout(cases[i], real) };
  },
  rolloutrun(_minor, pairs, seed) {
    const cases = rolloutRunCases(seeded(seed), Math.ceil(pairs / 20));
    return {
      cases,
      questions: cases.length,
      agrees: (i, real) => contradictionOf(cases[i], real) === undefined,
    };
  },
};
