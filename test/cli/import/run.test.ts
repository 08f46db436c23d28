import { main } from '../../../src/cli/main';

async function runImport(stdin: string, ...options: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await main(['import', ...options, '-'], '1.2.3', {
    out: (text) => { written.out += text; },
    err: (text) => { written.err += text; },
    outIsTerminal: false,
    errIsTerminal: false,
    stdin: () => Promise.resolve(Buffer.from(stdin)),
    env: {},
  });
  return { code, ...written };
}

const DAEMON_SET = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers: [{name: agent, image: "agent:1"}]
      tolerations:
        - operator: Exists
`;

test('the app goes to stdout', async () => {
  expect(await runImport(DAEMON_SET)).toEqual({
    code: 0,
    err: '',
    out: `import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { DaemonSet, Tolerations } from 'cdk8s-daemonsets';

export class Stdin extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new DaemonSet(this, 'agent', {
      metadata: { name: 'agent' },
      selector: { matchLabels: { app: 'agent' } },
      podMetadata: { labels: { app: 'agent' } },
      containers: [{ name: 'agent', image: 'agent:1' }],
      tolerations: [Tolerations.everything()],
    });
  }
}

const app = new App();
new Stdin(app, 'stdin');
app.synth();
`,
  });
});

test('--no-builders writes literals', async () => {
  expect((await runImport(DAEMON_SET, '--no-builders')).out).toContain('tolerations: [{ operator: \'Exists\' }]');
});

test('--name names the chart', async () => {
  expect((await runImport(DAEMON_SET, '--name', 'node-agent')).out).toContain('new NodeAgent(app, \'node-agent\');');
});

test('a DaemonSet that every version refuses is an ApiObject that says why', async () => {
  const { code, out } = await runImport(DAEMON_SET.replace('image: "agent:1"', 'imagePullPolicy: Always'));
  expect(code).toBe(0);
  expect(out).toMatch(/\/\/ The API server refuses this: spec\.template\.spec\.containers\[0\]\.image: .+\n {4}new ApiObject\(this, 'agent'/);
});

test('what is no object of Kubernetes is told with its place, and nothing is written', async () => {
  expect(await runImport(`${DAEMON_SET}---\nmetadata: {name: a}\n`)).toEqual({
    code: 2, out: '', err: 'stdin:14:1: the object has no apiVersion; every object of Kubernetes needs apiVersion and kind\n',
  });
});

test('YAML that cannot be read is told with its place, and nothing is written', async () => {
  const { code, out, err } = await runImport('a: [b\n');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^stdin:\d+:\d+: .+\n$/);
});
