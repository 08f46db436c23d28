import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkDuration } from './durations';
import { PrometheusRuleProps } from './prometheus-rule-props';

/**
 * Alerts and recorded series for Prometheus Operator.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class PrometheusRule extends Construct {
  constructor(scope: Construct, id: string, props: PrometheusRuleProps) {
    super(scope, id);
    const { metadata, groups } = props;
    const { path } = this.node;
    for (const { name, interval, rules } of groups) {
      checkDuration(path, `interval of group '${name}'`, interval);
      if (groups.filter((other) => other.name === name).length > 1) {
        throw new Error(`${path}: two groups are called '${name}'; give each a name of its own`);
      }
      for (const { alert, record, for: pending } of rules) {
        if ((alert === undefined) === (record === undefined)) {
          throw new Error(
            `${path}: a rule of group '${name}' has ${alert ? 'both alert and record' : 'neither alert nor record'}; give one of them`,
          );
        }
        checkDuration(path, `for of '${alert ?? record}'`, pending);
      }
    }
    new ApiObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata,
      spec: { groups },
    });
  }
}
