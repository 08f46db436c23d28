import { rmSync } from 'fs';
import { join } from 'path';
import { check, main } from './check-line';
import { container } from './fleet';
import { compareAccess } from './live-access';
import { LIVE_CASES, LiveCase, NodeChange } from './live-cases';
import { compareChanges } from './live-changes';
import { nodeName, rolloutProblems, statusProblems } from './live-compare';
import { compareDiffs } from './live-diff';
import { compareMetrics } from './live-metrics';
import { comparePages } from './live-pages';
import { comparePlans } from './live-plan';
import { compareRivals } from './live-rivals';
import { buildKubectl, call, run } from './live-tool';
import { Session } from './session';
import { RolloutAnswer } from '../../src/cluster/rollout';
import { StatusAnswer } from '../../src/cluster/status';
import { WhyAnswer } from '../../src/cluster/why';

/*
 * The commands that look at a cluster, through a real kubectl, against faults that were put in: the reason that they give is the one that
 * was put in.
 *
 *   npx ts-node -T --project conformance/tsconfig.json conformance/control-plane/live.ts [quick|NAME,...] [--record]
 */

/** Each is a call of the tool, which reads the whole cluster. */
const MOST_NODES = 10;
const isRecording = process.argv.includes('--record');
const [only] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const cases = LIVE_CASES.filter(
  ({ isQuick, name }) => only === undefined || (only === 'quick' ? isQuick : only.split(',').includes(name)),
);

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
  for (const one of cases) {
    for (const number of one.gone ?? []) call('delete', 'node', nodeName(one, number));
  }
  await session.settle();
  // failed pods are replaced after a back-off that doubles, but begins anew with each generation: nothing settles
  const failing = faults.filter(({ kind }) => FAILING.has(kind));
  await session.faults(failing);
  // after so long a failed pod stays for a while (replaced after 15, 31, 63 and 127 s); a pod that does not end is believed to be stuck after a minute
  const seconds = faults.some(({ kind }) => kind === 'never-ends') ? 90 : failing.length > 0 ? 22 : 0;
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
  const said = `exit code ${code}${err === '' ? '' : `, ${err.trim()}`}`;
  check(`status of ${asked.length} DaemonSets with faults put in (${said})`, statusProblems(cases, answer));
}

async function compareRollouts(): Promise<void> {
  const asked = cases.filter(({ rollout }) => rollout !== undefined);
  const problems: string[] = [];
  for (const one of asked) {
    const { out, err } = await run(['rollout', one.name, '-n', one.name, '--format', 'json']);
    problems.push(
      ...rolloutProblems(one, JSON.parse(out || JSON.stringify({ message: err })) as Partial<RolloutAnswer>),
    );
  }
  check(`${asked.length} rollouts with faults put in`, problems);
}

/** What `why` says of one node of each case is what `status` says, and where the scheduler finds no room, what is lacking. */
async function compareWhy(): Promise<void> {
  const asked = cases.filter(({ status = {} }) => Object.keys(status).length > 0);
  const problems: string[] = [];
  for (const one of asked.slice(0, MOST_NODES)) {
    const [number, [state, kind, reason]] = Object.entries(one.status!)[0];
    const node = nodeName(one, Number(number));
    if (one.gone !== undefined) continue;
    const { out, err } = await run(['why', node, `${one.name}/${one.name}`, '-f', 'json']);
    const [found] = (JSON.parse(out || '{"daemonSets":[]}') as WhyAnswer).daemonSets;
    const said = `${found?.state} ${found?.why?.kind} ${found?.why?.reason}`;
    if (said !== `${state} ${kind} ${reason}`) problems.push(`${node}: ${said}, not ${state} ${kind} ${reason} ${err}`);
    if (one.lacks !== undefined && !found?.noRoom?.some(({ key }) => key === one.lacks)) {
      problems.push(`${node}: no room because of ${JSON.stringify(found?.noRoom)}, not ${one.lacks}`);
    }
  }
  check(`why of ${Math.min(asked.length, MOST_NODES)} nodes`, problems);
}

/** A controller that has stopped does not see a change. */
async function compareHalted(session: Session): Promise<void> {
  await session.halt('kube-controller-manager', true);
  call('set', 'image', 'daemonset/well', '-n', 'well', 'agent=registry.example/agent:9');
  const { out, code } = await run(['rollout', 'well/well', '--format', 'json']);
  await session.halt('kube-controller-manager', false);
  const { state, causes } = JSON.parse(out) as RolloutAnswer;
  const said = `${code} ${state} ${String(causes.map(({ kind }) => kind))}`;
  check('a rollout without a controller', said === '1 held not-observed' ? [] : [said]);
}

/** Writes what the commands read to `recorded/live`, which `test/cluster/recorded.test.ts` replays. */
async function record(): Promise<void> {
  const folder = join(__dirname, '../recorded/live');
  rmSync(folder, { recursive: true, force: true });
  const { code, err } = await run(['snapshot', folder, '-A']);
  check(`recorded: ${err.trim()}`, code === 0 ? [] : [err]);
}

buildKubectl();
/** Checks that can share a control plane, one after the other. */
const inOrder =
  (...checks: readonly ((session: Session) => Promise<void>)[]) =>
  async (session: Session) => {
    process.env.KUBECONFIG = await session.kubeconfig();
    for (const one of checks) await one(session);
  };

void main('cluster', [
  inOrder(
    put,
    compareStatus,
    compareRollouts,
    compareWhy,
    ...(only === undefined || only === 'quick' ? [comparePages] : []),
    ...(isRecording ? [record] : []),
    ...(cases.some(({ name }) => name === 'well') ? [compareHalted] : []),
  ),
  inOrder(compareChanges, compareMetrics),
  inOrder(compareDiffs, compareAccess),
  inOrder(compareRivals),
  inOrder(comparePlans),
]);
