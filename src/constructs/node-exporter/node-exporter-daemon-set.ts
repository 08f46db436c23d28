import { Construct } from 'constructs';
import { collectorFlags, collectorNeeds, tuned } from './collector-flags';
import { exporter, proxy, WEB_CONFIG_FOLDER } from './containers';
import { NodeExporterCollectors } from './generated/collectors';
import { endpointOf, exporterCompanions } from './monitoring';
import { NodeExporterDaemonSetProps } from './props';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { shown } from '../../model/shown';
import { companionWarning } from '../companion-warning';
import { sharedCompanions } from '../node-agent/companions-of-pools';
import { NodeAgentDaemonSet } from '../node-agent/node-agent-daemon-set';
import { PolicyRule } from '../node-agent/options';
import { ownedProps } from '../node-agent/owned-props';
import { abandon, checkProps, pathIn } from '../owned';
import { DaemonSetService } from '../service/daemon-set-service';

const NOBODY = 65534;
const DBUS_SOCKET = '/run/dbus/system_bus_socket';

const REVIEW_RULES: PolicyRule[] = [
  { apiGroups: ['authentication.k8s.io'], resources: ['tokenreviews'], verbs: ['create'] },
  { apiGroups: ['authorization.k8s.io'], resources: ['subjectaccessreviews'], verbs: ['create'] },
];

/**
 * The Prometheus node exporter on every node, with the safe defaults of `NodeAgentDaemonSet`:
 *
 * - it sees the processes and the network of the node and, read-only, its file systems, including those that are mounted later;
 * - it runs as the user nobody without capabilities, unless a collector that you enable needs more;
 * - collectors exclude what has a series for each pod or blocks with a network file system (`tunedCollectors`);
 * - one port is used everywhere; in the host network it is a port of the node, so only one exporter can use it on each node;
 * - it has a headless Service and, if you want one, a monitor whose label `instance` is the name of the node.
 */
export class NodeExporterDaemonSet extends NodeAgentDaemonSet {
  /** The port of the metrics, on the pod and on the Service. */
  public readonly port: number;

  /** The headless Service, unless `service` is false. */
  public readonly service?: DaemonSetService;

  constructor(scope: Construct, id: string, given: NodeExporterDaemonSetProps) {
    const path = pathIn(scope, id);
    checkProps(path, given);
    // what is undefined is left out, so that it replaces no default
    const props = ownedProps(path, given);
    if (props.collectors !== undefined) checkProps(path, props.collectors, 'collectors');
    const {
      image,
      port = 9100,
      collectors = {},
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
    const complain = (property: string, problem: string): never => {
      throw new Error(`${path}: ${property} ${problem}`);
    };
    checkOptions(props, port, complain);
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
    super(scope, id, {
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
    });
    this.port = port;

    try {
      const mounted = { readOnly: true, containers: ['node-exporter'] };
      if (webConfig) {
        this.mount({ name: 'web-config', secret: { secretName: webConfig.name } }, WEB_CONFIG_FOLDER, mounted);
      }
      textfileFolders(collectors).forEach((folder, i) => {
        const name = i === 0 ? 'textfile' : `textfile-${i + 1}`;
        this.mount({ name, hostPath: { path: folder, type: 'DirectoryOrCreate' } }, folder, mounted);
      });
      if (needs.dbus) {
        this.mount({ name: 'dbus', hostPath: { path: DBUS_SOCKET, type: 'Socket' } }, `/var${DBUS_SOCKET}`, mounted);
      }

      if (!sharedCompanions(scope, id)) {
        this.service = exporterCompanions(
          this,
          props,
          { daemonSet: this, name: this.name, selector: this.selector },
          endpoint,
        );
      }
    } catch (error) {
      abandon(this);
      throw error;
    }
  }

  /** The findings of the agent, and a warning outside the network of the node. */
  public findings(): Finding[] {
    const findings = super.findings();
    if (this.pod.hostNetwork) return findings;
    return [
      ...findings,
      companionWarning(
        'pod-network',
        Path.of('spec', 'template', 'spec', 'hostNetwork'),
        'in the network of the pod, the collectors arp, conntrack, netclass, netdev, netstat, sockstat and udp_queues measure the pod and not the node',
        'Leave hostNetwork: false out, or switch these collectors off.',
      ),
    ];
  }
}

function textfileFolders(collectors: NodeExporterCollectors = {}): string[] {
  const { directory, directories = [] } = collectors.textfile ?? {};
  return [...new Set([...(directory === undefined ? [] : [directory]), ...directories])];
}

function checkOptions(
  props: NodeExporterDaemonSetProps,
  port: number,
  complain: (property: string, problem: string) => never,
): void {
  const { webConfig, kubeRbacProxy, service, monitor, collectors, hostRoot, selector } = props;
  const upstream = kubeRbacProxy?.upstreamPort;
  for (const [name, value] of [
    ['port', port],
    ['kubeRbacProxy.upstreamPort', upstream],
  ] as const) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1 || value > 65535)) {
      complain(name, `is ${shown(value)}; a port is a whole number from 1 to 65535`);
    }
  }
  if (webConfig && kubeRbacProxy) complain('webConfig', 'and kubeRbacProxy both guard the port; give one of them');
  if (monitor && (monitor.kind ?? 'ServiceMonitor') === 'ServiceMonitor' && service === false) {
    complain('service', "is false, but a ServiceMonitor needs a Service; use monitor: { kind: 'PodMonitor' }");
  }
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
  if (selector?.matchExpressions && !selector.matchLabels && service !== false) {
    complain('service', 'cannot select pods by expressions; give the selector matchLabels, or service: false');
  }
}
