import { Construct } from 'constructs';
import { HostModifierDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { Container } from '../../model/generated/structs';
import { PatternOptions } from '../options';
import { patternProps } from '../pattern-props';

const WAIT: Container = {
  name: 'wait',
  image: 'registry.k8s.io/pause:3.10.1',
  resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { memory: '16Mi' } },
  securityContext: { runAsUser: 65535, runAsNonRoot: true },
};

/**
 * Changes the node that it runs on, once or in a loop.
 *
 * - An update changes one node at a time by default, so that a harmful change reaches only one node.
 * - The change runs in a privileged init container. The container that waits afterwards has no privileges.
 * - `uninstall` reverts the change: set `removed`, wait for the rollout, then delete the DaemonSet.
 */
export class HostModifierDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: HostModifierDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    const path = `${scope.node.path}/${id}`;
    const { reason, change, uninstall, removed, containers, ...options } = props;
    const { initContainers = [] } = options as PatternOptions;
    if (!change && !containers?.length) {
      throw new Error(`${path}: the props do not change the node; give change, or containers that change it in a loop`);
    }
    if (removed && !uninstall) {
      throw new Error(`${path}: removed is true, but nothing reverts the change; give uninstall`);
    }
    const step = removed ? uninstall : change;
    super(
      scope,
      id,
      patternProps(
        path,
        {
          ...options,
          rootReason: reason,
          initContainers: step ? [...initContainers, privileged(step)] : options.initContainers,
          containers: removed || !containers ? [WAIT] : containers,
        },
        { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } } },
      ),
    );
  }
}

function privileged(container: Container): Container {
  return { ...container, securityContext: { privileged: true, ...container.securityContext } };
}
