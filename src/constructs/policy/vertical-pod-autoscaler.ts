import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectMeta } from '../../model/generated/structs';
import { DaemonSet } from '../daemon-set';
import { VerticalPodAutoscalerContainer } from './vertical-pod-autoscaler-options';
import { checkProps, pathIn } from '../owned';

/**
 * Recommends or sets the requests of a DaemonSet.
 */
export interface VerticalPodAutoscalerProps {
  /**
   * The DaemonSet.
   */
  readonly daemonSet: DaemonSet;

  /**
   * What happens with a recommendation: it is only recorded (`Off`), applied to new pods (`Initial`), or also applied to running pods, in place if
   * possible (`InPlaceOrRecreate`) or by eviction (`Recreate`).
   *
   * @default 'Off' - a recommendation is for the pods of all nodes, small and large; review it before you apply it
   */
  readonly updateMode?: 'Off' | 'Initial' | 'Recreate' | 'InPlaceOrRecreate';

  /**
   * Minimum, maximum and exceptions for single containers.
   *
   * @default - every container, without minimum and maximum
   */
  readonly containers?: VerticalPodAutoscalerContainer[];

  /**
   * Metadata of the object.
   *
   * @default - name and namespace of the DaemonSet
   */
  readonly metadata?: ObjectMeta;
}

/**
 * A VerticalPodAutoscaler for a DaemonSet. It recommends requests from the average usage on all nodes. If the nodes differ, use pools of the DaemonSet,
 * each with its own autoscaler.
 *
 * @see https://github.com/kubernetes/autoscaler/tree/vertical-pod-autoscaler-1.8.1/vertical-pod-autoscaler
 */
export class VerticalPodAutoscaler extends Construct {
  constructor(scope: Construct, id: string, props: VerticalPodAutoscalerProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkProps(path, props.daemonSet, 'daemonSet');
    const { daemonSet, updateMode = 'Off', containers, metadata } = props;
    const names = daemonSet.containers.map(({ name }) => name);
    for (const { containerName } of containers ?? []) {
      if (containerName !== '*' && !names.includes(containerName)) {
        throw new Error(
          `${path}: no container of ${daemonSet.node.path} is called '${containerName}'; there is ${names.map((name) => `'${name}'`).join(', ')}, and '*' for all others`,
        );
      }
    }
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: { name: daemonSet.name, namespace: daemonSet.metadata.namespace, ...metadata },
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'DaemonSet', name: daemonSet.name },
        updatePolicy: { updateMode },
        ...(containers && { resourcePolicy: { containerPolicies: containers } }),
      },
    });
  }
}
