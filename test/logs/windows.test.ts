import { App, Chart, Testing } from 'cdk8s';
import { parse } from 'yaml';
import {
  Alloy,
  DaemonSetPools,
  Filebeat,
  FluentBit,
  Fluentd,
  LogCollectorDaemonSet,
  LogCollectorDaemonSetProps,
  Logstash,
  NodeAgentDaemonSet,
  NodeExporterDaemonSet,
  OpenTelemetryCollector,
  Vector,
} from '../../src';
import { hasPublished } from '../support/corpus';
import { published } from '../support/published';
import { testIf } from '../support/test-if';

const newChart = () => new Chart(new App(), 'chart', { namespace: 'logging', disableResourceNameHashes: true });
const synth = (props: Partial<LogCollectorDaemonSetProps>): any[] => {
  const chart = newChart();
  const given: LogCollectorDaemonSetProps = {
    metadata: { name: 'logs' },
    agent: new FluentBit(),
    outputs: [{ stdout: {} }],
    os: 'windows',
  };
  new LogCollectorDaemonSet(chart, 'logs', { ...given, ...props });
  return Testing.synth(chart);
};
const daemonSets = (props: Partial<LogCollectorDaemonSetProps>) =>
  synth(props).filter(({ kind }) => kind === 'DaemonSet');
const configOf = (props: Partial<LogCollectorDaemonSetProps>, file: string) =>
  parse(synth(props).find(({ kind }) => kind === 'ConfigMap').data[file]);

const otel = new OpenTelemetryCollector();
const tail = (props: Partial<LogCollectorDaemonSetProps>) => configOf(props, 'fluent-bit.yaml').pipeline.inputs[0];
const fileLog = (props: Partial<LogCollectorDaemonSetProps>) =>
  configOf({ agent: otel, ...props }, 'config.yaml').receivers['file_log/input-0'];

describe('Fluent Bit on Windows nodes', () => {
  test('has a DaemonSet for each build, with the image of the build', () => {
    const made = daemonSets({}).map(({ metadata: { name }, spec: { template } }) => [
      name,
      template.spec.nodeSelector,
      template.spec.containers[0].image,
    ]);
    const ofBuild = (version: string, name: string, year: string) => [
      `logs-windows-${name}`,
      { 'kubernetes.io/os': 'windows', 'node.kubernetes.io/windows-build': version },
      `cr.fluentbit.io/fluent/fluent-bit:windows-${year}-5.1.1`,
    ];
    expect(made).toEqual([
      ofBuild('10.0.17763', '17763', '2019'),
      ofBuild('10.0.20348', '20348', '2022'),
      ofBuild('10.0.26100', '26100', '2025'),
    ]);
  });

  test('has one where the build is chosen, or the image', () => {
    const nodeSelector = { 'node.kubernetes.io/windows-build': '10.0.26100' };
    const images = [
      { nodeSelector },
      { agent: new FluentBit({ image: 'own:1' }) },
      { onWindows: { images: { 'fluent-bit': 'own:2' } } },
    ];
    expect(images.map((props) => daemonSets(props).map(({ spec }) => spec.template.spec.containers[0].image))).toEqual([
      ['cr.fluentbit.io/fluent/fluent-bit:windows-2025-5.1.1'],
      ['own:1'],
      ['own:2'],
    ]);
  });

  test('reads the files of containers below C:, and leaves its own out', () => {
    expect(tail({})).toMatchObject({ exclude_path: expect.stringMatching(/^C:\\var\\log\\pods\\logging_logs-\*_/) });
    expect(tail({ nodeSelector: { 'node.kubernetes.io/windows-build': '10.0.20348' } })).toMatchObject({
      path: 'C:\\var\\log\\pods\\*\\*\\*.log*',
      exclude_path: [
        'C:\\var\\log\\pods\\logging_logs-?????_*\\fluent-bit\\*',
        'C:\\var\\log\\pods\\*\\*\\*.gz',
        'C:\\var\\log\\pods\\*\\*\\*.tmp',
      ].join(','),
    });
  });

  test('finds the names of pods in the tags that it makes of such paths', () => {
    const filters = configOf({}, 'fluent-bit.yaml').pipeline.filters.filter(({ name }: any) => name === 'kubernetes');
    expect(filters.map((one: any) => [one.kube_tag_prefix, one.kube_url])).toEqual([
      ['kube.C.var.log.pods.', 'https://kubernetes.default.svc.cluster.local:443'],
      ['kube.C.var.log.pods.', 'https://kubernetes.default.svc.cluster.local:443'],
    ]);
  });

  test('keeps positions on the node', () => {
    const [{ containers, volumes, securityContext }, ...others] = daemonSets({}).map(({ spec }) => spec.template.spec);
    for (const other of others) expect(other.volumes.slice(1)).toEqual(volumes.slice(1));
    expect(volumes).toContainEqual({
      name: 'state',
      hostPath: { path: 'C:\\var\\lib\\logs', type: 'DirectoryOrCreate' },
    });
    expect(volumes).toContainEqual({ name: 'host-var-log-pods', hostPath: { path: 'C:\\var\\log\\pods' } });
    expect(containers[0].volumeMounts).toEqual([
      { name: 'config', mountPath: '/fluent-bit/etc/conf', readOnly: true },
      { name: 'host-var-log-pods', mountPath: 'C:\\var\\log\\pods', readOnly: true },
      { name: 'state', mountPath: '/state' },
    ]);
    expect(containers[0].securityContext).toBeUndefined();
    expect(securityContext).toEqual({ windowsOptions: { runAsUserName: 'ContainerAdministrator' } });
  });

  test('reads files of the drive C', () => {
    const inputs = [{ files: { path: 'C:\\app\\logs\\*.log', tag: 'app', exclude: ['C:\\app\\logs\\old*.log'] } }];
    expect(tail({ inputs })).toMatchObject({ path: 'C:\\app\\logs\\*.log', exclude_path: 'C:\\app\\logs\\old*.log' });
    expect(daemonSets({ inputs })[0].spec.template.spec.volumes).toContainEqual({
      name: 'host-app-logs',
      hostPath: { path: 'C:\\app\\logs' },
    });
  });
});

