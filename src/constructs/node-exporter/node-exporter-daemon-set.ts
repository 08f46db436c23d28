import { Construct } from 'constructs';
import { Exporter } from './exporter';
import { linuxExporter } from './linux-exporter';
import { exporterCompanions } from './monitoring';
import { NodeExporterDaemonSetProps } from './props';
import { OF_LINUX, windowsExporter } from './windows-exporter';
import { Finding } from '../../findings/finding';
import { Path } from '../../findings/path';
import { companionWarning } from '../companion-warning';
import { sharedCompanions } from '../node-agent/companions-of-pools';
import { NodeAgentDaemonSet } from '../node-agent/node-agent-daemon-set';
import { ownedProps } from '../node-agent/owned-props';
import { family, Member } from '../node-agent/windows/family';
import { operatingSystem } from '../node-agent/windows/operating-system';
import { makeSiblings, ownProps } from '../node-agent/windows/siblings';
import { abandon, checkProps, pathIn } from '../owned';
import { DaemonSetService } from '../service/daemon-set-service';

/**
 * The Prometheus node exporter on every node, with the safe defaults of `NodeAgentDaemonSet`:
 *
 * - it sees the processes and the network of the node and, read-only, its file systems, including those that are mounted later;
 * - it runs as the user nobody without capabilities, unless a collector that you enable needs more;
 * - collectors exclude what has a series for each pod or blocks with a network file system (`tunedCollectors`);
 * - on Windows nodes (`os`), it is windows_exporter as a host process, with `windowsCollectors`;
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
    for (const option of ['collectors', 'windowsCollectors'] as const) {
      if (props[option] !== undefined) checkProps(path, props[option], option);
    }
    const members = exporterMembers(path, props);
    const own = ownProps(members);
    const { agent, port, endpoint, mounts } = exporterOf(path, own);
    super(scope, id, agent);
    this.port = port;

    try {
      const [{ name }] = agent.containers;
      for (const { volume, mountPath } of mounts) this.mount(volume, mountPath, { readOnly: true, containers: [name] });
      const shared = sharedCompanions(scope, id);
      if (!shared || shared.areSiblings) {
        this.service = exporterCompanions(
          this,
          own,
          { daemonSet: this, name: this.name, selector: this.selector },
          endpoint,
        );
      }
      this.siblings.push(
        ...makeSiblings(this, members, (parent, other, its) => new NodeExporterDaemonSet(parent, other, its)),
      );
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

/** What the props describe, each for one system: on Windows without what is node_exporter's. */
function exporterMembers(
  path: string,
  props: NodeExporterDaemonSetProps,
): [Member<NodeExporterDaemonSetProps>, ...Member<NodeExporterDaemonSetProps>[]] {
  const os = operatingSystem(path, props);
  if (os === 'linux') return family(path, props);
  const [first, ...others] = family(path, { ...props, onWindows: { hostProcess: true, ...props.onWindows } });
  if (os === 'windows') return [first, ...others];
  if (props.kubeRbacProxy) {
    throw new Error(
      `${path}: kubeRbacProxy has no image for Windows; guard both exporters with webConfig, or make one exporter for each system`,
    );
  }
  const { windowsCollectors: _, ...linux } = first.props;
  const ofLinux: readonly string[] = ['image', ...OF_LINUX];
  return [
    { ...first, props: linux },
    ...others.map((member) => ({
      ...member,
      props: Object.fromEntries(Object.entries(member.props).filter(([option]) => !ofLinux.includes(option))),
    })),
  ];
}

function exporterOf(path: string, props: NodeExporterDaemonSetProps): Exporter {
  const complain = (property: string, problem: string): never => {
    throw new Error(`${path}: ${property} ${problem}`);
  };
  return props.os === 'windows' ? windowsExporter(props, complain) : linuxExporter(props, complain);
}
