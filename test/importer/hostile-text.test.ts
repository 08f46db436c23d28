import * as fc from 'fast-check';
import { companions, daemonSets, strangers } from './manifests';
import { Sandbox } from './sandbox';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { NotImportable } from '../../src/importer/not-importable';
import { runs } from '../support/counts';

const CALL = 'globalThis.canary()';
const PIECES = [
  "'",
  '"',
  '`',
  '\\',
  '${',
  '}',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\t',
  '\u0000',
  '\u001b',
  '\ufeff',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u00ad',
  '\ud800',
  '\udc00',
  '\ud83d\ude00',
  '*/',
  '/*',
  '//',
  '<!--',
  '-->',
  '</script>',
  '#!',
  '//# sourceMappingURL=data:application/json,{}',
  '@ts-ignore',
  'eslint-disable',
  '\\u0027',
  '\\x27',
  '\\',
  '$&',
  '$1',
  '${',
  CALL,
  `\${${CALL}}`,
  `');${CALL};//`,
  `\`;${CALL};//`,
  `\n${CALL}\n`,
  `*/${CALL}/*`,
  `\\';${CALL};//`,
  `\u2028${CALL}//`,
  `']);${CALL};([('`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'resolve',
  'name',
  'namespace',
  'labels',
  'image',
  'await',
  'class',
  'delete',
  'this',
  'scope',
  'id',
  'app',
  'App',
  'kplus',
  'DaemonSet',
  'agent',
  'a',
  'B',
  '1',
  '-',
  '.',
  '/',
  '~',
  ' ',
  '',
];
const hostile = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const objects = fc.array(fc.oneof(daemonSets(hostile), companions(hostile), strangers(hostile)), {
  minLength: 1,
  maxLength: 4,
});
const numRuns = runs(60, 500);

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = new Sandbox();
});
afterAll(() => sandbox.close());

async function expectSame(name: string, content: string, usesBuilders: boolean): Promise<void> {
  const charts = importSources([{ name, content }], { usesBuilders });
  const outcome = await sandbox.run(appModule(charts));
  const expected = JSON.stringify(
    charts.map((chart) => chart.objects.map((object) => object.expected)),
    (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value),
  );
  expect(outcome).toEqual({ written: JSON.parse(expected) as unknown, sung: false, grown: 0 });
}

test('an answer that nobody waits for any more is no answer to the next request', async () => {
  const [slow, quick] = await Promise.all(
    ["throw new Error('first');", "throw new Error('second');"].map((code) => sandbox.run(code)),
  );
  expect([slow.error, quick.error]).toEqual(['first', 'second']);
});

test('the sandbox tells when a text is run, when one asks for a module, and what is left behind', async () => {
  expect(
    await sandbox.run(`import { App } from 'cdk8s';\nnew App();\n(globalThis as any).left = 1;\n${CALL};`),
  ).toEqual({ written: [], sung: true, grown: 1 });
  expect(await sandbox.run("import 'fs';")).toEqual({ error: 'the code asks for the module fs', sung: false });
});

test('nothing in a manifest is run, whatever its texts hold, and every text comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, objects, fc.boolean(), async (name, items, usesBuilders) => {
      try {
        await expectSame(name, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }), usesBuilders);
      } catch (error) {
        // the one thing that cdk8s has no way to write, as a number of a map with a key such as __proto__
        if (
          !(error instanceof NotImportable) ||
          !/ holds a number beyond 2\^53 where cdk8s can write none;/.test(error.message)
        ) {
          throw error;
        }
      }
    }),
    { numRuns },
  );
});

// comments stand between the lines of YAML, at every kind of place
const comment = hostile.map((text) =>
  text.replace(/[^\u0009\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]|[\u2028\u2029\ufeff]/g, ''),
);

test('comments are comments, whatever they hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(comment, { minLength: 9, maxLength: 9 }),
      fc.boolean(),
      async (comments, usesBuilders) => {
        const [above, key, item, behind, inner, deep, last, below, unknown] = comments;
        await expectSame(
          'agent.yaml',
          `#${above}
apiVersion: apps/v1
kind: DaemonSet #${key}
metadata:
  #${inner}
  name: agent #${behind}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers:
        #${item}
        - name: agent
          image: agent:1
          args: # ${deep}
            - a #${deep}
          script: |
            # no comment #${deep}
            exit #${unknown}
      fromTheFuture: #${unknown}
        #${last}
        a: 1 #${last}
#${below}
---
#${below}
`,
          usesBuilders,
        );
      },
    ),
    { numRuns },
  );
});
