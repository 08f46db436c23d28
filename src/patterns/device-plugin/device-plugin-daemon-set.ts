import { Construct } from 'constructs';
import { DevicePluginDaemonSetProps } from './props';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { KUBELET_ROOT } from '../kubelet-root';
import { PatternOptions } from '../options';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { hostPaths, mounts } from '../tables';

const DIRECTORY = `${KUBELET_ROOT}/device-plugins`;

/**
 * What tells the kubelet of devices that pods can ask for.
 *
 * - it has the directory in which plugins register, at the path where the kubelet has it, and that directory must be there;
 * - it tolerates the taint of the nodes with the devices;
 * - it has no token of the API server, which a plugin does not need;
 * - it has the priority `system-node-critical`: without it no pod gets a device.
 *
 * A kubelet that restarts empties the directory. The plugin has to see that and register again; no probe does it for it.
 */
export class DevicePluginDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: DevicePluginDaemonSetProps) {
    const path = `${scope.node.path}/${id}`;
    if (!/^[a-z0-9.-]+\.[a-z]+\/[a-zA-Z0-9._-]+$/.test(props.resourceName)) {
      throw new Error(
        `${path}: resourceName is '${props.resourceName}'; give the name of an extended resource, such as 'example.com/device'`,
      );
    }
    const { resourceName, ...pod } = areVendors(props) ? props : completed(props);
    const wrong = pod.volumes?.find(({ hostPath }) => hostPath?.path === DIRECTORY && hostPath.type !== 'Directory');
    if (wrong && pod.defaults !== 'Published') {
      throw new Error(
        `${path}: volume '${wrong.name}' is ${DIRECTORY} of type '${wrong.hostPath?.type ?? ''}'; if the directory is created, a wrong kubeletRoot goes ` +
          "unnoticed: the plugin registers with nobody. Give type: 'Directory'",
      );
    }
    super(scope, id, patternProps(path, pod, { priorityClassName: 'system-node-critical' }));
  }
}

function completed(props: DevicePluginDaemonSetProps): DevicePluginDaemonSetProps & PatternOptions {
  const { resourceName, containers, volumes = [], tolerations = [] } = props;
  const [plugin, ...others] = containers;
  return {
    // the socket of the kubelet belongs to root
    rootReason: 'the kubelet lets only root register a plugin',
    ...props,
    securityContext: { runAsUser: 0, ...props.securityContext },
    tolerations: [{ key: resourceName, operator: 'Exists', effect: 'NoSchedule' }, ...tolerations],
    containers: [
      { ...plugin, volumeMounts: [...mounts(`device-plugins ${DIRECTORY}`), ...(plugin.volumeMounts ?? [])] },
      ...others,
    ],
    volumes: [...hostPaths(`device-plugins ${DIRECTORY} Directory`), ...volumes],
  };
}
