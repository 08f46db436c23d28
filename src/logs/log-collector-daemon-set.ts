import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { LogAgent } from './agent';
import { AgentName } from './agents/abilities';
import { bindToCloud } from './bind-to-cloud';
import { Complain } from './checks';
import { collectorFindings } from './collector-findings';
import { collectorMembers } from './on-windows';
import { LogCollectorDaemonSetProps } from './props';
import { agentMetadata, CONFIG_VOLUME, GRACE_SECONDS, renderedCollector } from './rendered-collector';
import { LogAlertExpressions } from './rendering';
import { sharedCompanions } from '../constructs/node-agent/companions-of-pools';
import { NodeAgentDaemonSet } from '../constructs/node-agent/node-agent-daemon-set';
import { makeSiblings, ownProps } from '../constructs/node-agent/windows/siblings';
import { abandon, checkList, checkProps, isReadable, pathIn } from '../constructs/owned';
import { Finding } from '../findings/finding';
import { shown } from '../model/shown';

const ROOT_REASON = 'reads the log files of the node, which belong to root';

/**
 * A log collector on every node, on the safe ground of `NodeAgentDaemonSet`:
 *
 * - what it reads is mounted read-only, the targets of links included, and its own output is left out;
 * - lines that the container runtime has split are joined;
 * - how far it has read, and what it could not send, is kept on the node and survives restarts (`state`);
 * - its buffers follow its memory limit (`agentResources`) and a share of the disk (`diskBuffer`), and when both are full it waits, or drops the oldest records (`whenFull`);
 * - it may read at the API server what its metadata takes, and nothing else (`kubernetesMetadata`);
 * - credentials are references to Secrets;
 * - its configuration is a ConfigMap whose change restarts the pods as a rolling update (`hotReload`);
 * - on Windows nodes (`os`), Fluent Bit and the OpenTelemetry Collector read the same folders below `C:\`, as ContainerAdministrator;
 * - on Linux it runs as root, which the log files belong to, but with a read-only root file system and without any capability; to read `files`, which may
 *   belong to others, it gets DAC_READ_SEARCH.
 */
export class LogCollectorDaemonSet extends NodeAgentDaemonSet {
  /** Port of the agent's metrics and health, in the container and on the pod. */
  public readonly metricsPort: number;

  /** Path of the agent's metrics, for the endpoint `metrics` of a monitor. */
  public readonly metricsPath: string;

  private readonly agent: LogAgent;
  private readonly props: LogCollectorDaemonSetProps;

  constructor(scope: Construct, id: string, given: LogCollectorDaemonSetProps) {
    const path = pathIn(scope, id);
    checkProps(path, given);
    if (!isReadable(given.agent) || typeof (given.agent as LogAgent | undefined)?._clusterRules !== 'function') {
      throw new Error(
        `${path}: agent is ${shown(given.agent)}; give the program that collects, such as new FluentBit()`,
      );
    }
    for (const list of ['inputs', 'steps', 'outputs'] as const) {
      if (given[list] !== undefined) checkList(path, given[list], list);
    }
    const shared = sharedCompanions(scope, id);
    const members = collectorMembers(path, given, shared !== undefined);
    const props = ownProps(members);
    const isWindows = props.os === 'windows';
    const {
      agent,
      inputs,
      steps,
      routing,
      outputs,
      config,
      notCredentials,
      kubernetesMetadata,
      state,
      diskBuffer,
      whenFull,
      agentResources,
      metricsPort,
      hotReload,
      cloudIdentity,
      ...options
    } = props;
    const metadata = agentMetadata(props);
    super(scope, id, {
      ...(!isWindows && { rootReason: ROOT_REASON }),
      terminationGracePeriodSeconds: GRACE_SECONDS,
      ...options,
      securityContext: { ...(!isWindows && { runAsUser: 0 }), ...options.securityContext },
      clusterRules: [...(metadata ? agent._clusterRules(metadata) : []), ...(options.clusterRules ?? [])],
      containers: [],
    });

    try {
      const complain: Complain = (property, problem) => {
        throw new Error(`${this.node.path}: ${property} ${problem}`);
      };
      const { namespace } = this.metadata;
      // of builds, each is a part of one daemon
      const daemon = isWindows && members.length > 1 ? { daemon: given.metadata!.name! } : undefined;
      const collector = renderedCollector(props, this.name, namespace, complain, shared ?? daemon);
      this.metricsPort = collector.metricsPort;
      this.metricsPath = agent._metricsPath;
      this.agent = agent;
      this.props = props;
      this.addContainer(collector.container);
      bindToCloud(this, props, complain);
      const configMap =
        shared?.configMap(collector.configFiles) ??
        new ConfigMap(this, 'Config', {
          metadata: { name: `${this.name}-config`, namespace },
          data: collector.configFiles,
        });
      this.apiObject.addDependency(configMap);
      this.mount({ name: CONFIG_VOLUME, configMap: { name: configMap.name } }, collector.configFolder, {
        readOnly: true,
      });
      for (const { volume, mountPath, readOnly } of collector.mounts) {
        this.mount(volume, mountPath, readOnly ? { readOnly } : {});
      }
      for (const volume of collector.reloadedVolumes) this._hotReload(volume);
      if (collector.reloader) this.addContainer(collector.reloader);
      this.siblings.push(
        ...makeSiblings(this, members, (parent, name, its) => new LogCollectorDaemonSet(parent, name, its)),
      );
    } catch (error) {
      abandon(this);
      throw error;
    }
  }

  /** The findings of the agent, and what a collector should have that this one has not. */
  public findings(): Finding[] {
    return [...super.findings(), ...collectorFindings(this.props, this.name, this.pod.priorityClassName)];
  }

  /** @internal */
  public get _agentName(): AgentName {
    return this.agent._name;
  }

  /** @internal */
  public _alertExpressions(matcher: string): LogAlertExpressions | undefined {
    return this.agent._alertExpressions(matcher);
  }
}
