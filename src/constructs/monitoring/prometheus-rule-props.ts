import { PrometheusRuleGroup } from './prometheus-rule-options';
import { ObjectMeta } from '../../model/generated/structs';

/**
 * Properties of `PrometheusRule`.
 */
export interface PrometheusRuleProps {
  /**
   * Metadata of the object. Prometheus selects rules by these labels.
   *
   * @default - a name that cdk8s generates from the construct path, and the namespace and labels of the chart
   */
  readonly metadata?: ObjectMeta;

  /**
   * The rules, in groups.
   */
  readonly groups: PrometheusRuleGroup[];
}
