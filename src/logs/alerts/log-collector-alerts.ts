import { Construct } from 'constructs';
import { LogCollectorAlertsProps } from './log-collector-alerts-props';
import { PrometheusRule } from '../../constructs/monitoring/prometheus-rule';
import { PrometheusRuleOptions } from '../../constructs/monitoring/prometheus-rule-options';
import { checkList, checkProps, pathIn } from '../../constructs/owned';
import { abilityOf } from '../abilities/check-abilities';
import { AgentName, AGENTS } from '../agents/abilities';
import { LogCollectorDaemonSet } from '../log-collector-daemon-set';
import { LogAlertExpressions } from '../rendering';

interface Row {
  readonly name: string;
  readonly for: string;
  readonly summary: string;
  readonly description: string;
}

const POD = 'pod {{ $labels.namespace }}/{{ $labels.pod }}';

const ROWS: { readonly [key in keyof LogAlertExpressions]-?: Row } = {
  dropped: {
    name: 'LogRecordsDropped',
    for: '0s',
    summary: `The log collector in ${POD} has dropped records`,
    description: `In the last 10 minutes ${POD} has dropped records: a server refused them for good, or its buffer was full. Its log says which, and why.`,
  },
  failing: {
    name: 'LogDeliveryFails',
    for: '15m',
    summary: `The log collector in ${POD} cannot deliver`,
    description: `Requests of ${POD} to a server have failed for 15 minutes; records wait in its buffer.`,
  },
  full: {
    name: 'LogBufferFull',
    for: '5m',
    summary: `The buffer of the log collector in ${POD} is full`,
    description: `The buffer of ${POD} is full, so it reads no more, or drops the oldest records (whenFull). The kubelet keeps a few files for each container; what it removes unread is lost.`,
  },
};

/**
 * Alerts for log collectors, for Prometheus Operator: records that are dropped, delivery that fails, buffers that are full. They ask the agents' own
 * series, which a `PodMonitor` of the endpoint `metrics` brings to Prometheus with the labels `namespace` and `pod`. Fluentd counts no records that it
 * drops: for it there are the other two. Filebeat and Logstash have no metrics for Prometheus, and are refused.
 */
export class LogCollectorAlerts extends Construct {
  constructor(scope: Construct, id: string, props: LogCollectorAlertsProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    checkList(path, props.collectors, 'collectors');
    super(scope, id);
    const [first] = props.collectors;
    if (!first) {
      throw new Error(`${this.node.path}: collectors is empty, so no alert could ever fire; give at least one`);
    }
    checkAgents(this.node.path, props.collectors);
    const { name } = first;
    new PrometheusRule(this, 'Rule', {
      metadata: { name: `${name}-logs`, namespace: first.metadata.namespace, ...props.metadata },
      groups: [{ name: `${name}-logs`, rules: rules(props) }],
    });
  }
}

function checkAgents(path: string, collectors: readonly LogCollectorDaemonSet[]): void {
  for (const [index, { _agentName: agent }] of collectors.entries()) {
    const ability = abilityOf(agent, 'alerts');
    if (ability === true) continue;
    const able = (Object.keys(AGENTS) as AgentName[]).filter((each) => abilityOf(each, 'alerts') === true);
    throw new Error(
      `${path}: collectors[${index}] is run by ${agent}, which ${ability.why}; leave it out, or collect with ${able.join(', ')}`,
    );
  }
}

/** The pods of a collector by their names. */
const matcher = ({ name, metadata }: LogCollectorDaemonSet) =>
  `${metadata.namespace ? `namespace="${metadata.namespace}",` : ''}pod=~"${name.replace(/\./g, '\\\\.')}-.*"`;

function rules({ collectors, severity = 'warning' }: LogCollectorAlertsProps): PrometheusRuleOptions[] {
  const expressions = collectors.flatMap((collector) => collector._alertExpressions(matcher(collector)) ?? []);
  return (Object.keys(ROWS) as (keyof LogAlertExpressions)[]).flatMap((key) => {
    const asked = [...new Set(expressions.flatMap((each) => each[key] ?? []))];
    const { name, for: pending, summary, description } = ROWS[key];
    if (!asked.length) return [];
    return [
      {
        alert: name,
        expr: asked.join('\nor '),
        for: pending,
        labels: { severity },
        annotations: { summary, description },
      },
    ];
  });
}
