import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { DaemonSetValidator, FluentBit, NodeAffinities, NodeLabels } from '../../src';
import { DaemonSetPools } from '../../src/pools/daemon-set-pools';
import { NodeExporterPool, LogCollectorPool, DaemonSetPool } from '../../src/pools/options';

const gpu = NodeLabels.value('gpu');
const disk = NodeLabels.value('disk');
const container = { name: 'agent', image: 'agent:1', resources: { limits: { memory: '64Mi' } } };
const chart = () => new Chart(new App(), 'chart', { namespace: 'agents' });

const ofKind = (made: Chart, ...kinds: string[]) => Testing.synth(made).filter(({ kind }) => kinds.includes(kind));
const named = (objects: { kind: string; metadata: { name: string } }[]) =>
  objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);

function agents(...pools: DaemonSetPool[]): { [name: string]: any } {
  const made = chart();
  DaemonSetPools.ofDaemonSets(made, 'agents', {
    base: { metadata: { name: 'agent' }, containers: [container] },
    pools,
  });
  return Object.fromEntries(Testing.synth(made).map((manifest) => [manifest.metadata.name, manifest]));
}

describe('identity', () => {
  const big = { name: 'big', nodes: gpu.in('a100') };
  const small = { name: 'small', nodes: gpu.exists() };
  const rest = { name: 'rest' };

  test('name, selector and labels of a pool hold the names of the daemon and of the pool', () => {
    const { metadata, spec } = agents(small, rest)['agent-small'];
    const labels = { 'app.kubernetes.io/name': 'agent', 'cdk8s-daemonsets/pool': 'small' };
    expect(metadata).toEqual({
      name: 'agent-small',
      namespace: 'agents',
      labels: { 'cdk8s-daemonsets/daemon': 'agent', 'cdk8s-daemonsets/pool': 'small' },
    });
    expect(spec.selector).toEqual({ matchLabels: labels });
    expect(spec.template.metadata.labels).toEqual(labels);
  });

  test('every pool but the new one is updated in place when a pool is added in front, and when pools change places', () => {
    const validator = new DaemonSetValidator();
    const before = agents(small, rest);
    for (const after of [agents(big, small, rest), agents(small, { name: 'ssd', nodes: disk.in('ssd') }, rest)]) {
      expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)));
      for (const name of Object.keys(before)) expect(validator.validateUpdate(before[name], after[name])).toEqual([]);
    }
    const [one, other] = [
      agents(big, { name: 'ssd', nodes: disk.in('ssd') }, rest),
      agents({ name: 'ssd', nodes: disk.in('ssd') }, big, rest),
    ];
    expect(Object.keys(one).sort()).toEqual(Object.keys(other).sort());
    for (const name of Object.keys(one)) expect(validator.validateUpdate(one[name], other[name])).toEqual([]);
    expect(one['agent-rest']).toEqual(other['agent-rest']);
  });

  test('the validator would not let a selector change, so the test above can fail', () => {
    const [before, after] = [agents(small, rest)['agent-small'], agents(big, rest)['agent-big']];
    expect(new DaemonSetValidator().validateUpdate(before, { ...after, metadata: before.metadata })).not.toEqual([]);
  });

  test('a selector of the base stays, with the pool beside it, to adopt what runs', () => {
    const made = chart();
    const pools = DaemonSetPools.ofDaemonSets(made, 'agents', {
      base: {
        metadata: { name: 'agent' },
        selector: { matchLabels: { app: 'old' } },
        podMetadata: { labels: { team: 'a' } },
        containers: [container],
      },
      pools: [rest],
    });
    const [{ spec }] = Testing.synth(made);
    expect(spec.selector.matchLabels).toEqual({ app: 'old', 'cdk8s-daemonsets/pool': 'rest' });
    expect(spec.template.metadata.labels).toEqual({ app: 'old', team: 'a', 'cdk8s-daemonsets/pool': 'rest' });
    expect(pools.labels).toEqual({ app: 'old' });
  });

  test('a selector of the differences is that of the pool', () => {
    const selector = { matchLabels: { app: 'agent-gpu' } };
    const { spec } = agents({ ...small, differences: { selector } }, rest)['agent-small'];
    expect(spec.selector).toEqual(selector);
    expect(spec.template.metadata.labels).toEqual({
      'app.kubernetes.io/name': 'agent',
      app: 'agent-gpu',
      'cdk8s-daemonsets/pool': 'small',
    });
  });

  test('without a name the daemon is called by its place in the app', () => {
    const made = chart();
    const pools = DaemonSetPools.ofDaemonSets(made, 'agents', { base: { containers: [container] }, pools: [rest] });
    expect(pools.name).toBe('chart-agents-c8f3f2dd');
    expect(pools.pool('rest').name).toBe('chart-agents-c8f3f2dd-rest');
  });

  test('a pool is found by its name, others are refused', () => {
    const pools = DaemonSetPools.ofDaemonSets(chart(), 'agents', {
      base: { metadata: { name: 'agent' }, containers: [container] },
      pools: [small, rest],
    });
    expect(pools.pool('rest').name).toBe('agent-rest');
    expect(pools.daemonSets.map(({ name }) => name)).toEqual(['agent-small', 'agent-rest']);
    expect(() => pools.pool('none')).toThrow(
      new Error("chart/agents: no pool is called 'none'; there is 'small', 'rest'"),
    );
  });
});

