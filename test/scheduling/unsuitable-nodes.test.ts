import { Planner } from '../../src/scheduling/planner';

const node = (name: string, labels: object, taints: object[] = []) => ({
  kind: 'Node',
  metadata: { name, labels },
  spec: { taints },
  status: { allocatable: { cpu: '4', pods: '110' } },
});
/** Nodes of many kinds, with the labels and taints that their providers set. */
const NODES = [
  node('linux', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64' }),
  node('arm', { 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'arm64' }),
  node('windows', { 'kubernetes.io/os': 'windows', 'kubernetes.io/arch': 'amd64' }),
  node('fargate', { 'kubernetes.io/os': 'linux', 'eks.amazonaws.com/compute-type': 'fargate' }, [
    { key: 'eks.amazonaws.com/compute-type', value: 'fargate', effect: 'NoSchedule' },
  ]),
  node('virtual', { 'kubernetes.io/os': 'linux', type: 'virtual-kubelet' }, [
    { key: 'virtual-kubelet.io/provider', value: 'azure', effect: 'NoSchedule' },
  ]),
];
const EVERYWHERE = { tolerations: [{ operator: 'Exists' }] };
const problems = (podSpec: object, options = {}) => {
  const image = 'registry.example.com/agent:1.0';
  const spec = { template: { spec: { containers: [{ name: 'agent', image }], ...podSpec } } };
  const manifest = { metadata: { name: 'agent', namespace: 'agents' }, spec };
  return new Planner()
    .plan([manifest], NODES, options)
    .problems.map(({ kind, message, nodes }) => ({ kind, message, nodes }));
};

test('a DaemonSet that tolerates everything is put on nodes that run none of its pods', () => {
  expect(problems(EVERYWHERE)).toEqual([
    {
      kind: 'unsuitable-nodes',
      message:
        'agents/agent would be put on 1 Fargate node, on which no pods of DaemonSets run; exclude eks.amazonaws.com/compute-type fargate by node affinity',
      nodes: ['fargate'],
    },
    {
      kind: 'unsuitable-nodes',
      message:
        'agents/agent would be put on 1 virtual node, on which no pods of DaemonSets run; exclude type virtual-kubelet by node affinity',
      nodes: ['virtual'],
    },
    {
      kind: 'unsuitable-nodes',
      message:
        'agents/agent would be put on 1 Windows node, on which no Linux containers run; select kubernetes.io/os linux',
      nodes: ['windows'],
    },
  ]);
});

test('without tolerations only nodes without taints are unsuitable', () => {
  expect(problems({}).map(({ nodes }) => nodes)).toEqual([['windows']]);
});

test('a DaemonSet that chooses the operating system means it', () => {
  expect(problems({ nodeSelector: { 'kubernetes.io/os': 'linux' } })).toEqual([]);
  expect(problems({ nodeSelector: { 'kubernetes.io/os': 'windows' } })).toEqual([]);
  expect(problems({ os: { name: 'windows' } }).map(({ nodes }) => nodes)).toEqual([['linux', 'arm']]);
});

test('nodes of an architecture that an image is known to lack', () => {
  const linux = { nodeSelector: { 'kubernetes.io/os': 'linux' } };
  const of = (image: string) => ({ ...linux, containers: [{ name: 'agent', image }] });
  const message = (image: string, built: string, count: string) =>
    `agents/agent: image ${image} is built for ${built}, but ${count}`;
  for (const [image, built, count] of [
    ['registry.example.com/agent-amd64:1.0', 'amd64', '1 node is arm64'],
    ['registry.example.com/agent:1.0-aarch64', 'arm64', '1 node is amd64'],
    ['arm64v8/agent', 'arm64', '1 node is amd64'],
    ['agent:1.0-s390x', 's390x', '2 nodes are amd64 or arm64'],
  ]) {
    expect(problems(of(image))).toMatchObject([{ kind: 'architecture', message: message(image, built, count) }]);
  }
  expect(problems(of('registry.example.com/agent:1.0'))).toEqual([]);
  expect(problems(of('registry.example.com/amd64ish/agent:1.0'))).toEqual([]);
  const imageArchitectures = { 'registry.example.com/agent:1.0': ['amd64'] };
  expect(problems(of('registry.example.com/agent:1.0'), { imageArchitectures })).toMatchObject([
    { kind: 'architecture', nodes: ['arm'] },
  ]);
});