describe('the OpenTelemetry Collector on Windows nodes', () => {
  test('has one DaemonSet, since its image is for several builds', () => {
    expect(daemonSets({ agent: otel }).map(({ metadata: { name } }) => name)).toEqual(['logs']);
  });

  test('reads the files of containers below C:, and their names', () => {
    const { include, exclude, operators } = fileLog({});
    expect(include).toEqual(['C:\\var\\log\\pods\\*\\*\\*.log*']);
    expect(exclude[0]).toBe('C:\\var\\log\\pods\\logging_logs-?????_*\\opentelemetry-collector\\*');
    const { regex } = operators.find(({ id }: any) => id === 'folder');
    const path = 'C:\\var\\log\\pods\\shop_cart-x7_5f0c\\cart\\0.log';
    // JavaScript names groups without the letter P, and has no flags within a pattern
    const groups = new RegExp(regex.replaceAll('(?P<', '(?<').replace('(?i:c:)', '[cC]:')).exec(path)!.groups;
    expect({ ...groups }).toEqual({ namespace_name: 'shop', pod_name: 'cart-x7', uid: '5f0c', container_name: 'cart' });
  });

  testIf(hasPublished, 'the published manifests are not in ../shared')('from where splunk reads them, too', () => {
    const { data } = published('splunk-otel/kubernetes-windows-nodes.yaml').find(({ kind }) => kind === 'ConfigMap')!;
    const [theirs] = parse(data.relay).receivers.file_log.include;
    expect(fileLog({}).include).toEqual([`${theirs}*`]);
  });
});

test('for both systems, the collectors share the account and its rights, and those of Windows their configuration', () => {
  const objects = synth({ os: 'both' }).map(({ kind, metadata: { name } }) => `${kind} ${name}`);
  expect(objects.sort()).toEqual([
    'ClusterRole logging:logs',
    'ClusterRoleBinding logging:logs',
    'ConfigMap logs-config',
    'ConfigMap logs-windows-config',
    'DaemonSet logs',
    'DaemonSet logs-windows-17763',
    'DaemonSet logs-windows-20348',
    'DaemonSet logs-windows-26100',
    'ServiceAccount logs',
  ]);
  const [linux] = daemonSets({ os: 'both' });
  const [alone] = daemonSets({ os: 'linux' });
  expect(linux.spec).toEqual(alone.spec);
});

