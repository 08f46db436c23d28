import { Construct } from 'constructs';
import { NodeNetworkDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { patternProps } from '../pattern-props';
import { checkRunsOnNewNodes } from '../traps';

/**
 * A network service that every node runs for itself, such as a DNS cache or a service proxy.
 *
 * - The pods use the network of the node with fixed addresses and ports, so two pods cannot run on one node and an update never surges.
 * - The pods tolerate every taint, because a node without the service has no DNS or no Services.
 * - The pods resolve names as the node does, because they may be part of the DNS of the cluster.
 */
export class NodeNetworkDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: NodeNetworkDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
    const path = `${scope.node.path}/${id}`;
    const full = { hostNetwork: true, ...props };
    checkRunsOnNewNodes(path, full, 'this part of the network');
    const { maxSurge = 0 } = props.updateStrategy?.rollingUpdate ?? {};
    if (!/^0%?$/.test(`${maxSurge}`)) {
      throw new Error(
        `${path}: updateStrategy.rollingUpdate.maxSurge is ${maxSurge}, but the new pod cannot use the addresses and ports of the node while the old pod has them; use maxUnavailable`,
      );
    }
    super(
      scope,
      id,
      patternProps(path, full, {
        priorityClassName: 'system-node-critical',
        dnsPolicy: 'Default',
        rootReason: 'it changes the network of the node',
      }),
    );
  }
}
