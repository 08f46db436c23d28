import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { DaemonSetValidator } from '../../src';
import { examples, shown, written } from '../../tools/examples/readmes';

const root = resolve(__dirname, '../..');
const outputs = new Map<string, string>();

beforeAll(() => {
  for (const name of examples) {
    const out = mkdtempSync(join(tmpdir(), 'example-'));
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--no-check-upgrade', '--output', out],
      {
        cwd: join(root, 'examples', name),
        stdio: ['ignore', 'ignore', 'pipe'],
        // tsc has checked the types of all examples
        env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', TS_NODE_TRANSPILE_ONLY: 'true' },
      },
    );
    outputs.set(name, written(out));
    rmSync(out, { recursive: true });
  }
});

test.each(examples)('%s makes what its README shows', (name) => {
  expect(outputs.get(name)).toBe(shown(name));
});

test.each(examples)(
  'every DaemonSet of %s is accepted by every Kubernetes version, and nothing of it is dropped or warned of',
  (name) => {
    const daemonSets = parseAllDocuments(outputs.get(name)!)
      .map((document) => document.toJS())
      .filter((object) => object?.kind === 'DaemonSet');
    expect(daemonSets.length).toBeGreaterThan(0);
    for (const daemonSet of daemonSets) expect(new DaemonSetValidator().validate(daemonSet)).toEqual([]);
  },
);
