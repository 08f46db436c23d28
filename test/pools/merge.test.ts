import { ApiObject, App, Chart } from 'cdk8s';
import { NodeLabels, Tolerations } from '../../src';
import { DaemonSetProps } from '../../src/constructs/daemon-set-props';
import { DaemonSetSpec } from '../../src/model/generated/structs';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { Merge } from '../../src/pools/merge';
import { DaemonSetDifferences } from '../../src/pools/options';

const BASE: DaemonSetProps = {
  metadata: {
    name: 'agent',
    namespace: 'agents',
    annotations: { owner: 'team-a', tier: 'x' },
    finalizers: ['example.com/keep'],
  },
  podMetadata: { labels: { team: 'a' } },
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  minReadySeconds: 10,
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['one'] }],
  imagePullSecrets: [{ name: 'registry' }],
  volumes: [
    { name: 'state', hostPath: { path: '/var/lib/agent' } },
    { name: 'config', configMap: { name: 'agent' } },
  ],
  containers: [
    {
      name: 'agent',
      image: 'agent:1',
      args: ['--quiet'],
      env: [
        { name: 'LEVEL', value: 'info' },
        { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      ],
      ports: [
        { name: 'metrics', containerPort: 9100 },
        { name: 'dns', containerPort: 53, protocol: 'UDP' },
      ],
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: { capabilities: { drop: ['ALL'] } },
      livenessProbe: { httpGet: { path: '/', port: 9100 }, periodSeconds: 10 },
      volumeMounts: [{ name: 'state', mountPath: '/state' }],
    },
  ],
};

function pools(differences: DaemonSetDifferences, replace?: string[]): DaemonSetPools {
  return DaemonSetPools.ofDaemonSets(new Chart(new App(), 'chart'), 'agents', {
    base: BASE,
    pools: [{ name: 'gpu', nodes: NodeLabels.value('gpu').exists(), differences, replace }],
    nowhereElse: true,
  });
}

/** The manifest of the pool that has the differences. */
function merged(
  differences: DaemonSetDifferences,
  replace?: string[],
): { readonly metadata: object; readonly spec: Required<DaemonSetSpec> } {
  return ApiObject.of(pools(differences, replace).pool('gpu')).toJson();
}

const podOf = (differences: DaemonSetDifferences, replace?: string[]) =>
  merged(differences, replace).spec.template.spec!;
const agentOf = (differences: object, replace?: string[]) =>
  podOf({ containers: [{ name: 'agent', ...differences }] }, replace).containers[0];

