import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PriorityClassNames } from '../../builders/priority-class-names';
import { ObjectMeta } from '../../model/generated/structs';
import { checkProps, pathIn } from '../owned';

/**
 * The number of critical pods that a namespace may have.
 */
export interface CriticalPodsQuotaProps {
  /**
   * Metadata of the ResourceQuota. Its namespace is the namespace of the agents.
   *
   * @default - the name `critical-pods`, and the namespace of the chart
   */
  readonly metadata?: ObjectMeta;

  /**
   * The maximum number of pods with these classes. A DaemonSet needs one per node, and twice as many if an update surges on all nodes.
   *
   * @default '1G' - any number
   */
  readonly pods?: number | string;

  /**
   * The priority classes.
   *
   * @default - `system-node-critical` and `system-cluster-critical`
   */
  readonly priorityClassNames?: string[];
}

/**
 * Allows pods of the classes `system-node-critical` and `system-cluster-critical` in a namespace other than `kube-system`. Some platforms require a
 * ResourceQuota for this: GKE, and clusters whose API server limits these classes (admission plugin `ResourceQuota`, `limitedResources`). On other
 * platforms it has no effect.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default
 */
export class CriticalPodsQuota extends Construct {
  constructor(scope: Construct, id: string, props: CriticalPodsQuotaProps = {}) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { metadata, pods = '1G', priorityClassNames } = props;
    const values = priorityClassNames ?? [
      PriorityClassNames.SYSTEM_NODE_CRITICAL,
      PriorityClassNames.SYSTEM_CLUSTER_CRITICAL,
    ];
    if (!values.length) {
      throw new Error(
        `${path}: priorityClassNames is empty; name at least one class, or leave it out for those of the system`,
      );
    }
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'critical-pods', ...metadata },
      spec: {
        hard: { pods: String(pods) },
        scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values }] },
      },
    });
  }
}
