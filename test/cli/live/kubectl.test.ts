import { Answers, fakeKubectl, list } from './fake-kubectl';
import { daemonSet, node, pod, revision, template } from '../../cluster/objects';
import { inOwnFolder } from '../plan/inputs';
import { run } from '../run';

/* How the commands use kubectl, and what they say where it fails. Messages on stderr are those of kubectl 1.36. */

inOwnFolder();

const VERSION = { out: { clientVersion: {}, serverVersion: { gitVersion: 'v1.36.4' } } };
const WELL: Answers = {
  version: VERSION,
  'get daemonsets.apps': { out: list(daemonSet()) },
  'get controllerrevisions.apps': { out: list(revision(1, template(), 5000)) },
  'get pods.metrics.k8s.io': { err: 'error: the server doesn\'t have a resource type "pods"\n', code: 1 },
  'get pods': { out: list(pod('a')) },
  'get nodes': { out: list(node('a')) },
  'get events': { out: list() },
};

const status = (answers: Answers, ...more: string[]) =>
  run(['status', '--kubectl', fakeKubectl(answers).program, ...more]);

test('reads lists in chunks, without a shell, and writes nothing', async () => {
  const { program, calls } = fakeKubectl(WELL);
  const { code, err } = await run([
    'status',
    'agent',
    '-n',
    'a b;c',
    '--kubectl',
    program,
    '--context',
    '$(x)',
    '--timeout',
    '9s',
  ]);
  expect([code, err]).toEqual([
    2,
    "cdk8s-daemonsets: there is no DaemonSet a b;c/agent; there is agents/agent\nRun 'cdk8s-daemonsets status --help' for help.\n",
  ]);
  const all = calls();
  expect(all.map(([verb]) => verb).filter((verb) => verb !== 'get' && verb !== 'version')).toEqual([]);
  const lists = all.filter(([verb]) => verb === 'get');
  expect(lists.every((args) => args.includes('--chunk-size=500'))).toBe(true);
  expect(all.every((args) => args.includes('$(x)') && args.includes('--request-timeout=9s'))).toBe(true);
  expect(lists.filter(([, what]) => what !== 'nodes').every((args) => args.includes('a b;c'))).toBe(true);
});

test('of a named DaemonSet, only its pods are read', async () => {
  const { program, calls } = fakeKubectl(WELL);
  expect((await run(['status', 'agents/agent', '--kubectl', program])).code).toBe(0);
  expect(calls().find(([, what]) => what === 'pods')).toEqual(
    expect.arrayContaining(['-l', 'app=agent', '-n', 'agents']),
  );
});

test('all is well', async () => {
  const { code, out, err } = await status(WELL, '-A');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('agents/agent       1        1      1           1          1         1');
  expect(out.endsWith('all is well\n')).toBe(true);
});

const FORBIDDEN = (what: string) =>
  `Error from server (Forbidden): ${what} is forbidden: User "jane" cannot list resource "${what}" in API group "" in the namespace "agents"\n`;

