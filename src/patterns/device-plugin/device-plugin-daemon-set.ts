import { Construct } from 'constructs';
import { DevicePluginDaemonSetProps } from './props';
import { KUBELET_ROOT } from '../../constructs/node-agent/kubelet-root';
import { NodeAgentDaemonSet } from '../../constructs/node-agent/node-agent-daemon-set';
import { checkProps, pathIn } from '../../constructs/owned';
import { checkContainers } from '../../constructs/pod-template';
import { PatternOptions } from '../options';
import { areVendors } from '../pattern';
import { patternProps } from '../pattern-props';
import { hostPaths, mounts } from '../tables';

const DIRECTORY = `${KUBELET_ROOT}/device-plugins`;

/**
 * A device plugin: it tells the kubelet which devices of the node pods can request.
 *
 * - The directory in which plugins register is mounted at the path that the kubelet uses. The directory must exist.
 * - The pods tolerate the taint of nodes with the devices.
 * - The pods get no token for the API server, because a plugin needs none.
 * - The pods have the priority class `system-node-critical`, because pods get no device without the plugin.
 *
 * A kubelet that restarts empties the directory. The plugin must notice this and register again; no probe can do that for it.
 */
export class DevicePluginDaemonSet extends NodeAgentDaemonSet {
  constructor(scope: Construct, id: string, props: DevicePluginDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkContainers(pathIn(scope, id), props.containers);
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
