import { App, Chart, Testing } from 'cdk8s';
import { NodeExporterDaemonSet } from '../../../src/constructs/node-exporter/node-exporter-daemon-set';
import { NodeExporterDaemonSetProps } from '../../../src/constructs/node-exporter/props';

const metadata = { name: 'exporter' };
const synth = (props: NodeExporterDaemonSetProps): any[] => {
  const chart = new Chart(new App(), 'chart', { namespace: 'monitoring', disableResourceNameHashes: true });
  new NodeExporterDaemonSet(chart, 'exporter', { metadata, ...props });
  return Testing.synth(chart);
};
const keys = (props: NodeExporterDaemonSetProps) =>
  synth(props).map(({ kind, metadata: { name } }) => `${kind} ${name}`);
const podOf = (props: NodeExporterDaemonSetProps) =>
  synth(props).find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
const argsOf = (props: NodeExporterDaemonSetProps): string[] => podOf({ os: 'windows', ...props }).containers[0].args;

test('on Windows it is windows_exporter as a host process, with nothing of Linux', () => {
  const { affinity: _, ...pod } = podOf({ os: 'windows' });
  const probe = { httpGet: { path: '/health', port: 9182 } };
  expect(pod).toEqual({
    automountServiceAccountToken: false,
    containers: [
      {
        name: 'windows-exporter',
        image: 'ghcr.io/prometheus-community/windows-exporter:0.31.8',
        args: [
          '--web.listen-address=:9182',
          '--collector.service.include=containerd|csi-proxy|docker|kube-proxy|kubelet',
        ],
        ports: [{ name: 'metrics', containerPort: 9182, hostPort: 9182 }],
        livenessProbe: probe,
        readinessProbe: probe,
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      },
    ],
    hostNetwork: true,
    nodeSelector: { 'kubernetes.io/os': 'windows' },
    os: { name: 'windows' },
    securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
    serviceAccountName: 'exporter',
    tolerations: [
      { operator: 'Exists' },
      { key: 'node.kubernetes.io/os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' },
    ],
  });
});

test('the node selector alone asks for it', () => {
  expect(podOf({ nodeSelector: { 'kubernetes.io/os': 'windows' } }).containers[0].name).toBe('windows-exporter');
});

test('collectors and their options are flags', () => {
  const args = argsOf({
    windowsCollectors: {
      container: { parts: ['hcs'] },
      cpuInfo: {},
      net: { enabled: false },
      service: { exclude: 'W.*' },
      process: { iis: true, cmdline: false, counterVersion: 2 },
      filetime: { filePatterns: ['C:\\a\\*', 'C:\\b\\*'] },
      textfile: { directories: ['C:\\a', 'C:\\b'] },
      os: {},
    },
  });
  expect(args.slice(1)).toEqual([
    '--collectors.enabled=[defaults],container,cpu_info,process,filetime,textfile',
    '--collectors.disabled=net',
    '--collector.container.enabled=hcs',
    '--collector.service.exclude=W.*',
    '--collector.process.iis',
    '--no-collector.process.cmdline',
    '--collector.process.counter-version=2',
    '--collector.filetime.file-patterns=C:\\a\\*',
    '--collector.filetime.file-patterns=C:\\b\\*',
    '--collector.textfile.directories=C:\\a,C:\\b',
  ]);
});

test('services are counted without a filter on request', () => {
  expect(argsOf({ tunedCollectors: false })).toHaveLength(1);
  expect(argsOf({ windowsCollectors: { service: { enabled: false } } }).slice(1)).toEqual([
    '--collectors.disabled=service',
  ]);
});

