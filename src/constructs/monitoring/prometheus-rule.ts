import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkDuration } from './durations';
import { PrometheusRuleProps } from './prometheus-rule-props';
import { checkList, checkProps, pathIn } from '../owned';

/**
 * Alerting and recording rules: a PrometheusRule of Prometheus Operator.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export class PrometheusRule extends Construct {
  constructor(scope: Construct, id: string, props: PrometheusRuleProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { metadata, groups } = props;
    checkList(path, groups, 'groups');
    for (const { name, interval, rules } of groups) {
      checkList(path, rules, `rules of group '${name}'`);
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
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata,
      spec: { groups },
    });
  }
}