describe('nodes', () => {
  const terms = ({ spec: { template } }: any) =>
    template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;

  test('each pool has its condition without those before it, the last one what is left', () => {
    const made = agents(
      { name: 'a100', nodes: gpu.in('a100') },
      { name: 'gpu', nodes: gpu.exists() },
      { name: 'rest' },
    );
    expect(terms(made['agent-a100'])).toEqual([
      { matchExpressions: [{ key: 'gpu', operator: 'In', values: ['a100'] }] },
    ]);
    expect(terms(made['agent-gpu'])).toEqual([
      {
        matchExpressions: [
          { key: 'gpu', operator: 'Exists' },
          { key: 'gpu', operator: 'NotIn', values: ['a100'] },
        ],
      },
    ]);
    expect(terms(made['agent-rest'])).toEqual([{ matchExpressions: [{ key: 'gpu', operator: 'DoesNotExist' }] }]);
  });

  test('a single pool for all nodes asks for nothing', () => {
    expect(agents({ name: 'all' })['agent-all'].spec.template.spec.affinity).toBeUndefined();
  });

  test('affinities of the base and of the pool are both required, and preferences are kept', () => {
    const made = chart();
    DaemonSetPools.ofDaemonSets(made, 'agents', {
      base: {
        metadata: { name: 'agent' },
        containers: [container],
        affinity: { nodeAffinity: NodeAffinities.required(NodeLabels.exists('zone')), podAntiAffinity: {} },
      },
      pools: [
        {
          name: 'gpu',
          nodes: gpu.exists(),
          differences: { affinity: { nodeAffinity: NodeAffinities.preferred(1, NodeLabels.exists('fast')) } },
        },
      ],
      nowhereElse: true,
    });
    expect(Testing.synth(made)[0].spec.template.spec.affinity).toEqual({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'zone', operator: 'Exists' },
                { key: 'gpu', operator: 'Exists' },
              ],
            },
          ],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: { matchExpressions: [{ key: 'fast', operator: 'Exists' }] } },
        ],
      },
      podAntiAffinity: {},
    });
  });

  test('nodes that the differences of a pool leave out go to the pools after it', () => {
    const made = agents(
      { name: 'fast', nodes: gpu.exists(), differences: { nodeSelector: { disk: 'ssd' } } },
      { name: 'rest' },
    );
    expect(made['agent-fast'].spec.template.spec.nodeSelector).toEqual({ disk: 'ssd' });
    expect(terms(made['agent-rest'])).toEqual([
      { matchExpressions: [{ key: 'disk', operator: 'NotIn', values: ['ssd'] }] },
      { matchExpressions: [{ key: 'gpu', operator: 'DoesNotExist' }] },
    ]);
  });
});

