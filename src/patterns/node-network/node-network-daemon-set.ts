import { Construct } from 'constructs';
import { NodeNetworkDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { patternProps } from '../pattern-props';
import { checkRunsOnNewNodes } from '../traps';

/**
 * A part of the network that every node has for itself, as a DNS cache or a service proxy.
 *
 * - it is in the network of the node, with fixed addresses and ports, so two pods of it never run on one node: an update never surges;
 * - it tolerates every taint: a node without it has no names, or no Services;
 * - it resolves names as the node does, since it is in the way of every other name.
 */
export class NodeNetworkDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: NodeNetworkDaemonSetProps) {
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
