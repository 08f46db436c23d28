import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

/** Runs the tests of a file in a folder of their own. */
export function inOwnFolder(): void {
  const home = process.cwd();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plan-'));
    process.chdir(folder);
  });
  afterAll(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });
}

export function write(name: string, content: unknown): string {
  mkdirSync(dirname(name), { recursive: true });
  writeFileSync(name, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return name;
}

export const list = (...items: unknown[]) => ({ apiVersion: 'v1', kind: 'List', items });

export const node = (
  name: string,
  fields: { labels?: object; taints?: object[]; cpu?: string; ready?: string; unsaid?: boolean } = {},
) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: fields.labels ?? {} },
  spec: { taints: fields.taints ?? [] },
  status: {
    allocatable: { cpu: fields.cpu ?? '4', memory: '8Gi', pods: '110' },
    conditions: [{ type: 'Ready', status: fields.ready ?? 'True' }],
  },
});

export const daemonSet = (name: string, podSpec: object = {}, spec: object = {}, image = `${name}:1`) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name, namespace: 'agents' },
  spec: {
    selector: { matchLabels: { app: name } },
    ...spec,
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name, image, resources: { requests: { cpu: '100m', memory: '64Mi' } } }], ...podSpec },
    },
  },
});

export const pod = (name: string, nodeName: string, owner?: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'agents',
    ownerReferences: owner === undefined ? [] : [{ kind: 'DaemonSet', name: owner, controller: true }],
  },
  spec: { nodeName, containers: [{ name, image: 'x', resources: { requests: { cpu: '1' } } }] },
  status: { phase: 'Running' },
});

export const GPU = { key: 'gpu', value: 'true', effect: 'NoSchedule' };