describe('what is beside the pools', () => {
  test('agents have one service account, and one role with the rights of all of them', () => {
    const made = chart();
    const read = (resource: string) => ({ apiGroups: [''], resources: [resource], verbs: ['get'] });
    DaemonSetPools.ofNodeAgents(made, 'agents', {
      base: { metadata: { name: 'agent' }, clusterRules: [read('pods')], containers: [container] },
      pools: [
        {
          name: 'gpu',
          nodes: gpu.exists(),
          differences: { clusterRules: [read('nodes')], namespaceRules: [read('configmaps')] },
        },
        { name: 'rest' },
      ],
    });
    const others = Testing.synth(made).filter(({ kind }) => kind !== 'DaemonSet');
    expect(named(others)).toEqual([
      'ServiceAccount agent',
      'ClusterRole agents:agent',
      'ClusterRoleBinding agents:agent',
      'Role agent',
      'RoleBinding agent',
    ]);
    expect(others.find(({ kind }) => kind === 'ClusterRole').rules).toEqual([read('pods'), read('nodes')]);
    for (const {
      spec: { template },
    } of ofKind(made, 'DaemonSet')) {
      expect([template.spec.serviceAccountName, template.spec.automountServiceAccountToken]).toEqual(['agent', true]);
    }
    expect(named(Testing.synth(made)).slice(0, 2)).toEqual(['ServiceAccount agent', 'DaemonSet agent-gpu']);
  });

  test('a service account of the base is used, and none is made', () => {
    const made = chart();
    DaemonSetPools.ofNodeAgents(made, 'agents', {
      base: { metadata: { name: 'agent' }, serviceAccountName: 'mine', containers: [container] },
      pools: [{ name: 'all' }],
    });
    expect(named(Testing.synth(made))).toEqual(['DaemonSet agent-all']);
  });

  test('services and policies of cdk8s-plus select the pods of all pools', () => {
    const made = chart();
    const pools = DaemonSetPools.ofDaemonSets(made, 'agents', {
      base: { metadata: { name: 'agent' }, containers: [container] },
      pools: [{ name: 'gpu', nodes: gpu.exists() }, { name: 'rest' }],
    });
    new kplus.Service(made, 'service', { selector: pools, ports: [{ port: 80 }] });
    new kplus.NetworkPolicy(made, 'policy', { selector: pools, ingress: { rules: [{ peer: pools }] } });
    const [service] = ofKind(made, 'Service');
    const [policy] = ofKind(made, 'NetworkPolicy');
    expect(service.spec.selector).toEqual({ 'app.kubernetes.io/name': 'agent' });
    expect(policy.spec.podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'agent' } });
    expect(policy.spec.ingress[0].from).toEqual([
      { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } }, namespaceSelector: expect.anything() },
    ]);
  });
});

describe('log collectors', () => {
  function collectors(...pools: LogCollectorPool[]): Chart {
    const made = chart();
    DaemonSetPools.ofLogCollectors(made, 'logs', {
      base: {
        metadata: { name: 'logs' },
        agent: new FluentBit(),
        agentResources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } },
        outputs: [{ stdout: {} }],
      },
      pools: [...pools, { name: 'rest' }],
    });
    return made;
  }
  const volumesOf = (made: Chart) =>
    ofKind(made, 'DaemonSet').map(({ spec }) =>
      Object.fromEntries(spec.template.spec.volumes.map((volume: any) => [volume.name, volume])),
    );

  test('pools of the same configuration have one ConfigMap, whichever stands first', () => {
    const quiet = {
      name: 'quiet',
      nodes: gpu.exists(),
      differences: { containers: [{ name: 'fluent-bit', args: ['--quiet'] }] },
    };
    const made = collectors(quiet);
    expect(named(ofKind(made, 'ConfigMap', 'ServiceAccount', 'ClusterRole'))).toEqual([
      'ConfigMap logs-config',
      'ServiceAccount logs',
      'ClusterRole agents:logs',
    ]);
    expect(volumesOf(made).map(({ config }) => config.configMap.name)).toEqual(['logs-config', 'logs-config']);
  });

  test('a pool whose configuration differs has its own', () => {
    const big = { name: 'big', nodes: gpu.exists(), differences: { agentResources: { limits: { memory: '256Mi' } } } };
    const made = collectors(big);
    expect(named(ofKind(made, 'ConfigMap')).sort()).toEqual(['ConfigMap logs-big-config', 'ConfigMap logs-config']);
    expect(volumesOf(made).map(({ config }) => config.configMap.name)).toEqual(['logs-big-config', 'logs-config']);
    expect(ofKind(made, 'DaemonSet')[0].spec.template.spec.containers[0].resources).toEqual({
      requests: { memory: '64Mi' },
      limits: { memory: '256Mi' },
    });
  });

  test('a pool more changes neither the configuration nor the pods of the others', () => {
    const template = (made: Chart) => ofKind(made, 'DaemonSet').at(-1)!.spec.template.metadata;
    expect(template(collectors({ name: 'gpu', nodes: gpu.exists() }))).toEqual(template(collectors()));
  });

  test('what one pool has read, the next one on the node knows', () => {
    expect(volumesOf(collectors({ name: 'gpu', nodes: gpu.exists() })).map(({ state }) => state.hostPath.path)).toEqual(
      ['/var/lib/logs', '/var/lib/logs'],
    );
  });

  test('the container of the agent is changed by its name, and another one is as safe as it would be in the base', () => {
    const helper = { name: 'helper', image: 'helper:1', resources: { limits: { memory: '16Mi' } } };
    const made = collectors({
      name: 'gpu',
      nodes: gpu.exists(),
      differences: { containers: [{ name: 'fluent-bit', args: ['--quiet'] }, helper] },
    });
    const [[agent, other], [plain]] = ofKind(made, 'DaemonSet').map(({ spec }) => spec.template.spec.containers);
    expect(agent).toEqual({ ...plain, args: [...plain.args, '--quiet'] });
    expect(other).toEqual({
      ...helper,
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    });
  });

  test('a pool cannot take the memory limit away', () => {
    const differences = { containers: [{ name: 'fluent-bit', resources: { limits: { cpu: '1' } } }] };
    const make = (replace: string[]) => () => collectors({ name: 'gpu', nodes: gpu.exists(), differences, replace });
    expect(make([])).not.toThrow();
    expect(make(['containers[fluent-bit].resources'])).toThrow(
      /^chart\/logs\/gpu: container 'fluent-bit' has no memory limit/,
    );
  });

  test('a configuration of the pool cannot stand beside outputs of the base', () => {
    expect(() => collectors({ name: 'gpu', nodes: gpu.exists(), differences: { config: 'pipeline: {}' } })).toThrow(
      new Error(
        "chart/logs: pool 'gpu' sets 'config' where the base has 'outputs', but only one of them may be set; move 'outputs' from the base to the pools that need it",
      ),
    );
  });

  test('a base without outputs is fine where every pool has its own', () => {
    const made = chart();
    DaemonSetPools.ofLogCollectors(made, 'logs', {
      base: { metadata: { name: 'logs' }, agent: new FluentBit() },
      pools: [
        { name: 'gpu', nodes: gpu.exists(), differences: { outputs: [{ stdout: {} }] } },
        { name: 'rest', differences: { config: 'pipeline: {}' } },
      ],
    });
    expect(named(ofKind(made, 'ConfigMap')).sort()).toEqual([
      'ConfigMap logs-gpu-config',
      'ConfigMap logs-rest-config',
    ]);
  });
});