test('an identity of a cloud is bound to the account that both share', () => {
  const azureClientId = '00000000-0000-0000-0000-000000000000';
  const objects = synth({ os: 'both', agent: otel, cloudIdentity: { azureClientId } });
  const [account] = objects.filter(({ kind }) => kind === 'ServiceAccount');
  expect(account.metadata.annotations).toEqual({ 'azure.workload.identity/client-id': azureClientId });
  const pods = objects.filter(({ kind }) => kind === 'DaemonSet').map(({ spec }) => spec.template.metadata.labels);
  expect(pods.map((labels) => labels['azure.workload.identity/use'])).toEqual(['true', 'true']);
});

test('a pool of Windows nodes has the image of their build', () => {
  const chart = newChart();
  DaemonSetPools.ofLogCollectors(chart, 'logs', {
    base: { metadata: { name: 'logs' }, agent: new FluentBit(), outputs: [{ stdout: {} }] },
    pools: [{ name: 'win', platform: 'windows-2019' }, { name: 'rest' }],
  });
  const images = Testing.synth(chart)
    .filter(({ kind }) => kind === 'DaemonSet')
    .map(({ spec }) => spec.template.spec.containers[0].image);
  expect(images).toEqual([
    'cr.fluentbit.io/fluent/fluent-bit:windows-2019-5.1.1',
    'cr.fluentbit.io/fluent/fluent-bit:5.1.1',
  ]);
});

describe('what Windows nodes have not is refused', () => {
  const linuxOnly = (name: string) =>
    `agent is ${name}, which this library renders for Linux nodes only; on Windows nodes use FluentBit or OpenTelemetryCollector`;
  test.each<[string, Partial<LogCollectorDaemonSetProps>]>([
    [linuxOnly('Fluentd'), { agent: new Fluentd() }],
    [linuxOnly('Vector'), { agent: new Vector() }],
    [linuxOnly('Alloy'), { agent: new Alloy() }],
    [linuxOnly('Filebeat'), { agent: new Filebeat() }],
    [linuxOnly('Logstash'), { agent: new Logstash(), os: 'both' }],
    ['inputs[0].journald is of Linux nodes, and Windows nodes have none; leave it out', { inputs: [{ journald: {} }] }],
    [
      "inputs[0].containerLogs.format is 'docker', and on Windows nodes only containerd writes logs; leave it out",
      { inputs: [{ containerLogs: { format: 'docker' } }] },
    ],
    [
      'hotReload needs a sidecar that has no image for Windows; leave it out, so that a change restarts the pods',
      { hotReload: {} },
    ],
    [
      'onWindows.hostProcess is true, and log collectors read the files of the node through mounts; leave it out',
      { onWindows: { hostProcess: true } },
    ],
    [
      "inputs[0].files.path is 'D:/logs/*'; give an absolute path without '..'",
      { inputs: [{ files: { path: 'D:\\logs\\*', tag: 'd' } }] },
    ],
  ])('%s', (message, props) => {
    expect(() => synth(props)).toThrow(new Error(`chart/logs: ${message}`));
  });
});

test('the collector, the exporter and an agent of Windows nodes, chosen by label or affinity, have nothing of Linux', () => {
  const chart = newChart();
  const nodeSelector = { 'kubernetes.io/os': 'windows' };
  const containers = [{ name: 'agent', image: 'agent:1', resources: { limits: { memory: '64Mi' } } }];
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In' as const, values: ['windows'] }] },
        ],
      },
    },
  };
  new LogCollectorDaemonSet(chart, 'logs', {
    metadata: { name: 'logs' },
    agent: new FluentBit(),
    outputs: [{ stdout: {} }],
    nodeSelector,
  });
  new NodeExporterDaemonSet(chart, 'exporter', { metadata: { name: 'exporter' }, nodeSelector });
  new NodeAgentDaemonSet(chart, 'agent', { metadata: { name: 'agent' }, nodeSelector, containers });
  new NodeAgentDaemonSet(chart, 'none', { metadata: { name: 'none' }, affinity, containers });
  const made = Testing.synth(chart).filter(({ kind }) => kind === 'DaemonSet');
  expect(made).toHaveLength(6);
  for (const { spec } of made) {
    const { nodeSelector: selected, os, volumes = [], containers: own } = spec.template.spec;
    expect([selected['kubernetes.io/os'], os]).toEqual(['windows', { name: 'windows' }]);
    expect(
      volumes.flatMap(({ hostPath }: any) => hostPath?.path ?? []).filter((path: string) => !path.startsWith('C:\\')),
    ).toEqual([]);
    expect(own.map(({ image }: any) => image).join()).toMatch(/windows|agent:1/);
  }
});
