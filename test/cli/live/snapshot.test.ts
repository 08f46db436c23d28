import { readdirSync, readFileSync } from 'fs';
import { fakeKubectl, list } from './fake-kubectl';
import { daemonSet, event, node, NOW, pod, revision, template } from '../../cluster/objects';
import { inOwnFolder, write } from '../plan/inputs';
import { run } from '../run';

/* A snapshot gives the answers that the cluster gave, and holds nothing secret. */

inOwnFolder();

const SECRET = 'hunter2';
const withSecrets = (image: string, value: string) =>
  template(image, {
    containers: [
      {
        name: 'agent',
        image,
        env: [{ name: 'TOKEN', value }],
        args: [`--password=${SECRET}`],
        livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'Authorization', value: SECRET }] } },
      },
    ],
  });

const answers = {
  version: { out: { serverVersion: { gitVersion: 'v1.36.4' } } },
  'get daemonsets.apps': {
    out: list(
      daemonSet({
        template: withSecrets('agent:2', SECRET),
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': `{"env":"${SECRET}"}`,
            'example.com/key': SECRET,
            'kubernetes.io/change-cause': 'image agent:2',
          },
          managedFields: [{ manager: SECRET }],
        },
      }),
    ),
  },
  'get controllerrevisions.apps': {
    out: list(
      revision(1, withSecrets('agent:1', SECRET), 9000, { annotations: { 'example.com/key': SECRET } }),
      revision(2, withSecrets('agent:2', SECRET), 900),
    ),
  },
  'get pods.metrics.k8s.io': {
    out: list({
      metadata: { namespace: 'agents', name: 'agent-a' },
      containers: [{ name: 'agent', usage: { cpu: '50m', memory: '96Mi' } }],
    }),
  },
  'get pods': {
    out: list(
      pod('a', { hash: 'h2', metadata: { annotations: { key: SECRET } } }),
      pod('b', {
        hash: 'h1',
        ready: false,
        status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory. ' },
      }),
    ),
  },
  'get nodes': {
    out: list(
      { ...node('a'), status: { ...(node('a').status as object), images: [{ names: ['x'] }] } },
      node('b'),
      node('c'),
    ),
  },
  'get events': {
    out: list(
      event(
        'ds',
        'FailedCreate',
        'Error creating: pods "agent-" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostPID=true)',
        1,
      ),
    ),
  },
  'get priorityclasses': { out: list() },
};

const now = () => new Date(NOW);

beforeAll(async () => {
  const { program } = fakeKubectl(answers);
  const { code, out, err } = await run(['snapshot', 'snap', '-A', '--kubectl', program], { now });
  expect([code, out]).toEqual([0, '']);
  expect(err).toBe(
    'snap holds 1 DaemonSet, 2 pods and 3 nodes; environment values and others that may be secret are masked\n',
  );
});

test('holds no value that may be secret', () => {
  const files = readdirSync('snap').sort();
  expect(files).toEqual([
    'controllerrevisions.json',
    'daemonsets.json',
    'events.json',
    'nodes.json',
    'podmetrics.json',
    'pods.json',
    'priorityclasses.json',
    'snapshot.json',
  ]);
  const all = files.map((name) => readFileSync(`snap/${name}`, 'utf8')).join('\n');
  expect(all).not.toContain(SECRET);
  expect(all).toContain('image agent:2');
  expect(all).not.toContain('managedFields');
});

test.each([
  [['status', '-f', 'json']],
  [['rollout', 'agent', '-f', 'json']],
  [['history', 'agent', '-f', 'json']],
  [['why', 'b', '-f', 'json']],
])('%j answers as the cluster does', async (argv) => {
  const { program } = fakeKubectl(answers);
  const live = await run([...argv, ...(argv[0] === 'why' ? [] : ['-n', 'agents']), '--kubectl', program], { now });
  const read = await run([...argv, '--snapshot', 'snap']);
  expect(read.code).toBe(live.code);
  expect(JSON.parse(read.out)).toEqual(JSON.parse(live.out));
  expect(live.out).not.toContain(SECRET);
});

test('status of a DaemonSet names every node', async () => {
  const { code, out } = await run(['status', 'agent', '--snapshot', 'snap']);
  expect(code).toBe(1);
  expect(out.replace(/ {2,}/g, '  ')).toBe(
    `  DAEMONSET  WANTED  RUNNING  READY  UP-TO-DATE  AVAILABLE  REVISION  MOST USED OF REQUESTS
  agents/agent  3  2  1  1  1  2  cpu 50% (a), memory 150% (a)

agents/agent
  NODE  STATE  POD  IP  PHASE  REVISION  AGE  CPU  MEMORY  WHY
  a  ready  agent-a  10.0.0.1  Running  2  60m  50m of 100m  96Mi of 64Mi
  b  not-ready  agent-b  10.0.0.1  Failed  1 (old)  60m  Evicted: The node was low on resource: memory.
  c  missing  PodSecurity: pods "agent-" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostPID=true)

1 pod not ready, 1 pod missing
`,
  );
});

