import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PriorityClassNames } from '../../builders/priority-class-names';
import { ObjectMeta } from '../../model/generated/structs';
import { checkProps, pathIn } from '../owned';

/**
 * How many critical pods a namespace may have.
 */
export interface CriticalPodsQuotaProps {
  /**
   * Metadata of the ResourceQuota; its namespace is that of the agents.
   *
   * @default - the name `critical-pods`, and the namespace of the chart
   */
  readonly metadata?: ObjectMeta;

  /**
   * How many pods of these classes there may be at once; one a node, and as many again where an update surges.
   *
   * @default '1G' - any number
   */
  readonly pods?: number | string;

  /**
   * The classes.
   *
   * @default - both classes of the system
   */
  readonly priorityClassNames?: string[];
}

/**
 * Lets pods of `system-node-critical` and `system-cluster-critical` into a namespace other than `kube-system`, on platforms that allow them only
 * where a ResourceQuota does: GKE, and clusters whose API server limits these classes (admission plugin `ResourceQuota`, `limitedResources`).
 * Elsewhere it changes nothing.
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
