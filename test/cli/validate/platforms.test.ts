import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../run';

const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
const file = (name: string, ...objects: object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, objects.map((object) => JSON.stringify(object)).join('\n---\n'));
  return path;
};

const agent = (pod: object, metadata: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', namespace: 'agents', ...metadata },
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: {
      metadata: { labels: { app: 'agent' } },
      spec: { containers: [{ name: 'agent', image: 'agent:1' }], ...pod },
    },
  },
});
const onNode = { volumes: [{ name: 'logs', hostPath: { path: '/var/lib/agent' } }] };

test('what a platform refuses is an error with its place, its source and what can permit it, and ends with 1', async () => {
  const { code, out } = await run(['validate', '--platform', 'gke-autopilot', file('a.yaml', agent(onNode))]);
  expect(code).toBe(1);
  expect(out).toMatch(
    /a\.yaml:1:\d+: error spec\.template\.spec\.volumes\[0\]\.hostPath\.path: volume 'logs' is \/var\/lib\/agent, which is not below \/var\/log \(GKE Autopilot; reported: autogke-no-write-mode-hostpath/,
  );
  expect(out).toContain('; a WorkloadAllowlist of the vendor can permit it)');
  expect((await run(['validate', file('a.yaml', agent(onNode))])).code).toBe(0);
});

test('pods that a platform refuses end with 1 too, unless another file gives what they need', async () => {
  const path = file('a.yaml', agent(onNode));
  const refused = await run(['validate', '--platform', 'talos', path]);
  expect([refused.code, refused.out]).toEqual([1, expect.stringContaining('talos/podSecurity')]);
  expect(refused.out).toContain('1 accepted, 0 rejected');
  const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
  const namespace = file('namespace.yaml', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'agents', labels },
  });
  expect((await run(['validate', '--platform', 'talos', path, namespace])).code).toBe(0);
});

test('several platforms, also of the configuration file; those of the command line go before', async () => {
  const path = file('a.yaml', agent(onNode));
  const config = join(folder, 'settings.yaml');
  writeFileSync(config, 'platforms: [talos, openshift]\n');
  const { out } = await run(['validate', '--config', config, path]);
  expect(out).toContain('talos/podSecurity');
  expect(out).toContain('openshift/scc');
  const other = await run(['validate', '--config', config, '--platform', 'eks', path]);
  expect([other.code, other.out]).toEqual([0, expect.not.stringContaining('talos')]);
});

test('what can be permitted can be accepted, and what cannot stays an error', async () => {
  const accept = { annotations: { 'cdk8s-daemonsets/accept': 'gke-autopilot/*: our allow-list is installed' } };
  const accepted = await run(['validate', '--platform', 'gke-autopilot', file('a.yaml', agent(onNode, accept))]);
  expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('1 accepted, 0 rejected')]);
  const managed = file('b.yaml', agent(onNode, { ...accept, namespace: 'kube-system' }));
  const { code, out } = await run(['validate', '--platform', 'gke-autopilot', managed]);
  expect([code, out]).toEqual([1, expect.stringContaining('kube-system is managed by the platform')]);
  expect(out).toContain('accepted gke-autopilot/hostPath: our allow-list is installed');
});

test('an unknown platform is bad usage', async () => {
  expect(await run(['validate', '--platform', 'gke-standard', file('a.yaml', agent({}))])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^cdk8s-daemonsets: --platform is one of gke, gke-autopilot, .*, not 'gke-standard'\n/),
  });
});
