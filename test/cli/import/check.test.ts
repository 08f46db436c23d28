import { readdirSync } from 'fs';
import { createServer } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { checkApp } from '../../../src/cli/import/check';
import { appModule, chartModule, mainModule } from '../../../src/importer/app-module';
import { importSources } from '../../../src/importer/import-sources';

const YAML = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true
      containers: [{name: agent, image: "agent:1"}]
---
apiVersion: v1
kind: Secret
metadata: {name: token}
stringData: {token: c2VjcmV0}
`;
const charts = importSources([{ name: 'agent.yaml', content: YAML }], { usesBuilders: true });
const code = appModule(charts);

/** What is wrong with the code of an app that should write the above. */
function problemsOf(main: string, limitSeconds?: number): string[] {
  return checkApp(new Map([['main.ts', main]]), charts, limitSeconds);
}

const before = readdirSync(tmpdir()).filter((name) => name.startsWith('import-check-'));
afterAll(() =>
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('import-check-') && !before.includes(name))).toEqual(
    [],
  ),
);

test('an app that writes what was read has no problems, in one module or several', () => {
  expect(problemsOf(code)).toEqual([]);
  expect(
    checkApp(
      new Map([
        ['main.ts', mainModule(charts)],
        ['charts/agent.ts', chartModule(charts[0])],
      ]),
      charts,
    ),
  ).toEqual([]);
});

test('what the app writes else is told path by path, with the place in the manifest and no value', () => {
  const other = code.replace('hostNetwork: true', 'hostPID: true').replace('c2VjcmV0', 'b3RoZXI=');
  expect(problemsOf(other)).toEqual([
    'agent.yaml:10:20: spec.template.spec.hostNetwork is not written',
    'agent.yaml:10:7: spec.template.spec.hostPID is written, but was not read',
    'agent.yaml:16:21: stringData.token is written with another value',
  ]);
});

test('an object too many is told', () => {
  const [, ...fewer] = charts[0].objects;
  expect(checkApp(new Map([['main.ts', code]]), [{ ...charts[0], objects: fewer }])).toEqual([
    'the app writes 2 objects, not 1',
  ]);
});

test('the code is compiled as strictly as the app itself is', () => {
  expect(problemsOf(code.replace('hostNetwork: true', 'hostNetwrk: true'))).toEqual([
    expect.stringMatching(
      /^main\.ts:\d+:\d+: Object literal may only specify known properties, but 'hostNetwrk' does not exist in type 'DaemonSetProps'/,
    ),
  ]);
  expect(problemsOf(`${code}function f(x) { return x; }\nf(1);\n`)).toEqual([
    expect.stringMatching(/^main\.ts:\d+:12: Parameter 'x' implicitly has an 'any' type\.$/),
  ]);
});

test('what the app throws is told', () => {
  expect(problemsOf(`${code}throw new Error('no such thing');\n`)).toEqual(['the app fails: no such thing']);
});

test('the app knows nothing of the environment, and can write nowhere else and start nothing', () => {
  process.env.IMPORT_CHECK_TEST = 'secret';
  const main = `${code}
const world = globalThis as any;
const built = (name: string) => world.process.getBuiltinModule?.(name) ?? world.process.mainModule.require(name);
const attempts = [
  () => built('fs').writeFileSync('../evil', ''),
  () => built('child_process').execSync('true'),
  () => new (built('worker_threads').Worker)('', { eval: true }),
];
const results = attempts.map((attempt) => { try { attempt(); return 'done'; } catch (error) { return (error as any).code; } });
throw new Error([...world.Object.keys(world.process.env), ...results].join());
`;
  try {
    expect(problemsOf(main)).toEqual(['the app fails: ERR_ACCESS_DENIED,ERR_ACCESS_DENIED,ERR_ACCESS_DENIED']);
  } finally {
    delete process.env.IMPORT_CHECK_TEST;
  }
});

test('the app has no network', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.end();
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  const main = `${code}(globalThis as any).fetch('http://127.0.0.1:${port}/');\n`;
  expect(problemsOf(main)).toEqual(['the app ended with exit code 1: TypeError: fetch failed']);
  await new Promise((done) => {
    server.close(done);
  });
  expect(asked).toBe(0);
});

test('the app asks no name server', () => {
  const main = `${code}(globalThis as any).process.getBuiltinModule('dns').lookup('localhost', () => {});\n`;
  expect(problemsOf(main)).toEqual(['the app fails: there is no network here']);
});

test('the app is stopped when its time is over', () => {
  expect(problemsOf(`${code}while (true) {}\n`, 5)).toEqual(['the app was not done after 5 seconds']);
});