describe('node exporters', () => {
  function exporters(pool: NodeExporterPool['differences'], base: object = {}): Chart {
    const made = chart();
    DaemonSetPools.ofNodeExporters(made, 'metrics', {
      base: {
        metadata: { name: 'node-exporter' },
        collectors: { wifi: { enabled: true } },
        monitor: { kind: 'ServiceMonitor' },
        ...base,
      },
      pools: [{ name: 'gpu', nodes: gpu.exists(), differences: pool }, { name: 'rest' }],
    });
    return made;
  }

  test('one Service and one monitor find the exporters of all pools', () => {
    const made = exporters({ collectors: { mdadm: { enabled: false } } });
    const [service] = ofKind(made, 'Service');
    const [monitor] = ofKind(made, 'ServiceMonitor');
    const labels = { 'app.kubernetes.io/name': 'node-exporter' };
    expect(named(Testing.synth(made))).toEqual(
      expect.arrayContaining(['Service node-exporter', 'ServiceMonitor node-exporter', 'ServiceAccount node-exporter']),
    );
    expect([
      ofKind(made, 'Service').length,
      ofKind(made, 'ServiceMonitor').length,
      ofKind(made, 'ServiceAccount').length,
    ]).toEqual([1, 1, 1]);
    expect([service.metadata.labels, service.spec.selector, monitor.spec.selector.matchLabels]).toEqual([
      labels,
      labels,
      labels,
    ]);
  });

  test('collectors merge by name', () => {
    const [special, plain] = ofKind(exporters({ collectors: { mdadm: { enabled: false } } }), 'DaemonSet').map(
      ({ spec }) => spec.template.spec.containers[0].args,
    );
    expect(special.filter((arg: string) => !plain.includes(arg))).toEqual(['--no-collector.mdadm']);
    expect(plain).toContain('--collector.wifi');
  });

  test('pools that one Service cannot name are refused, unless there is none', () => {
    expect(() => exporters({ port: 9200 })).toThrow(
      new Error(
        "chart/metrics: pools 'gpu' and 'rest' serve metrics at different ports or with different protection (metrics 9200, metrics 9100), but all pools share one " +
          'Service; use the same port and protection, or give the base service: false and no monitor',
      ),
    );
    expect(ofKind(exporters({ port: 9200 }, { service: false, monitor: undefined }), 'Service')).toEqual([]);
  });
});

test('every pool is judged on its own at synth', () => {
  const made = chart();
  const pools = DaemonSetPools.ofDaemonSets(made, 'agents', {
    base: { metadata: { name: 'agent' }, containers: [container] },
    pools: [{ name: 'gpu', nodes: gpu.exists(), differences: { minReadySeconds: -1 } }, { name: 'rest' }],
  });
  expect(pools.pool('rest').findings()).toEqual([]);
  expect(
    pools
      .pool('gpu')
      .findings()
      .map(({ field }) => field),
  ).toEqual(['spec.minReadySeconds']);
  expect(ApiObject.of(pools.pool('gpu')).name).toBe('agent-gpu');
});
