import { required } from './given';
import { DaemonSetUpdateStrategy, RollingUpdateDaemonSet } from '../model/generated/structs';
import { intOrPercentValue, percentOf } from '../model/int-or-string';
import { shown } from '../model/shown';

/**
 * Creates update strategies, which determine how pods are replaced when the pod template changes.
 *
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export class UpdateStrategies {
  /**
   * Deletes each old pod before its replacement starts. At most `maxUnavailable` nodes are without an available pod at a time.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/apps/validation/validation.go (ValidateRollingUpdateDaemonSet)
   */
  public static rollingUpdate(options: RollingUpdateDaemonSet = {}): DaemonSetUpdateStrategy {
    const { maxSurge = 0, maxUnavailable = 1 } = required('UpdateStrategies.rollingUpdate', 'options', options);
    const surges = amount('maxSurge', maxSurge) !== 0;
    const removes = amount('maxUnavailable', maxUnavailable) !== 0;
    if (surges && removes) {
      const got =
        options.maxUnavailable === undefined
          ? `maxUnavailable defaults to ${maxUnavailable}`
          : `maxUnavailable is ${maxUnavailable}`;
      throw new Error(
        `maxSurge is ${maxSurge} and ${got}, but one of them must be 0; use UpdateStrategies.surge, or leave maxSurge out`,
      );
    }
    if (!surges && !removes) {
      throw new Error(
        'maxUnavailable and maxSurge are both 0, so that no pod could be replaced; raise maxUnavailable, or use UpdateStrategies.surge',
      );
    }
    return { type: 'RollingUpdate', ...(Object.keys(options).length > 0 && { rollingUpdate: options }) };
  }

  /**
   * Starts the new pod beside the old pod, and deletes the old pod when the new one is available, on at most `maxSurge` nodes at a time. `maxSurge`
   * is a number of nodes from 1, or a percentage up to `'100%'` of the nodes that run the DaemonSet, rounded up. Pods that use a host port or lock
   * a file on the host cannot run beside each other.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/apis/apps/validation/validation.go (ValidateRollingUpdateDaemonSet)
   */
  public static surge(maxSurge: number | string): DaemonSetUpdateStrategy {
    // If absent, maxUnavailable defaults to 1, which excludes a surge.
    return UpdateStrategies.rollingUpdate({ maxSurge, maxUnavailable: 0 });
  }

  /**
   * Replaces a pod only after someone deletes the old one.
   *
   * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy
   */
  public static onDelete(): DaemonSetUpdateStrategy {
    return { type: 'OnDelete' };
  }

  private constructor() {}
}

function amount(name: string, value: number | string): number {
  const percent = percentOf(value);
  const valid =
    typeof value === 'number' ? Number.isInteger(value) && value >= 0 : percent !== undefined && percent <= 100;
  if (!valid) {
    throw new Error(`${name} is ${shown(value)}; give a number of nodes from 0, or a percentage from '0%' to '100%'`);
  }
  return intOrPercentValue(value);
}
