import { check } from './check-line';
import { container, daemonSet, nodes } from './fleet';
import { call, run } from './live-tool';
import { Session } from './session';
import { RolloutAnswer } from '../../src/cluster/rollout';
import { seeded } from '../../test/support/seeded';

/*
 * Several controllers that own pods with the same labels, and several tools that write one template. Whether that holds an update up is what
 * the real controller does of it.
 */

const NODES = 6;
const FAULT = 'crash';

/** Its pods have the labels that all of its rivals want. */
const agent = (name: string, image: string) => {
  const one = daemonSet(name, {
    tolerations: [{ operator: 'Exists' }],
    containers: [{ ...container(), image: `registry.example/agent:${image}` }],
  });
  const { template } = one.spec;
  return {
    ...one,
    spec: {
      ...one.spec,
      selector: { matchLabels: { app: 'same' } },
      template: { ...template, metadata: { labels: { app: 'same' } } },
    },
  };
};

export async function compareRivals(session: Session): Promise<void> {
  const problems: string[] = [];
  const expect = async (what: string, name: string, state: string, causes: readonly string[], said = '') => {
    const { out, err } = await run(['rollout', `agents/${name}`, '-f', 'json']);
    const answer = JSON.parse(out || '{"causes":[]}') as RolloutAnswer;
    const found = answer.causes.map(({ kind }) => kind).sort();
    const rival = answer.causes.find(({ kind }) => kind === 'other-controller')?.message ?? '';
    if (answer.state !== state || String(found) !== String(causes) || !rival.includes(said)) {
      problems.push(`${what}: ${answer.state} ${String(found)} '${rival}' ${err}, not ${state} ${String(causes)}`);
    }
    return answer;
  };
  await session.applyAll(nodes(seeded(5), 0, NODES, 0));
  await session.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'agents' } }]);
  await session.faults(
    Array.from({ length: NODES }, (_, i) => ['first', 'flapping'].map((name) => [name, i] as const))
      .flat()
      .map(([name, i]) => ({ namespace: 'agents', daemonSet: name, node: `node-${i}`, kind: FAULT, tag: '2' })),
  );

  // a ReplicaSet owns pods with these labels on every node: each controller leaves the pods of others alone
  await session.applyAll([agent('first', '1'), replicaSet()]);
  const uid = call('get', 'replicaset', 'other', '-n', 'agents', '-o', 'jsonpath={.metadata.uid}');
  await session.applyAll(Array.from({ length: NODES }, (_, i) => podOf(uid, i)));
  await session.settle();
  const alone = await expect('pods of a ReplicaSet', 'first', 'complete', []);
  if (alone.desired !== NODES || alone.updatedAndAvailable !== NODES) problems.push(JSON.stringify(alone));

  // two DaemonSets own pods with these labels on every node
  await session.applyAll([agent('second', '1')]);
  await session.settle();
  await expect('two DaemonSets without an update', 'first', 'complete', []);
  await session.applyAll([agent('first', '2')]);
  await session.settle();
  const both = ['not-available', 'other-controller'];
  await expect('two DaemonSets', 'first', 'held', both, "the selectors of first and second match each other's pods");
  call('delete', 'daemonset', 'second', '-n', 'agents');
  await session.settle();
  await expect('one of them is gone', 'first', 'held', ['not-available']);

  // one tool writes 1, another 2: there are two revisions, whose numbers rise
  for (const image of ['1', '2', '1', '2', '1', '2']) {
    const flapping = agent('flapping', image);
    const own = { app: 'flapping' };
    const { template, ...spec } = flapping.spec;
    const metadata = { labels: own };
    await session.applyAll([
      { ...flapping, spec: { ...spec, selector: { matchLabels: own }, template: { ...template, metadata } } },
    ]);
    await session.settle();
  }
  await expect('two tools', 'flapping', 'held', both, 'the template has changed 6 times in the last 10 minutes');
  check('rollouts beside other controllers', problems);
}

const replicaSet = () => ({
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { namespace: 'agents', name: 'other' },
  spec: {
    replicas: NODES,
    selector: { matchLabels: { app: 'same' } },
    template: { metadata: { labels: { app: 'same' } }, spec: { containers: [container()] } },
  },
});

/** As the controller of ReplicaSets would make it; none runs here. */
const podOf = (uid: string, i: number) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    namespace: 'agents',
    name: `other-${i}`,
    labels: { app: 'same' },
    ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'other', uid, controller: true }],
  },
  spec: { nodeName: `node-${i}`, tolerations: [{ operator: 'Exists' }], containers: [container()] },
});