test.each<[string, Answers, string]>([
  [
    'no access',
    { ...WELL, 'get pods': { err: FORBIDDEN('pods'), code: 1 } },
    'no access: you may not list pods in the namespace agents',
  ],
  [
    'no access to what is in a group',
    {
      ...WELL,
      'get daemonsets.apps': {
        err: 'Error from server (Forbidden): daemonsets.apps is forbidden: User "jane" cannot list resource "daemonsets" in API group "apps" at the cluster scope\n',
        code: 1,
      },
    },
    'no access: you may not list daemonsets.apps at the cluster scope',
  ],
  [
    'no server',
    {
      ...WELL,
      version: {
        err: 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n',
        code: 1,
      },
    },
    'the server cannot be reached: The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  ],
  [
    'a context that is not there',
    { ...WELL, version: { err: 'error: context "x" does not exist\n', code: 1 } },
    'kubectl could not read the version of the server: context "x" does not exist',
  ],
  [
    'not logged in',
    { ...WELL, version: { err: 'error: You must be logged in to the server (Unauthorized)\n', code: 1 } },
    'no access: the server does not know who you are; log in first',
  ],
  [
    'too late',
    {
      ...WELL,
      'get nodes': {
        err: 'Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)\n',
        code: 1,
      },
    },
    'the server did not answer in time (nodes)',
  ],
  [
    'half an answer',
    { ...WELL, 'get nodes': { out: JSON.stringify(list(node('a'), node('b')), undefined, 4).slice(0, -40) } },
    'the answer of kubectl for nodes is not whole',
  ],
  ['no answer', { ...WELL, 'get nodes': { out: '' } }, 'the answer of kubectl for nodes is not whole'],
  [
    'another answer',
    { ...WELL, version: { out: 'Client Version: v1.10' } },
    'the answer of kubectl for the version of the server is not whole',
  ],
  [
    'no version of the server',
    { ...WELL, version: { out: { clientVersion: {} } } },
    'kubectl does not tell the version of the server',
  ],
  [
    'an old server',
    { ...WELL, version: { out: { serverVersion: { gitVersion: 'v1.19.3' } } } },
    'the server is Kubernetes v1.19.3; known are 1.28 to 1.37',
  ],
  [
    'a new server',
    { ...WELL, version: { out: { serverVersion: { gitVersion: 'v1.99.0' } } } },
    'the server is Kubernetes v1.99.0; known are 1.28 to 1.37',
  ],
])('%s is one line and exit code 2', async (_, answers, message) => {
  const { code, out, err } = await status(answers);
  expect([code, out, err.split('\n')[0]]).toEqual([2, '', `cdk8s-daemonsets: ${message}`]);
  expect(err.split('\n')).toHaveLength(3);
});

test('a kubectl that does not end is ended', async () => {
  const { code, err } = await status({ ...WELL, 'get nodes': { out: list(), hangs: true } }, '--timeout', '1s');
  expect([code, err.split('\n')[0]]).toEqual([2, 'cdk8s-daemonsets: kubectl was not done after 2 s (nodes)']);
});

test('no kubectl', async () => {
  const { code, err } = await run(['status', '--kubectl', './not-there']);
  expect([code, err.split('\n')[0]]).toEqual([
    2,
    "cdk8s-daemonsets: there is no program './not-there'; install kubectl, or name it with --kubectl",
  ]);
});

test('without access to events, the rest is said', async () => {
  const { code, err, out } = await status({ ...WELL, 'get events': { err: FORBIDDEN('events'), code: 1 } });
  expect([code, err]).toEqual([
    0,
    'note: events are not known: no access: you may not list events in the namespace agents\n',
  ]);
  expect(out).toContain('all is well');
});

test('without access to nodes, nobody can say that all is well', async () => {
  const { code, err } = await status({ ...WELL, 'get nodes': { err: FORBIDDEN('nodes'), code: 1 } });
  expect([code, err]).toEqual([
    2,
    'note: nodes are not known: no access: you may not list nodes in the namespace agents\n',
  ]);
});

test.each([
  [['status', 'a', 'b'], 'status takes one name, not 2'],
  [['status', 'a/'], "'a/' is no name of a DaemonSet; write NAME or NAMESPACE/NAME"],
  [['status', 'a/b', '-n', 'c'], "'a/b' is not in the namespace c"],
  [['status', '-A', '-n', 'c'], '--all-namespaces and a namespace cannot be given together'],
  [['status', '--timeout', 'soon'], "--timeout takes a duration such as 30s or 2m, not 'soon'"],
  [['status', '--snapshot', 'not-there'], "the folder 'not-there' does not exist"],
  [['status', '--snapshot', '.', '--context', 'x'], '--snapshot reads files, so that --context has no meaning'],
  [['rollout'], 'rollout takes the name of one DaemonSet'],
  [['why'], 'why takes the name of a node, and of a DaemonSet if only that is meant'],
  [['history'], 'history takes the name of one DaemonSet'],
  [['snapshot'], 'snapshot takes the folder to write to'],
  [['rollback', 'agent'], 'rollback takes the revision to go back to: --to N; history shows them'],
  [['redeploy'], 'redeploy takes the name of one DaemonSet'],
])('%j: %s', async (argv, message) => {
  const { code, err } = await run(argv);
  expect([code, err.split('\n')[0]]).toEqual([2, `cdk8s-daemonsets: ${message}`]);
});
