import { Construct } from 'constructs';
import { NvidiaDevicePluginDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { DevicePluginDaemonSet } from '../../patterns/device-plugin/device-plugin-daemon-set';
import { env, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const RESOURCE = 'nvidia.com/gpu';
const DIRECTORY = '/var/lib/kubelet/device-plugins';

/**
 * The device plugin of NVIDIA, release v0.20.0. Set a node selector for nodes with a GPU, for example a label of the node pool or of
 * Node Feature Discovery. The nodes must have the driver and the container runtime of NVIDIA.
 *
 * @see https://github.com/NVIDIA/k8s-device-plugin
 */
export class NvidiaDevicePluginDaemonSet extends DevicePluginDaemonSet {
  constructor(scope: Construct, id: string, props: NvidiaDevicePluginDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { migStrategy, failOnInitError, deviceListStrategy, passDeviceSpecsReason, ...options } = props;
    const variables = env({
      MIG_STRATEGY: migStrategy,
      FAIL_ON_INIT_ERROR: failOnInitError === undefined ? undefined : `${failOnInitError}`,
      DEVICE_LIST_STRATEGY: deviceListStrategy,
      PASS_DEVICE_SPECS: passDeviceSpecsReason && 'true',
    });
    const full = vendorProps(options, {
      name: 'nvidia-device-plugin-daemonset',
      selector: { name: 'nvidia-device-plugin-ds' },
      updateStrategy: { type: 'RollingUpdate' },
      pod: {
        tolerations: [{ key: RESOURCE, operator: 'Exists', effect: 'NoSchedule' }],
        priorityClassName: 'system-node-critical',
        containers: [
          {
            name: 'nvidia-device-plugin-ctr',
            image: 'nvcr.io/nvidia/k8s-device-plugin:v0.20.0',
            env: variables,
            securityContext: passDeviceSpecsReason
              ? { privileged: true }
              : { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            volumeMounts: mounts(`kubelet-device-plugins-dir ${DIRECTORY}`),
          },
        ],
        volumes: hostPaths(`kubelet-device-plugins-dir ${DIRECTORY} Directory`),
      },
    });
    super(scope, id, { ...full, resourceName: RESOURCE, rootReason: passDeviceSpecsReason });
  }
}
