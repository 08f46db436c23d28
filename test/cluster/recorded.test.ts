import { resolve } from 'path';
import { LIVE_CASES } from '../../conformance/control-plane/live-cases';
import { rolloutProblems, statusProblems } from '../../conformance/control-plane/live-compare';
import { readSnapshot } from '../../src/cli/live/snapshot-files';
import { ownedObjects } from '../../src/cluster/owned';
import { rolloutAnswer } from '../../src/cluster/rollout';
import { statusAnswer } from '../../src/cluster/status';

/*
 * What a real control plane had in it after faults were put in: conformance/control-plane/live.ts --record. The reasons are those that were
 * put in.
 */

const state = readSnapshot(resolve(__dirname, '../../conformance/recorded/live'), () => new Date());
const owned = ownedObjects(state);

test.each(LIVE_CASES.filter(({ status }) => status !== undefined))('status: $name', (one) => {
  expect(statusProblems([one], statusAnswer(state))).toEqual([]);
});

test.each(LIVE_CASES.filter(({ rollout }) => rollout !== undefined))('rollout: $name', (one) => {
  const daemonSet = owned.daemonSets.find(({ name }) => name === one.name)!;
  expect(rolloutProblems(one, rolloutAnswer(state, daemonSet, owned))).toEqual([]);
});
