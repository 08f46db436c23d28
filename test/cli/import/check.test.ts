import { spawnSync } from 'child_process';
import { mkdtempSync, readdirSync } from 'fs';
import { createServer } from 'http';
import { AddressInfo } from 'net';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { checkApp } from '../../../src/cli/import/check';
import { appModule, chartModule, mainModule } from '../../../src/importer/app-module';
import { importSources } from '../../../src/importer/import-sources';
import { testIf } from '../../support/test-if';

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

/** What comes of attempts that the app makes, by their names. */
function outcomesOf(attempts: { readonly [name: string]: string }): unknown {
  const [line] = problemsOf(`${code}
const world = globalThis as any;
const built = (name: string) => world.process.getBuiltinModule(name);
const attempts = { ${Object.entries(attempts)
    .map(([name, attempt]) => `${JSON.stringify(name)}: () => ${attempt}`)
    .join()}, '': () => built('fs').constants.R_OK };
const tried = ([name, attempt]: [string, () => unknown]) => { try { return [name, attempt()]; } catch (error) { return [name, (error as any).code ?? (error as Error).message]; } };
throw new Error(world.JSON.stringify(Object.fromEntries(Object.entries(attempts).map(tried))));
`);
  const { '': last, ...outcomes } = JSON.parse(line.replace('the app fails: ', ''));
  expect(last).toBe(4);
  return outcomes;
}

const all = (names: object, outcome: string) => Object.fromEntries(Object.keys(names).map((name) => [name, outcome]));

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

test('the app knows nothing of the environment', () => {
  process.env.IMPORT_CHECK_TEST = 'secret';
  try {
    expect(outcomesOf({ environment: 'Object.keys(world.process.env)' })).toEqual({ environment: [] });
  } finally {
    delete process.env.IMPORT_CHECK_TEST;
  }
});

const FILES = {
  'read the environment of its parent': "built('fs').readFileSync(`/proc/${world.process.ppid}/environ`)",
  'read what lies in a home folder': `built('fs').readFileSync(${JSON.stringify(join(homedir(), '.npmrc'))})`,
  'list a folder': "built('fs').readdirSync('/')",
  'open the memory of a process': "built('fs').openSync('/proc/self/mem', 'r+')",
  'write a file': `built('fs').writeFileSync(${JSON.stringify(join(tmpdir(), 'evil'))}, '')`,
  'write to the package': "built('fs').writeFileSync('evil', '')",
  'start a process': "built('child_process').execSync('true')",
  'start a worker': "new (built('worker_threads').Worker)('', { eval: true })",
  'make a link': "built('fs').symlinkSync('/', 'link')",
};

test('the app can read nothing but the libraries and the compiler, write nowhere and start nothing', () => {
  expect(outcomesOf(FILES)).toEqual(all(FILES, 'ERR_ACCESS_DENIED'));
});

const SENDING = {
  'look up a name': "built('dns').lookup('localhost', () => {})",
  'ask a name server': "new (built('dns').Resolver)().resolve4('example.com', () => {})",
  'ask a name server with promises': "new (built('dns').promises.Resolver)().resolve4('example.com')",
  'send a datagram': "built('dgram').createSocket('udp4').send('x', 53, '127.0.0.1')",
  'open a connection': "built('net').connect(9, '127.0.0.1')",
  listen: "built('net').createServer().listen(0)",
  'listen in a way of its own': "built('net').createServer()._listen2('127.0.0.1', 0, 4, 4)",
  'send a signal': 'world.process.kill(world.process.ppid, 0)',
  'reach what is below': "world.process.binding('tcp_wrap')",
  'load an addon': "world.process.dlopen({ exports: {} }, './nothing.node')",
};

test('the app can send nothing, and signals neither', () => {
  expect(outcomesOf(SENDING)).toEqual(all(SENDING, 'there is no network and no other process here'));
});

const canUnshare =
  spawnSync('unshare', ['--user', '--map-current-user', '--net', '--pid', '--fork', 'true']).status === 0;

testIf(canUnshare, 'this system gives no namespaces')(
  'where the system has namespaces, the app has no interface of a network, and sees no process but its own',
  () => {
    expect(
      outcomesOf({ interfaces: "Object.keys(built('os').networkInterfaces())", process: 'world.process.pid' }),
    ).toEqual({
      interfaces: [],
      process: 1,
    });
  },
);

test('no file is written on the way, which an interrupt could leave behind', () => {
  // a folder of its own: other tests make files in that of the run meanwhile
  const [run, own] = [process.env.TMPDIR, mkdtempSync(join(tmpdir(), 'check-'))];
  process.env.TMPDIR = own;
  try {
    expect(problemsOf(code)).toEqual([]);
  } finally {
    process.env.TMPDIR = run;
  }
  expect(readdirSync(own)).toEqual([]);
  expect(outcomesOf({ write: "world.process.permission.has('fs.write')" })).toEqual({ write: false });
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

test('the app is stopped when its time is over', () => {
  expect(problemsOf(`${code}while (true) {}\n`, 5)).toEqual(['the app was not done after 5 seconds']);
});
