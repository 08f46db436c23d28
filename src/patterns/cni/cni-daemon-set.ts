import { Construct } from 'constructs';
import { CniDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { hostPaths, mounts } from '../tables';
import { checkRunsOnNewNodes } from '../traps';

const INSTALLS = hostPaths('cni-bin /opt/cni/bin DirectoryOrCreate', 'cni-conf /etc/cni/net.d DirectoryOrCreate');

/**
 * A network plugin on every node.
 *
 * - it is in the network of the node and tolerates what a new node is tainted with: the node is not ready until the plugin runs;
 * - it resolves names as the node does, since the DNS of the cluster needs the plugin;
 * - its init containers see `/opt/cni/bin` and `/etc/cni/net.d`. The first file by name in there is the one that counts, so write it under
 *   another name and rename it;
 * - one node at a time is updated, unless you say more: pods start on no node while its plugin is away.
 */
export class CniDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: CniDaemonSetProps) {
    const path = `${scope.node.path}/${id}`;
    const full = { hostNetwork: true, ...(areVendors(props) ? props : completed(props)) };
    checkRunsOnNewNodes(path, full, 'the network plugin');
    super(
      scope,
      id,
      patternProps(path, full, {
        priorityClassName: 'system-node-critical',
        dnsPolicy: 'Default',
        rootReason: 'a network plugin changes the network of the node',
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      }),
    );
  }
}

function completed(props: CniDaemonSetProps): CniDaemonSetProps {
  const { initContainers = [], volumes = [] } = props;
  const added = INSTALLS.filter((one) => initContainers.length && !volumes.some(({ name }) => name === one.name));
  return {
    ...props,
    initContainers: initContainers.map((container) => ({
      ...container,
      volumeMounts: container.volumeMounts ?? mounts('cni-bin /host/opt/cni/bin', 'cni-conf /host/etc/cni/net.d'),
    })),
    volumes: [...volumes, ...added],
  };
}