describe('diff of manifests with a snapshot', () => {
  const manifest = (image: string, value: string, spec: object = {}) => {
    write('next.json', daemonSet({ template: withSecrets(image, value), spec }));
    return run(['diff', 'next.json', '--snapshot', 'snap']);
  };

  test('values that the snapshot does not hold are taken for equal, and counted', async () => {
    const { code, out, err } = await manifest('agent:2', 'another');
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n')[0]).toBe('agents/agent: applying it changes nothing');
    // the environment, arguments and headers
    expect(out).toContain('  3 values that may be secret cannot be compared with a snapshot\n');
  });

  test('what is new in the manifest, and which pods restart', async () => {
    const { code, out } = await manifest('agent:3', SECRET, { minReadySeconds: 5 });
    expect(code).toBe(1);
    expect(out).toContain('containers[agent].image: "agent:2" -> "agent:3"');
    expect(out).toContain('spec.minReadySeconds: absent -> 5');
    expect(out).toContain('pods restart on 3 nodes: a, b, c');
    expect(out).not.toContain(SECRET);
  });

  test('an environment variable that is not in the cluster is a difference', async () => {
    const more = { containers: [{ name: 'agent', image: 'agent:2', env: [{ name: 'NEW', value: SECRET }] }] };
    write('next.json', daemonSet({ template: template('agent:2', more) }));
    const { code, out } = await run(['diff', 'next.json', '--snapshot', 'snap']);
    expect([code, out.includes('containers[agent].env[NEW]'), out.includes(SECRET)]).toEqual([1, true, false]);
  });

  test('what the library expects the server to refuse', async () => {
    const { code, out } = await manifest('agent:2', SECRET, { selector: { matchLabels: { app: 'other' } } });
    expect([code, out.includes('refused: spec.selector')]).toEqual([1, true]);
  });

  test('a dry run has no meaning', async () => {
    const { code, err } = await run(['diff', 'next.json', '--snapshot', 'snap', '--server-side']);
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'cdk8s-daemonsets: --snapshot reads files, so that --server-side has no meaning: no server is asked',
    ]);
  });
});

test('a folder that is not empty is not written to', async () => {
  write('full/x', '');
  const { program } = fakeKubectl(answers);
  const { code, err } = await run(['snapshot', 'full', '-A', '--kubectl', program]);
  expect([code, err.split('\n')[0]]).toEqual([2, "cdk8s-daemonsets: the folder 'full' is not empty; name a new one"]);
});

test.each([
  ['{"format":2}', 'snap2/snapshot.json has format 2, not 1'],
  ['{', 'snap2/snapshot.json is not JSON'],
])('a snapshot of another format: %s', async (index, message) => {
  write('snap2/snapshot.json', index);
  const { code, err } = await run(['status', '--snapshot', 'snap2']);
  expect([code, err.split('\n')[0]]).toEqual([2, `cdk8s-daemonsets: ${message}`]);
});

test('a file that was cut is not read', async () => {
  write('snap3/snapshot.json', '{"format":1,"kubernetesVersion":"v1.36.4"}');
  write('snap3/pods.json', JSON.stringify(list(), undefined, 4));
  write('snap3/daemonsets.json', readFileSync('snap/daemonsets.json', 'utf8').slice(0, -30));
  const { code, err } = await run(['status', '--snapshot', 'snap3']);
  expect([code, err.split('\n')[0]]).toEqual([
    2,
    'cdk8s-daemonsets: snap3/daemonsets.json: the text is not JSON, or ends in the middle',
  ]);
});

test('plan takes nodes, pods, priority classes and the version from the cluster', async () => {
  write('manifests/agent.json', daemonSet({ template: template('agent:3', { priorityClassName: 'agents' }) }));
  const { program, calls } = fakeKubectl({
    ...answers,
    'get priorityclasses': {
      out: list({
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'agents' },
        value: 1000,
      }),
    },
  });
  const live = await run(['plan', '--cluster', '--kubectl', program, 'manifests']);
  expect([live.code, live.err]).toEqual([0, '']);
  expect(live.out.split('\n')[0]).toBe('Plan for Kubernetes 1.36: 1 DaemonSet, 3 nodes, 3 pods');
  expect(calls().every(([verb, what]) => verb === 'version' || (verb === 'get' && what !== 'secrets'))).toBe(true);
  const files = await run(['plan', '--snapshot', 'snap', 'manifests']);
  expect(files.err).toBe(
    'note: priority class agents is not among the manifests; its pods are planned with priority 0\n',
  );
  expect(files.out).toBe(live.out);
});
