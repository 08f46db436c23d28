import { Complain, collectorFlags, collectorNeeds, tuned } from './collector-flags';
import { exporter, proxy, WEB_CONFIG_FOLDER } from './containers';
import { checkServed, Exporter } from './exporter';
import { NodeExporterCollectors } from './generated/collectors';
import { endpointOf } from './monitoring';
import { NodeExporterDaemonSetProps } from './props';
import { PolicyRule } from '../node-agent/options';

const NOBODY = 65534;
const DBUS_SOCKET = '/run/dbus/system_bus_socket';

const REVIEW_RULES: PolicyRule[] = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
];

/** node_exporter with the mounts, capabilities and user that its collectors need. */
export function linuxExporter(props: NodeExporterDaemonSetProps, complain: Complain): Exporter {
  const {
    image,
    port = 9100,
    collectors = {},
    windowsCollectors,
    tunedCollectors = true,
    hostRoot = true,
    mountPropagation,
    capabilities = [],
    exporterResources,
    webConfig,
    kubeRbacProxy,
    service,
    monitor,
    ...options
  } = props;
  if (windowsCollectors) {
    complain('windowsCollectors', "are for Windows nodes; use os: 'both' or 'windows', or leave it out");
  }
  checkServed(props, port, complain);
  checkOptions(props, complain);
  const running: NodeExporterCollectors = {
    ...(tunedCollectors ? tuned(collectors) : collectors),
    ...(!hostRoot && { filesystem: { enabled: false } }),
  };
  const flags = collectorFlags(running, complain);
  const needs = collectorNeeds(running);
  const rootReason = needs.root && `the collectors ${needs.root.join(', ')} read files that only root may read`;
  const user = rootReason ? 0 : NOBODY;
  const endpoint = endpointOf(props);
  const parts = {
    port,
    portName: endpoint.portName,
    flags,
    capabilities: [...capabilities, ...(needs.perf ? ['PERFMON'] : [])],
  };
  return {
    port,
    endpoint,
    agent: {
      hostNetwork: true,
      hostPID: true,
      ...(rootReason && { rootReason }),
      ...options,
      securityContext: { runAsUser: user, runAsGroup: user, ...options.securityContext },
      clusterRules: [...(kubeRbacProxy ? REVIEW_RULES : []), ...(options.clusterRules ?? [])],
      containers: [exporter(props, parts), ...(kubeRbacProxy ? [proxy(props, port)] : [])],
      volumes: [
        { name: 'sys', hostPath: { path: '/sys' } },
        hostRoot ? { name: 'root', hostPath: { path: '/' } } : { name: 'proc', hostPath: { path: '/proc' } },
        ...(options.volumes ?? []),
      ],
    },
    mounts: [
      ...(webConfig
        ? [{ volume: { name: 'web-config', secret: { secretName: webConfig.name } }, mountPath: WEB_CONFIG_FOLDER }]
        : []),
      ...textfileFolders(collectors).map((folder, i) => ({
        volume: {
          name: i === 0 ? 'textfile' : `textfile-${i + 1}`,
          hostPath: { path: folder, type: 'DirectoryOrCreate' as const },
        },
        mountPath: folder,
      })),
      ...(needs.dbus
        ? [
            {
              volume: { name: 'dbus', hostPath: { path: DBUS_SOCKET, type: 'Socket' as const } },
              mountPath: `/var${DBUS_SOCKET}`,
            },
          ]
        : []),
    ],
  };
}

function textfileFolders(collectors: NodeExporterCollectors = {}): string[] {
  const { directory, directories = [] } = collectors.textfile ?? {};
  return [...new Set([...(directory === undefined ? [] : [directory]), ...directories])];
}

function checkOptions(
  { webConfig, kubeRbacProxy, monitor, collectors, hostRoot }: NodeExporterDaemonSetProps,
  complain: Complain,
): void {
  if (webConfig && kubeRbacProxy) complain('webConfig', 'and kubeRbacProxy both guard the port; give one of them');
  for (const folder of textfileFolders(collectors)) {
    const property = `collectors.textfile.${folder === collectors?.textfile?.directory ? 'directory' : 'directories'}`;
    if (!folder.startsWith('/')) complain(property, `is '${folder}'; give the absolute path of a folder of the node`);
    if (/[*?[]/.test(folder)) {
      complain(
        property,
        `is the pattern '${folder}', and only a folder can be mounted; name each folder in directories`,
      );
    }
  }
  if (monitor?.kind === 'PodMonitor' && kubeRbacProxy) {
    complain(
      'monitor',
      "is a PodMonitor, which cannot send the token of Prometheus to kube-rbac-proxy; use monitor: { kind: 'ServiceMonitor' }",
    );
  }
  if (hostRoot === false && collectors?.filesystem && collectors.filesystem.enabled !== false) {
    complain('collectors.filesystem', 'needs the root file system of the node; leave hostRoot: false out');
  }
}
