import { Complain } from './collector-flags';
import { checkServed, Exporter } from './exporter';
import { WINDOWS_EXPORTER_VERSION } from './generated/windows-collector-table';
import { endpointOf } from './monitoring';
import { NodeExporterDaemonSetProps } from './props';
import { tunedOnWindows, windowsCollectorFlags } from './windows-collectors';

/** Options that say how node_exporter runs on Linux. */
export const OF_LINUX = [
  'capabilities',
  'collectors',
  'hostRoot',
  'kubeRbacProxy',
  'mountPropagation',
] as const satisfies (keyof NodeExporterDaemonSetProps)[];

const CONFIG_FOLDER = '/etc/windows-exporter';

/** windows_exporter as a host process: nothing else sees the counters of the node. */
export function windowsExporter(props: NodeExporterDaemonSetProps, complain: Complain): Exporter {
  const {
    image = `ghcr.io/prometheus-community/windows-exporter:${WINDOWS_EXPORTER_VERSION}`,
    port = 9182,
    collectors,
    windowsCollectors = {},
    tunedCollectors = true,
    hostRoot,
    mountPropagation,
    capabilities,
    exporterResources = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
    webConfig,
    kubeRbacProxy,
    service,
    monitor,
    ...options
  } = props;
  const linux = OF_LINUX.find((option) => props[option] !== undefined);
  if (linux === 'collectors') complain(linux, 'are those of node_exporter on Linux; use windowsCollectors');
  if (linux) complain(linux, 'has no meaning on Windows; leave it out');
  if (options.onWindows?.hostProcess === false) {
    complain(
      'onWindows.hostProcess',
      'is false, and windows_exporter sees the node only as a host process; leave it out',
    );
  }
  checkServed(props, port, complain);
  const endpoint = endpointOf(props);
  const probe = webConfig ? { tcpSocket: { port } } : { httpGet: { path: '/health', port } };
  return {
    port,
    endpoint,
    agent: {
      ...options,
      onWindows: { ...options.onWindows, hostProcess: true },
      containers: [
        {
          name: 'windows-exporter',
          image,
          args: [
            `--web.listen-address=:${port}`,
            ...(webConfig
              ? [`--web.config.file=%CONTAINER_SANDBOX_MOUNT_POINT%${CONFIG_FOLDER}/${webConfig.key}`]
              : []),
            ...windowsCollectorFlags(tunedCollectors ? tunedOnWindows(windowsCollectors) : windowsCollectors, complain),
          ],
          ports: [{ name: endpoint.portName, containerPort: port, hostPort: port }],
          livenessProbe: probe,
          readinessProbe: probe,
          resources: exporterResources,
        },
      ],
    },
    mounts: webConfig
      ? [{ volume: { name: 'web-config', secret: { secretName: webConfig.name } }, mountPath: CONFIG_FOLDER }]
      : [],
  };
}
