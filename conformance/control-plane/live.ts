import { check, main } from './check-line';
import { container } from './fleet';
import { ExpectedNode, LIVE_CASES, LiveCase, NodeChange } from './live-cases';
import { compareChanges } from './live-changes';
import { buildKubectl, call, run } from './live-tool';
import { Session } from './session';
import { RolloutAnswer } from '../../src/cluster/rollout';
import { StatusAnswer } from '../../src/cluster/status';

/*
 * The commands that look at a cluster, through a real kubectl, against faults that were put in: the reason that they give is the one that
 * was put in.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/live.ts [quick|NAME,...]
 */

const [only] = process.argv.slice(2);
const cases = LIVE_CASES.filter(
  ({ isQuick, name }) => only === undefined || (only === 'quick' ? isQuick : only.split(',').includes(name)),
);

const nodeName = ({ name }: LiveCase, number: number) => `${name}-${number}`;

function nodeOf(one: LiveCase, number: number, { labels, taints = [], unschedulable, ready, allocatable }: NodeChange) {
  const name = nodeName(one, number);
  const room = allocatable ?? { cpu: '4', memory: '8Gi', pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { case: one.name, 'kubernetes.io/hostname': name, ...labels } },
    spec: { taints, ...(unschedulable && { unschedulable }) },
    status: {
      allocatable: room,
      capacity: room,
      conditions: [
        {
          type: 'Ready',
          status: ready ?? 'True',
          // node_status.go (ReadyCondition) of the kubelet, and node_lifecycle_controller.go for Unknown
          reason: ready === undefined ? 'KubeletReady' : ready === 'False' ? 'KubeletNotReady' : 'NodeStatusUnknown',
          message:
            ready === undefined
              ? 'kubelet is posting ready status'
              : ready === 'False'
                ? 'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized'
                : 'Kubelet stopped posting node status.',
          lastTransitionTime: new Date().toISOString(),
          lastHeartbeatTime: new Date().toISOString(),
        },
      ],
    },
  };
}

function daemonSetOf({ name, podSpec = {}, podMetadata = {}, spec = {}, update }: LiveCase, version: '1' | '2') {
  const { containers = [container()], ...rest } = { ...podSpec, ...(version === '2' ? update : {}) } as {
    containers?: { name: string }[];
    nodeSelector?: object;
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: name },
    spec: {
      selector: { matchLabels: { app: name } },
      ...spec,
      template: {
        metadata: { labels: { app: name }, ...podMetadata },
        spec: {
          ...rest,
          nodeSelector: { case: name, ...rest.nodeSelector },
          containers: containers.map((one) => ({ ...one, image: `registry.example/agent:${version}` })),
        },
      },
    },
  };
}

async function put(session: Session): Promise<void> {
  const everyNode = (change: (one: LiveCase) => { readonly [number: number]: NodeChange } | undefined) =>
    cases.flatMap((one) => [0, 1, 2, 3].map((number) => nodeOf(one, number, change(one)?.[number] ?? {})));
  await session.applyAll(everyNode(({ nodes }) => nodes));
  await session.applyAll(
    cases.map(({ name, namespace = {} }) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: namespace },
    })),
  );
  for (const { name, others = [] } of cases) {
    for (const other of others) {
      const { metadata, kind } = other as { metadata: { name: string }; kind: string };
      const namespace = kind.endsWith('Configuration') ? {} : { namespace: name };
      await session.applyAll([{ ...other, metadata: { ...metadata, ...namespace } }]);
      if (kind !== 'ResourceQuota') continue;
      // no controller of quotas runs: what it would write
      const status = JSON.stringify({ status: { hard: { pods: '0' }, used: { pods: '0' } } });
      call('patch', 'resourcequota', metadata.name, '-n', name, '--subresource=status', '--type=merge', '-p', status);
    }
  }
  const faults = cases.flatMap((one) =>
    Object.entries(one.faults ?? {}).map(([number, kind]) => ({
      namespace: one.name,
      daemonSet: one.name,
      node: nodeName(one, Number(number)),
      kind,
      tag: one.faultsOf ?? '',
    })),
  );
  await session.faults(faults.filter(({ kind }) => !FAILING.has(kind)));
  await session.applyAll(cases.map((one) => daemonSetOf(one, '1')));
  await session.settle();
  await session.applyAll(
    cases.flatMap((one) =>
      Object.entries(one.later ?? {}).map(([number, change]) => nodeOf(one, Number(number), change)),
    ),
  );
  for (const one of cases) {
    for (const [number, change] of Object.entries(one.later ?? {})) {
      if (change.ready !== undefined) loseNode(one, nodeOf(one, Number(number), change));
    }
  }
  await session.settle();
  await session.applyAll(cases.flatMap((one) => (one.update === undefined ? [] : [daemonSetOf(one, '2')])));
  await session.settle();
  // failed pods are replaced after a back-off that doubles, but begins anew with each generation: nothing settles
  const failing = faults.filter(({ kind }) => FAILING.has(kind));
  await session.faults(failing);
  // after so long a failed pod stays for some seconds; a pod that does not end is believed to be stuck after a minute
  const seconds = faults.some(({ kind }) => kind === 'never-ends') ? 65 : failing.length > 0 ? 20 : 0;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Faults that end the pod. */