test('the web configuration is read below the mount point of the sandbox', () => {
  const { containers } = podOf({ os: 'windows', webConfig: { name: 'web', key: 'web.yml' } });
  expect(containers[0].args[1]).toBe('--web.config.file=%CONTAINER_SANDBOX_MOUNT_POINT%/etc/windows-exporter/web.yml');
  expect(containers[0].volumeMounts).toEqual([
    { name: 'web-config', mountPath: '/etc/windows-exporter', readOnly: true },
  ]);
  expect(containers[0].livenessProbe).toEqual({ tcpSocket: { port: 9182 } });
});

describe('for both systems', () => {
  const both: NodeExporterDaemonSetProps = {
    os: 'both',
    collectors: { wifi: { enabled: false } },
    windowsCollectors: { tcp: {} },
    monitor: {},
  };

  test('each has a Service and a monitor, and they share the service account', () => {
    expect(keys(both).sort()).toEqual([
      'DaemonSet exporter',
      'DaemonSet exporter-windows',
      'Service exporter',
      'Service exporter-windows',
      'ServiceAccount exporter',
      'ServiceMonitor exporter',
      'ServiceMonitor exporter-windows',
    ]);
  });

  test('each Service has the port of its exporter and selects its pods only', () => {
    const services = synth(both).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ spec }) => [spec.ports[0].port, spec.selector])).toEqual([
      [9100, { 'app.kubernetes.io/name': 'exporter' }],
      [9182, { 'app.kubernetes.io/name': 'exporter-windows' }],
    ]);
  });

  test('the exporter of Linux is as without the other', () => {
    const linuxOf = (props: NodeExporterDaemonSetProps) => podOf(props);
    const { windowsCollectors: _, ...alone } = both;
    expect(linuxOf(both)).toEqual(linuxOf({ ...alone, os: 'linux' }));
  });

  test('images of builds', () => {
    const builds = [{ version: '10.0.17763', images: { 'windows-exporter': 'mirror/windows-exporter:1' } }];
    const [, windows] = synth({ ...both, image: 'mirror/node-exporter:1', onWindows: { builds } }).filter(
      ({ kind }) => kind === 'DaemonSet',
    );
    expect(windows.metadata.name).toBe('exporter-windows-17763');
    expect(windows.spec.template.spec.containers[0].image).toBe('mirror/windows-exporter:1');
  });
});

test.each<[string, NodeExporterDaemonSetProps]>([
  ['collectors are those of node_exporter on Linux; use windowsCollectors', { os: 'windows', collectors: {} }],
  ['hostRoot has no meaning on Windows; leave it out', { os: 'windows', hostRoot: true }],
  ['kubeRbacProxy has no meaning on Windows; leave it out', { os: 'windows', kubeRbacProxy: {} }],
  [
    'kubeRbacProxy has no image for Windows; guard both exporters with webConfig, or make one exporter for each system',
    { os: 'both', kubeRbacProxy: {} },
  ],
  ["windowsCollectors are for Windows nodes; use os: 'both' or 'windows', or leave it out", { windowsCollectors: {} }],
  [
    'onWindows.hostProcess is false, and windows_exporter sees the node only as a host process; leave it out',
    { os: 'windows', onWindows: { hostProcess: false } },
  ],
  [
    'windowsCollectors.wifi is not a collector of windows_exporter',
    { os: 'windows', windowsCollectors: { wifi: {} } as object },
  ],
  [
    'windowsCollectors.tcp.include is not an option of the collector; it has parts',
    { os: 'windows', windowsCollectors: { tcp: { include: 'x' } } as object },
  ],
  [
    "windowsCollectors.tcp.parts has 'x'; it may have metrics, connections_state",
    { os: 'windows', windowsCollectors: { tcp: { parts: ['x' as 'metrics'] } } },
  ],
  [
    'windowsCollectors.net.nicInclude has no meaning for a collector that is switched off; leave it out',
    { os: 'windows', windowsCollectors: { net: { enabled: false, nicInclude: 'x' } } },
  ],
])('what does not fit is refused: %s', (message, props) => {
  expect(() => synth(props)).toThrow(new Error(`chart/exporter: ${message}`));
});