describe('what is different', () => {
  test('scalars replace, and the rest stays', () => {
    expect(agentOf({ image: 'agent:2' })).toEqual({ ...BASE.containers[0], image: 'agent:2' });
    expect(merged({ minReadySeconds: 0 }).spec.minReadySeconds).toBe(0);
  });

  test('maps merge by key', () => {
    expect(merged({ metadata: { annotations: { tier: 'y', more: 'z' } } }).metadata).toMatchObject({
      annotations: { owner: 'team-a', tier: 'y', more: 'z' },
    });
    expect(agentOf({ resources: { limits: { memory: '256Mi', 'example.com/gpu': 1 } } }).resources).toEqual({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '256Mi', 'example.com/gpu': 1 },
    });
  });

  test('structs merge by field', () => {
    expect(agentOf({ livenessProbe: { httpGet: { path: '/live', port: 9100 } } }).livenessProbe).toEqual({
      httpGet: { path: '/live', port: 9100 },
      periodSeconds: 10,
    });
    expect(merged({ updateStrategy: { rollingUpdate: { maxUnavailable: 1 } } }).spec.updateStrategy).toEqual({
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1 },
    });
  });

  test('containers, variables, ports, volumes, mounts, aliases and pull secrets merge by the key by which Kubernetes merges them', () => {
    const { containers, volumes, hostAliases, imagePullSecrets } = podOf({
      containers: [
        {
          name: 'agent',
          env: [
            { name: 'GPU', value: 'all' },
            { name: 'LEVEL', value: 'debug' },
          ],
          ports: [
            { containerPort: 53, protocol: 'UDP', hostPort: 53 },
            { containerPort: 9100, protocol: 'TCP', hostPort: 9100 },
          ],
          volumeMounts: [
            { name: 'config', mountPath: '/config' },
            { name: 'state', mountPath: '/state', readOnly: true },
          ],
        },
        { name: 'helper', image: 'helper:1' },
      ],
      volumes: [
        { name: 'state', hostPath: { path: '/data' } },
        { name: 'tmp', emptyDir: {} },
      ],
      hostAliases: [{ ip: '10.0.0.1', hostnames: ['two'] }],
      imagePullSecrets: [{ name: 'registry' }, { name: 'mirror' }],
    });
    expect(containers).toEqual([
      {
        ...BASE.containers[0],
        env: [{ name: 'LEVEL', value: 'debug' }, BASE.containers[0].env![1], { name: 'GPU', value: 'all' }],
        ports: [
          { name: 'metrics', containerPort: 9100, protocol: 'TCP', hostPort: 9100 },
          { name: 'dns', containerPort: 53, protocol: 'UDP', hostPort: 53 },
        ],
        volumeMounts: [
          { name: 'state', mountPath: '/state', readOnly: true },
          { name: 'config', mountPath: '/config' },
        ],
      },
      { name: 'helper', image: 'helper:1' },
    ]);
    expect(volumes).toEqual([
      { name: 'state', hostPath: { path: '/data' } },
      BASE.volumes![1],
      { name: 'tmp', emptyDir: {} },
    ]);
    expect(hostAliases).toEqual([{ ip: '10.0.0.1', hostnames: ['one', 'two'] }]);
    expect(imagePullSecrets).toEqual([{ name: 'registry' }, { name: 'mirror' }]);
  });

  test('other lists are appended, and those that are sets have nothing twice', () => {
    expect(agentOf({ args: ['--gpu'] }).args).toEqual(['--quiet', '--gpu']);
    expect(podOf({ tolerations: [Tolerations.exists('gpu')] }).tolerations).toEqual([
      { key: 'a', operator: 'Exists' },
      { key: 'gpu', operator: 'Exists' },
    ]);
    expect(merged({ metadata: { finalizers: ['example.com/keep', 'example.com/more'] } }).metadata).toMatchObject({
      finalizers: ['example.com/keep', 'example.com/more'],
    });
  });

  test('what is replaced is that of the pool alone', () => {
    const args = ['containers[agent].args'];
    expect(agentOf({ args: ['--gpu'] }, args).args).toEqual(['--gpu']);
    expect(podOf({ tolerations: [] }, ['tolerations']).tolerations).toEqual([]);
    expect(podOf({ volumes: [{ name: 'state', emptyDir: {} }] }, ['volumes[state]']).volumes).toEqual([
      { name: 'state', emptyDir: {} },
      BASE.volumes![1],
    ]);
    expect(agentOf({ ports: [{ name: 'metrics', containerPort: 9200 }] }, ['containers[agent].ports']).ports).toEqual([
      { name: 'metrics', containerPort: 9200 },
    ]);
    expect(merged({ metadata: { annotations: { only: 'this' } } }, ['metadata.annotations']).metadata).toMatchObject({
      annotations: { only: 'this' },
    });
  });

  test('neither the base nor the differences are changed', () => {
    const differences = {
      containers: [{ name: 'agent', args: ['--gpu'], env: [{ name: 'GPU', value: 'all' }] }],
      tolerations: [Tolerations.exists('gpu')],
    };
    const before = JSON.stringify([BASE, differences]);
    merged(differences);
    expect(JSON.stringify([BASE, differences])).toBe(before);
  });
});

