import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { DaemonSetValidator } from '../../src';
import { examples, planned, shown, written } from '../../tools/examples/readmes';

const root = resolve(__dirname, '../..');
const outputs = new Map<string, string>();
const plans = new Map<string, string>();

/** What the main.ts of an example tells TargetClusters; any version where it tells nothing. */
const MEANT_FOR: { readonly [name: string]: string } = { platform: '1.33+' };

beforeAll(async () => {
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
    if (shown(name).plan !== undefined) plans.set(name, await planned(name, out));
    rmSync(out, { recursive: true });
  }
});

test.each(examples)('%s makes what its README shows', (name) => {
  const { yaml, plan } = shown(name);
  expect(yaml ?? plan).toBeDefined();
  if (yaml !== undefined) expect(outputs.get(name)).toBe(yaml);
  if (plan !== undefined) expect(plans.get(name)).toBe(plan);
});

test.each(examples)(
  'every DaemonSet of %s is accepted by every Kubernetes version that it is meant for, and nothing of it is dropped or warned of',
  (name) => {
    const daemonSets = parseAllDocuments(outputs.get(name)!)
      .map((document) => document.toJS())
      .filter((object) => object?.kind === 'DaemonSet');
    expect(daemonSets.length).toBeGreaterThan(0);
    const validator = new DaemonSetValidator({ kubernetesVersion: MEANT_FOR[name] });
    for (const daemonSet of daemonSets) expect(validator.validate(daemonSet)).toEqual([]);
  },
);