const FAILING: ReadonlySet<string> = new Set(['evicted', 'out-of-cpu', 'admission']);

/** A node that is not ready any more, and what the node lifecycle controller then says of its pods (MarkPodsNotReady). */
function loseNode({ name }: LiveCase, { metadata, status: { conditions } }: ReturnType<typeof nodeOf>): void {
  const patch = (resource: string, object: string, said: object) =>
    call(
      'patch',
      resource,
      object,
      '-n',
      name,
      '--subresource=status',
      '--type=strategic',
      '-p',
      JSON.stringify({ status: said }),
    );
  patch('node', metadata.name, { conditions });
  const pods = call(
    'get',
    'pods',
    '-n',
    name,
    '--field-selector',
    `spec.nodeName=${metadata.name}`,
    '-o',
    'name',
  ).trim();
  for (const pod of pods.split('\n')) {
    patch('pod', pod.replace('pod/', ''), {
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: new Date().toISOString() }],
    });
  }
}

async function compareStatus(): Promise<void> {
  const { out, err, code } = await run(['status', '-A', '--format', 'json']);
  const answer = JSON.parse(out || '{"daemonSets":[]}') as StatusAnswer;
  const asked = cases.filter(({ status }) => status !== undefined);
  check(
    `status of ${asked.length} DaemonSets with faults put in (exit code ${code}${err === '' ? '' : `, ${err.trim()}`})`,
    asked.flatMap((one) => {
      const found = answer.daemonSets.find(({ name }) => name === one.name);
      return [0, 1, 2, 3].flatMap((number) => {
        const node = found?.nodes.find((each) => each.node === nodeName(one, number));
        const wanted: ExpectedNode | undefined = one.status![number];
        const [state, kind, reason] = wanted ?? ['ready', undefined, undefined];
        const said = `${node?.state} ${node?.why?.kind} ${node?.why?.reason}`;
        return said === `${state} ${kind} ${reason}`
          ? []
          : [`${nodeName(one, number)}: ${said} (${node?.why?.message}), not ${String(wanted ?? 'ready')}`];
      });
    }),
  );
}

async function compareRollouts(): Promise<void> {
  const asked = cases.filter(({ rollout }) => rollout !== undefined);
  const problems: string[] = [];
  for (const one of asked) {
    const { out, err } = await run(['rollout', one.name, '-n', one.name, '--format', 'json']);
    const answer = JSON.parse(out || '{}') as Partial<RolloutAnswer>;
    const wanted = one.rollout!;
    const kinds = (answer.causes ?? []).map(({ kind }) => kind).sort();
    if (answer.state !== wanted.state || String(kinds) !== String(Object.keys(wanted.causes).sort())) {
      problems.push(
        `${one.name}: ${answer.state} because of ${String(kinds) || 'nothing'}, not ${JSON.stringify(wanted)}; ${answer.message} ${err}`,
      );
      continue;
    }
    for (const { kind, nodes } of answer.causes ?? []) {
      const numbers = nodes.map(({ node }) => Number(node.slice(one.name.length + 1)));
      const expected = wanted.causes[kind];
      // where the controller chooses, only how many there are is known
      const isRight = expected[0] < 0 ? numbers.length === -expected[0] : String(numbers) === String(expected);
      if (!isRight) problems.push(`${one.name}: ${kind} on ${String(numbers)}, not ${String(expected)}`);
    }
  }
  check(`${asked.length} rollouts with faults put in`, problems);
}

buildKubectl();
void main('cluster', [
  async (session) => {
    process.env.KUBECONFIG = await session.kubeconfig();
    await put(session);
    await compareStatus();
    await compareRollouts();
  },
  async (session) => {
    process.env.KUBECONFIG = await session.kubeconfig();
    await compareChanges(session);
  },
]);
