import { daemonSet, inOwnFolder, list, node, write } from './inputs';
import { platformOfNode } from '../../../src/platforms/detect';
import { run } from '../run';

inOwnFolder();

const nodeOf = (name: string, labels: object, osImage = '') => {
  const made: any = node(name, { labels: labels as { [label: string]: string } });
  return { ...made, status: { ...made.status, nodeInfo: { osImage } } };
};

test.each([
  ['gke', { 'cloud.google.com/gke-nodepool': 'a' }, 'gke-prod-a-1', ''],
  ['gke-autopilot', { 'cloud.google.com/gke-nodepool': 'a' }, 'gk3-prod-a-1', ''],
  ['eks', { 'eks.amazonaws.com/nodegroup': 'a' }, 'ip-10-0-0-1', 'Amazon Linux 2023.9'],
  ['eks-bottlerocket', {}, 'ip-10-0-0-1', 'Bottlerocket OS 1.40.0 (aws-k8s-1.34)'],
  ['eks-auto', { 'eks.amazonaws.com/compute-type': 'auto' }, 'i-1', 'Bottlerocket (EKS Auto)'],
  ['aks', { 'kubernetes.azure.com/cluster': 'MC_a' }, 'aks-a-1', 'Ubuntu 24.04'],
  ['openshift', { 'node.openshift.io/os_id': 'rhel' }, 'worker-1', ''],
  ['talos', {}, 'a', 'Talos (v1.11.0)'],
  ['k3s', { 'node.kubernetes.io/instance-type': 'k3s' }, 'a', ''],
  ['rke2', { 'node.kubernetes.io/instance-type': 'rke2' }, 'a', ''],
  ['windows', { 'kubernetes.io/os': 'windows' }, 'a', ''],
  ['windows-2022', { 'kubernetes.io/os': 'windows', 'node.kubernetes.io/windows-build': '10.0.20348' }, 'a', ''],
  [undefined, { 'kubernetes.io/os': 'linux' }, 'gk3-a', 'Ubuntu 24.04'],
])('a node of %s is told', (platform, labels, name, osImage) => {
  expect(platformOfNode(nodeOf(name, labels, osImage))).toBe(platform);
});

const volume = (path: string, type?: string) => ({
  volumes: [{ name: 'host', hostPath: { path, ...(type && { type }) } }],
});

test('a plan says which platforms the nodes are of, and what these refuse there', async () => {
  write(
    'nodes.json',
    list(nodeOf('t1', {}, 'Talos (v1.11.0)'), nodeOf('t2', {}, 'Talos (v1.11.0)'), node('other', {})),
  );
  write('agent.json', daemonSet('agent', volume('/var/log')));
  const { code, out } = await run(['plan', '--nodes', 'nodes.json', 'agent.json']);
  expect(out).toContain(`
Platforms of the nodes
  PLATFORM  NODES      REFUSED       RULES              WHAT CAN PERMIT IT
  talos     2: t1, t2
            2: t1, t2  agents/agent  talos/podSecurity  a label of the namespace
`);
  expect(code).toBe(0);
  const json = JSON.parse((await run(['plan', '--nodes', 'nodes.json', '--format', 'json', 'agent.json'])).out);
  expect(json.platforms).toEqual([
    {
      platform: 'talos',
      nodes: ['t1', 't2'],
      refused: [
        {
          daemonSet: 'agents/agent',
          nodes: ['t1', 't2'],
          rules: ['talos/podSecurity'],
          permittedBy: 'a label of the namespace',
        },
      ],
    },
  ]);
  expect((await run(['plan', '--nodes', 'nodes.json', '--format', 'html', 'agent.json'])).out).toContain(
    'Platforms of the nodes',
  );
});

test('what nothing can permit is a problem, only on nodes that run the DaemonSet; objects beside it are seen', async () => {
  write('nodes.json', list(nodeOf('t1', { zone: 'a' }, 'Talos (v1.11.0)'), node('other', { labels: { zone: 'b' } })));
  write('namespace.json', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'agents', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
  });
  const docker = volume('/var/run/docker.sock', 'Socket');
  write('agent.json', daemonSet('agent', docker));
  const { code, out } = await run(['plan', '--nodes', 'nodes.json', 'agent.json', 'namespace.json']);
  expect(code).toBe(1);
  expect(out).toMatch(
    /\n {2}platform {2}agents\/agent would be put on nodes of talos, which refuses it: spec\.template\.spec\.volumes\[0\]\.hostPath\.path: volume 'host' is \/var\/run\/docker\.sock with the type Socket, .*: t1\n/,
  );
  expect(out).not.toContain('podSecurity');
  write('agent.json', daemonSet('agent', { ...docker, nodeSelector: { zone: 'b' } }));
  expect((await run(['plan', '--nodes', 'nodes.json', 'agent.json', 'namespace.json'])).code).toBe(0);
});
