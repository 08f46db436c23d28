import { Construct } from 'constructs';
import { CniDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { hostPaths, mounts } from '../tables';
import { checkRunsOnNewNodes } from '../traps';

const INSTALLS = hostPaths('cni-bin /opt/cni/bin DirectoryOrCreate', 'cni-conf /etc/cni/net.d DirectoryOrCreate');

/**
 * A network plugin (CNI) on every node.
 *
 * - The pods use the network of the node and tolerate the taints of new nodes, because a node is not ready before its plugin runs.
 * - The pods resolve names as the node does, because the DNS of the cluster depends on the plugin.
 * - `/opt/cni/bin` and `/etc/cni/net.d` are mounted into the init containers. The container runtime uses the first configuration file in
 *   alphabetical order, so write the file under another name and rename it.
 * - An update replaces one pod at a time by default, because no pod starts on a node while its plugin is down.
 */
export class CniDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: CniDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
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