test.each<[string, DaemonSetDifferences, string[], string]>([
  [
    'two sources of a volume',
    { volumes: [{ name: 'state', emptyDir: {} }] },
    [],
    "sets 'volumes[state].emptyDir' where the base has 'volumes[state].hostPath', but only one of them may be set; " +
      "to use only the value of the pool: replace: ['volumes[state]']",
  ],
  [
    'a value and a source of one',
    { containers: [{ name: 'agent', env: [{ name: 'NODE', value: 'x' }] }] },
    [],
    "sets 'containers[agent].env[NODE].value' where the base has 'containers[agent].env[NODE].valueFrom', but only one of them may be set; " +
      "to use only the value of the pool: replace: ['containers[agent].env[NODE]']",
  ],
  [
    'two kinds of a probe',
    { containers: [{ name: 'agent', livenessProbe: { tcpSocket: { port: 1 } } }] },
    [],
    "sets 'containers[agent].livenessProbe.tcpSocket' where the base has 'containers[agent].livenessProbe.httpGet', but only one of them may be set; " +
      "to use only the value of the pool: replace: ['containers[agent].livenessProbe']",
  ],
  [
    'two ways to update',
    { updateStrategy: { rollingUpdate: { maxSurge: 1 } } },
    [],
    "sets 'updateStrategy.rollingUpdate.maxSurge' where the base has 'updateStrategy.rollingUpdate.maxUnavailable', but only one of them may be set; " +
      "to use only the value of the pool: replace: ['updateStrategy.rollingUpdate']",
  ],
  [
    'two ports of a name',
    { containers: [{ name: 'agent', ports: [{ name: 'metrics', containerPort: 9200 }] }] },
    [],
    "calls 'containers[agent].ports[9200/TCP]' metrics, which is the name of 'containers[agent].ports[9100/TCP]' of the base; " +
      "to use only the ports of the pool: replace: ['containers[agent].ports']",
  ],
  [
    'the same thing twice',
    {
      volumes: [
        { name: 'a', emptyDir: {} },
        { name: 'a', emptyDir: {} },
      ],
    },
    [],
    "has 'volumes[a]' twice in its differences; remove one of them",
  ],
  [
    'a path that is not different',
    { tolerations: [] },
    ['toleration'],
    "replaces 'toleration', which its differences do not have; they have 'tolerations'",
  ],
])('what cannot be combined is refused, with both places and how to fix it: %s', (_, differences, replace, message) => {
  expect(() => pools(differences, replace)).toThrow(new Error(`chart/agents: pool 'gpu' ${message}`));
});

test('maxSurge and maxUnavailable stand together where the pool says both', () => {
  const rollingUpdate = { maxSurge: 1, maxUnavailable: 0 };
  expect(merged({ updateStrategy: { rollingUpdate } }).spec.updateStrategy.rollingUpdate).toEqual(rollingUpdate);
});

describe('configuration that somebody else makes', () => {
  const of = (...names: string[]) => names.map((name) => ({ kind: 'ConfigMap', name, hash: `${name}-1` }));
  const mergedProps = (base: object, differences: object) =>
    new Merge((problem) => {
      throw new Error(problem);
    }, new Set()).props(base, differences);

  test('merges by kind and name, and volumes that are reloaded are a set', () => {
    expect(
      mergedProps(
        { externalConfig: of('a', 'b'), hotReloadedVolumes: ['x'] },
        {
          externalConfig: [
            { kind: 'ConfigMap', name: 'b', hash: 'b-2' },
            { kind: 'Secret', name: 'a', hash: 's-1' },
          ],
          hotReloadedVolumes: ['x', 'y'],
        },
      ),
    ).toEqual({
      externalConfig: [
        ...of('a'),
        { kind: 'ConfigMap', name: 'b', hash: 'b-2' },
        { kind: 'Secret', name: 'a', hash: 's-1' },
      ],
      hotReloadedVolumes: ['x', 'y'],
    });
  });

  test('is known by its content or by a hash, not by both', () => {
    expect(() =>
      mergedProps(
        { externalConfig: of('a') },
        { externalConfig: [{ kind: 'ConfigMap', name: 'a', content: { k: 'v' } }] },
      ),
    ).toThrow(
      "sets 'externalConfig[ConfigMap/a].content' where the base has 'externalConfig[ConfigMap/a].hash', but only one of them may be set",
    );
  });
});
