import { Construct } from 'constructs';
import { AlertOptions } from './alert-options';
import { ALERTS, AlertKey, Matchers } from './alert-table';
import { DaemonSetAlertsProps } from './daemon-set-alerts-props';
import { checkDuration } from './durations';
import { PrometheusRule } from './prometheus-rule';
import { PrometheusRuleOptions } from './prometheus-rule-options';
import { DaemonSet } from '../daemon-set';
import { GENERATED_NAME_MAX } from '../names';
import { checkList, checkProps, pathIn } from '../owned';
import { writtenSpec } from '../written-spec';

const THROTTLED_SHARE = 0.25;
// the suffix that the API server appends to the name of a DaemonSet to name its pods
const SUFFIX = '[b-df-hj-np-tv-xz24-9]{5}';

/**
 * Alerts about DaemonSets, as a PrometheusRule of Prometheus Operator: pods missing on nodes, rollout stuck, pod not ready, crash loop, throttling.
 * The alerts query series of kube-state-metrics and of the kubelet. These series must have the labels `namespace`, `pod` and `container`, which they
 * have in every common installation.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/workload/daemonset-metrics.md
 */
export class DaemonSetAlerts extends Construct {
  constructor(scope: Construct, id: string, props: DaemonSetAlertsProps) {
    const path = pathIn(scope, id);
    checkProps(path, props);
    const { daemonSets, metadata } = props;
    checkList(path, daemonSets, 'daemonSets');
    const [first] = daemonSets;
    if (!first) throw new Error(`${path}: daemonSets is empty, so no alert can fire; list at least one`);
    const other = daemonSets.find((daemonSet) => daemonSet.metadata.namespace !== first.metadata.namespace);
    if (other) {
      throw new Error(
        `${path}: ${first.node.path} and ${other.node.path} are in different namespaces; give each its own DaemonSetAlerts`,
      );
    }
    for (const key of Object.keys(ALERTS) as AlertKey[]) checkDuration(path, `${key}.for`, props[key]?.for);
    const { threshold = THROTTLED_SHARE } = props.throttled ?? {};
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new Error(`${path}: throttled.threshold is ${threshold}; give a share from 0 to 1`);
    }
    super(scope, id);
    new PrometheusRule(this, 'Rule', {
      metadata: { name: first.name, namespace: first.metadata.namespace, ...metadata },
      groups: [{ name: first.name, rules: rules(props, threshold) }],
    });
  }
}

function rules(props: DaemonSetAlertsProps, threshold: number): PrometheusRuleOptions[] {
  const { daemonSets, severity = 'warning', runbookUrl } = props;
  const updatedByItself = daemonSets.filter((daemonSet) => writtenSpec(daemonSet).updateStrategy?.type !== 'OnDelete');
  return (Object.keys(ALERTS) as AlertKey[]).flatMap((key) => {
    const watched = key === 'rolloutStuck' ? updatedByItself : daemonSets;
    const options: AlertOptions = props[key] ?? {};
    if (options.enabled === false || !watched.length) return [];
    const { name, for: pending, summary, description, expr } = ALERTS[key];
    const runbook = options.runbookUrl ?? (runbookUrl && runbookUrl + name);
    return [
      {
        alert: name,
        expr: expr(matchersOf(watched), threshold),
        for: options.for ?? pending,
        labels: { severity: options.severity ?? severity },
        annotations: { summary, description, ...(runbook && { runbook_url: runbook }) },
      },
    ];
  });
}

/** A quoted string in PromQL needs two backslashes for one. */
const escaped = (name: string) => name.replace(/\./g, '\\\\.');

function matchersOf(daemonSets: DaemonSet[]): Matchers {
  const { namespace } = daemonSets[0].metadata;
  const within = namespace ? `namespace="${namespace}",` : '';
  const names = daemonSets.map(({ name }) => name);
  const bases = names.map((name) => escaped(`${name}-`.slice(0, GENERATED_NAME_MAX)));
  const oneOf = (texts: string[]) => (texts.length > 1 ? `(${texts.join('|')})` : texts[0]);
  return {
    daemonSets:
      within + (names.length > 1 ? `daemonset=~"${names.map(escaped).join('|')}"` : `daemonset="${names[0]}"`),
    pods: `${within}pod=~"${oneOf(bases)}${SUFFIX}"`,
  };
}
