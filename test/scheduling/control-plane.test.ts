import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { PRIORITIES } from '../../conformance/control-plane/fleet';
import {
  placementQuestions,
  plannedLetters,
  RecordedPlacement,
  refusalsOf,
} from '../../conformance/control-plane/questions';
import { AGENTS, nodesOfUpdates } from '../../conformance/control-plane/updates';
import { inBounds, inWaves, ObservedRollout } from '../../conformance/control-plane/waves';
import { Planner } from '../../src/scheduling/planner';
import { testIf } from '../support/test-if';

interface OwnRecording {
  readonly placement: RecordedPlacement;
  readonly rollouts: { readonly [name: string]: ObservedRollout };
}

const planner = new Planner({ kubernetesVersion: '1.36' });

/** What conformance/control-plane/check.ts --record has seen. */
const { placement, rollouts }: OwnRecording = JSON.parse(
  readFileSync(resolve(__dirname, '../../conformance/recorded/control-plane.json'), 'utf8'),
);

test('60 DaemonSets met 240 nodes of a real control plane as the plan says: where a pod runs, where one is pending, where there is none', () => {
  const { inventory, candidates } = placementQuestions(placement.seed);
  expect(inventory.length * Object.keys(placement.answers).length).toBe(10_320);
  const accepted = candidates.filter(({ metadata: { name } }) => name in placement.answers);
  const plan = planner.plan(accepted, inventory, { priorityClasses: PRIORITIES });
  expect(Object.fromEntries(accepted.map(({ metadata: { name } }) => [name, plannedLetters(plan, name)]))).toEqual(
    placement.answers,
  );
});

test('those of them that the server refused are refused for its reasons', () => {
  const others = placementQuestions(placement.seed).candidates.filter(
    ({ metadata: { name } }) => !(name in placement.answers),
  );
  expect(Object.fromEntries(others.map((one) => [one.metadata.name, refusalsOf(one)]))).toEqual(placement.refused);
});

test('20 rolling updates went in the waves of the plan, and stalled where it says so', () => {
  const plans = planner.plan([...AGENTS], nodesOfUpdates()).daemonSets;
  expect(plans.map(({ name }) => name)).toEqual(Object.keys(rollouts));
  expect(
    plans.flatMap(({ name, rollout }) =>
      [...inWaves(rollout, rollouts[name]), ...inBounds(rollout, rollouts[name])].map((text) => `${name}: ${text}`),
    ),
  ).toEqual([]);
  expect(plans.filter(({ rollout: { waves } }) => waves === undefined).map(({ name }) => name)).toEqual([
    'by-hand',
    'surge-host-port',
    'surge-without-room',
    'too-many-sick',
    'as-many-as-are-sick',
  ]);
});

interface Recording {
  readonly nodes: any[];
  readonly daemonSets: any[];
  readonly rejected: { name: string }[];
  readonly status: { name: string; desired: number }[];
  /** Nothing of DaemonSets without pods. */
  readonly result: { [name: string]: { scheduled: string[]; pending: { [node: string]: string } } };
}

/** What another real control plane of Kubernetes 1.36 did; it lies beside the project. */
const path = resolve(__dirname, '../../../shared/placement/control-plane-1.36.json');
const placementTest = testIf(existsSync(path), 'the recording of a control plane is not in ../shared/placement');

function replay() {
  const recording: Recording = JSON.parse(readFileSync(path, 'utf8'));
  const rejected = new Set(recording.rejected.map(({ name }) => name));
  const daemonSets = recording.daemonSets.filter(({ metadata }) => !rejected.has(metadata.name));
  return { recording, daemonSets, plan: planner.plan(daemonSets, recording.nodes) };
}

placementTest('a real control plane made a pod for every node that the plan says, and for no other', () => {
  const { recording, daemonSets, plan } = replay();
  expect(daemonSets.length).toBeGreaterThan(30);
  for (const {
    metadata: { name },
  } of daemonSets) {
    const { scheduled, pending } = recording.result[name] ?? { scheduled: [], pending: {} };
    const runs = plan
      .outcomesOf(name)
      .filter((outcome) => outcome.placement === 'runs')
      .map(({ node }) => node);
    expect({ name, runs: runs.sort() }).toEqual({ name, runs: [...scheduled, ...Object.keys(pending)].sort() });
  }
});

placementTest('its own counts are those of the plan', () => {
  const { recording, plan } = replay();
  expect(Object.fromEntries(plan.daemonSets.map(({ name, desired }) => [name, desired]))).toEqual(
    Object.fromEntries(recording.status.map(({ name, desired }) => [name, desired])),
  );
});

placementTest('a node is full in the plan exactly where it was full in the cluster, whoever came last', () => {
  const { recording, plan } = replay();
  const inCluster = new Set(Object.values(recording.result).flatMap(({ pending }) => Object.keys(pending)));
  const inPlan = new Set(
    plan.daemonSets.flatMap(({ groups }) =>
      groups.filter(({ fit }) => fit === 'pending').flatMap(({ nodes }) => nodes),
    ),
  );
  expect([...inPlan].sort()).toEqual([...inCluster].sort());
});
