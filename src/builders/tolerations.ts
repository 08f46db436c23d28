import { required } from './given';
import { TolerationOptions } from './toleration-options';
import { Toleration } from '../model/generated/structs';

/**
 * Creates tolerations, which allow pods to run on nodes with taints.
 *
 * The DaemonSet controller adds some tolerations to every pod: for `not-ready:NoExecute`, `unreachable:NoExecute`, and the `NoSchedule` taints of
 * disk, memory and PID pressure and of cordoned nodes; in the host network, also for `network-unavailable:NoSchedule`.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/daemon/util/daemonset_util.go (AddOrUpdateDaemonPodTolerations)
 */
export class Tolerations {
  /**
   * Tolerates every taint, whatever its key and value.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  public static everything(options: TolerationOptions = {}): Toleration {
    return { operator: 'Exists', ...options };
  }

  /**
   * Tolerates the taints with the key, whatever their value.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/api/core/v1/toleration.go (ToleratesTaint)
   */
  public static exists(key: string, options: TolerationOptions = {}): Toleration {
    return { key: checkKey('exists', key), operator: 'Exists', ...options };
  }

  /**
   * Tolerates the taints with exactly this key and value. A taint that was set without a value has the empty value.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/api/core/v1/toleration.go (ToleratesTaint)
   */
  public static equal(key: string, value: string, options: TolerationOptions = {}): Toleration {
    return {
      key: checkKey('equal', key),
      operator: 'Equal',
      value: required('Tolerations.equal', 'value', value),
      ...options,
    };
  }

  /**
   * Tolerates the taint that `kubectl taint nodes NAME <taint>` sets: `key=value:Effect` tolerates this value only, `key:Effect` tolerates any value.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/util/taints/taints.go (parseTaint)
   */
  public static parse(taint: string): Toleration {
    const [, key, value, effect] = /^([^:=]+)(?:=([^:=]*))?:(NoSchedule|PreferNoSchedule|NoExecute)$/.exec(taint) ?? [];
    if (key === undefined) {
      throw new Error(
        `cannot read '${taint}' as a taint: write key=value:Effect or key:Effect, with NoSchedule, PreferNoSchedule or NoExecute ` +
          'as the effect; for all effects of a key use Tolerations.exists',
      );
    }
    const options = { effect: effect as Toleration['effect'] };
    return value === undefined ? Tolerations.exists(key, options) : Tolerations.equal(key, value, options);
  }

  /**
   * Tolerates the taint that kubeadm puts on control plane nodes, `node-role.kubernetes.io/control-plane:NoSchedule`.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/cmd/kubeadm/app/constants/constants.go (ControlPlaneTaint)
   */
  public static controlPlane(): Toleration {
    return Tolerations.exists('node-role.kubernetes.io/control-plane', { effect: 'NoSchedule' });
  }

  /**
   * Tolerates nodes that are not ready. Agents that make nodes ready, such as network plugins, need it for `NoSchedule` in order to start.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/nodelifecycle/node_lifecycle_controller.go (NotReadyTaintTemplate)
   */
  public static notReady(options: TolerationOptions = {}): Toleration {
    return Tolerations.exists('node.kubernetes.io/not-ready', options);
  }

  /**
   * Tolerates nodes whose kubelet has stopped reporting its status.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/pkg/controller/nodelifecycle/node_lifecycle_controller.go (UnreachableTaintTemplate)
   */
  public static unreachable(options: TolerationOptions = {}): Toleration {
    return Tolerations.exists('node.kubernetes.io/unreachable', options);
  }

  /**
   * Tolerates nodes without a working pod network. A DaemonSet in the host network does not need it.
   *
   * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#node-kubernetes-io-network-unavailable
   */
  public static networkUnavailable(): Toleration {
    return Tolerations.exists('node.kubernetes.io/network-unavailable', { effect: 'NoSchedule' });
  }

  /**
   * Tolerates new nodes that the cloud controller manager has not initialized yet.
   *
   * @see https://github.com/kubernetes/kubernetes/blob/v1.37.1/staging/src/k8s.io/cloud-provider/api/well_known_taints.go (TaintExternalCloudProvider)
   */
  public static uninitialized(): Toleration {
    return Tolerations.equal('node.cloudprovider.kubernetes.io/uninitialized', 'true', { effect: 'NoSchedule' });
  }

  private constructor() {}
}

// Without a key, `Exists` tolerates everything. An empty variable must not do that by accident.
function checkKey(method: string, key: string): string {
  required(`Tolerations.${method}`, 'key', key);
  if (key === '') throw new Error('the taint key is empty; to tolerate every taint use Tolerations.everything');
  return key;
}
