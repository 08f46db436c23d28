import { Yaml } from 'cdk8s';
import * as lib from '../../../src';
import { DaemonSetAlerts } from '../../../src/constructs/monitoring/daemon-set-alerts';
import { DaemonSetAlertsProps } from '../../../src/constructs/monitoring/daemon-set-alerts-props';
import { PrometheusRule } from '../../../src/constructs/monitoring/prometheus-rule';
import { PrometheusRuleGroup } from '../../../src/constructs/monitoring/prometheus-rule-options';
import { crdProblems } from '../../support/crd';
import { Alert, question, recordedAnswers } from '../../support/promql';
import { agentIn, container } from '../agent';

const withoutPorts: lib.k8s.Container = { ...container, ports: undefined };

function alerts(options: Partial<DaemonSetAlertsProps> = {}, agent = agentIn('agents')) {
  new DaemonSetAlerts(agent.chart, 'alerts', { daemonSets: [agent.daemonSet], ...options });
  const manifest = agent.of('PrometheusRule');
  const rules: { [name: string]: any } = Object.fromEntries(
    manifest.spec.groups[0].rules.map((rule: any) => [rule.alert, rule]),
  );
  return { manifest, rules };
}

test('five alerts', () => {
  expect(Yaml.stringify(alerts({ runbookUrl: 'https://runbooks.example.com/agents#' }).manifest)).toMatchSnapshot();
});

test('the published CustomResourceDefinition knows every field', () => {
  expect(crdProblems(alerts({ runbookUrl: 'https://x/' }).manifest)).toEqual([]);
});

describe('an alert', () => {
  test('waits, is as severe and sends people where it is said', () => {
    const { rules } = alerts({
      severity: 'page',
      runbookUrl: 'https://a/',
      missing: { for: '1m', severity: 'critical', runbookUrl: 'https://b' },
    });
    expect(rules.DaemonSetPodsMissing).toMatchObject({
      for: '1m',
      labels: { severity: 'critical' },
      annotations: { runbook_url: 'https://b' },
    });
    expect(rules.DaemonSetPodNotReady).toMatchObject({
      for: '15m',
      labels: { severity: 'page' },
      annotations: { runbook_url: 'https://a/DaemonSetPodNotReady' },
    });
    expect(alerts().rules.DaemonSetPodsMissing.annotations.runbook_url).toBeUndefined();
  });

  test('is left out on request', () => {
    expect(Object.keys(alerts({ throttled: { enabled: false }, notReady: { enabled: false } }).rules)).toEqual([
      'DaemonSetPodsMissing',
      'DaemonSetRolloutStuck',
      'DaemonSetPodCrashLooping',
    ]);
  });

  test('for rollouts is left out where nothing rolls out by itself', () => {
    const onDelete = agentIn('agents', { updateStrategy: { type: 'OnDelete' } });
    expect(Object.keys(alerts({}, onDelete).rules)).not.toContain('DaemonSetRolloutStuck');
    const rolling = new lib.DaemonSet(onDelete.chart, 'rolling', {
      metadata: { name: 'rolling' },
      containers: [withoutPorts],
    });
    new DaemonSetAlerts(onDelete.chart, 'both', {
      daemonSets: [onDelete.daemonSet, rolling],
      metadata: { name: 'both' },
    });
    const [, both] = onDelete.objects().filter(({ kind }) => kind === 'PrometheusRule');
    const [missing, stuck] = both.spec.groups[0].rules;
    expect(missing.expr).toContain('daemonset=~"agent|rolling"');
    expect(stuck.expr).toContain('daemonset="rolling"');
  });
});

test('pods of a long name are found by what the API server keeps of it', () => {
  const name = `a${'b'.repeat(61)}c`;
  expect(alerts({}, agentIn('agents', { metadata: { name } })).rules.DaemonSetPodNotReady.expr).toContain(
    `pod=~"a${'b'.repeat(57)}[b-df-hj-np-tv-xz24-9]{5}"`,
  );
});

describe('misuse', () => {
  const cases: [string, Partial<DaemonSetAlertsProps>, string][] = [
    ['no DaemonSet', { daemonSets: [] }, 'daemonSets is empty, so no alert can fire; list at least one'],
    [
      'a duration that is none',
      { missing: { for: 'long' } },
      "missing.for is 'long'; give a duration such as 30s or 1m",
    ],
    ['a share above one', { throttled: { threshold: 25 } }, 'throttled.threshold is 25; give a share from 0 to 1'],
  ];
  test.each(cases)('%s is refused at once', (_, options, message) => {
    expect(() => alerts(options)).toThrow(`test/alerts: ${message}`);
  });

  test('agents of two namespaces are refused', () => {
    const { chart, daemonSet } = agentIn('agents');
    const other = new lib.DaemonSet(chart, 'other', {
      metadata: { name: 'other', namespace: 'other' },
      containers: [withoutPorts],
    });
    expect(() => new DaemonSetAlerts(chart, 'alerts', { daemonSets: [daemonSet, other] })).toThrow(
      'test/alerts: test/agent and test/other are in different namespaces; give each its own DaemonSetAlerts',
    );
  });

  const ruleCases: [string, PrometheusRuleGroup[], string][] = [
    [
      'a rule that is nothing',
      [{ name: 'g', rules: [{ expr: '1' }] }],
      "a rule of group 'g' has neither alert nor record; give one of them",
    ],
    [
      'a rule that is both',
      [{ name: 'g', rules: [{ alert: 'a', record: 'b', expr: '1' }] }],
      "a rule of group 'g' has both alert and record; give one of them",
    ],
    [
      'two groups of one name',
      [
        { name: 'g', rules: [] },
        { name: 'g', rules: [] },
      ],
      "two groups are called 'g'; give each a name of its own",
    ],
    [
      'an interval that is none',
      [{ name: 'g', interval: '5', rules: [] }],
      "interval of group 'g' is '5'; give a duration such as 30s or 1m",
    ],
  ];
  test.each(ruleCases)('%s is refused at once', (_, groups, message) => {
    expect(() => new PrometheusRule(agentIn('agents').chart, 'rule', { groups })).toThrow(`test/rule: ${message}`);
  });
});

// What the rules of Prometheus itself make of the series, see conformance/prometheus.
describe('Prometheus', () => {
  const answerTo = recordedAnswers('alerts');
  const groups = (...names: string[]): PrometheusRuleGroup[] => {
    const { chart, of } = agentIn('agents', { metadata: { name: 'other' } });
    const daemonSets = names.map(
      (name) => new lib.DaemonSet(chart, `daemon ${name}`, { metadata: { name }, containers: [withoutPorts] }),
    );
    new DaemonSetAlerts(chart, 'alerts', { daemonSets });
    return of('PrometheusRule').spec.groups;
  };
  const ofAgent = groups('agent');
  const ofBoth = groups('agent', 'agent.gpu');

  const ds = (name: string, desired: string, current: string, updated: string) =>
    ['desired', 'current', 'updated'].map((what, index) => ({
      series: `kube_daemonset_status_${what}_number_scheduled{namespace="agents",daemonset="${name}",instance="ksm"}`,
      values: [desired, current, updated][index],
    }));
  const pod = (name: string, node: string, ready: string, phase = 'Running', replicas = ['ksm']) =>
    replicas.flatMap((instance) => [
      {
        series: `kube_pod_info{namespace="agents",pod="${name}",node="${node}",instance="${instance}"}`,
        values: '1x60',
      },
      ...(phase === 'Running'
        ? [
            {
              series: `kube_pod_status_ready{namespace="agents",pod="${name}",condition="true",instance="${instance}"}`,
              values: ready,
            },
          ]
        : []),
      {
        series: `kube_pod_status_phase{namespace="agents",pod="${name}",phase="${phase}",instance="${instance}"}`,
        values: '1x60',
      },
    ]);
  const waiting = (kind: string, name: string, values: string) => ({
    series: `kube_pod_${kind}_status_waiting_reason{namespace="agents",pod="${name}",container="agent",reason="CrashLoopBackOff",instance="ksm"}`,
    values,
  });
  const cpu = (name: string, throttled: number, periods: number) =>
    [
      ['throttled_periods', throttled],
      ['periods', periods],
    ].map(([what, step]) => ({
      series: `container_cpu_cfs_${what}_total{namespace="agents",pod="${name}",container="agent",instance="kubelet"}`,
      values: `0+${step}x60`,
    }));
  const fires = (alert: string, labels: { [name: string]: string }) => ({
    alert,
    state: 'firing',
    labels: { alertname: alert, namespace: 'agents', severity: 'warning', ...labels },
  });
  const ofDaemonSet = (alert: string, name = 'agent') => fires(alert, { daemonset: name, instance: 'ksm' });
  const ofPod = (alert: string, name: string, node: string) => fires(alert, { pod: name, node });
  const ofContainer = (alert: string, name: string, node: string) =>
    fires(alert, { pod: name, node, container: 'agent' });

  const scenarios: [
    string,
    { readonly series: string; readonly values: string }[],
    string,
    object[],
    PrometheusRuleGroup[]?,
  ][] = [
    [
      'is silent where every node has a ready pod',
      [...ds('agent', '3x60', '3x60', '3x60'), ...pod('agent-bcdfg', 'n1', '1x60'), ...cpu('agent-bcdfg', 1, 10)],
      '40m',
      [],
    ],
    [
      'is silent before ten minutes without a pod have passed',
      ds('agent', '3x60', '2x60', '2x60'),
      '9m',
      [{ ...ofDaemonSet('DaemonSetPodsMissing'), state: 'pending' }],
    ],
    ['says that pods are missing', ds('agent', '3x60', '2x60', '2x60'), '11m', [ofDaemonSet('DaemonSetPodsMissing')]],
    [
      'says nothing of a rollout that goes on, for hours even',
      [...ds('agent', '60x60', '60x60', '0+1x60'), ...pod('agent-bcdfg', 'n1', '1x20 0 0 0 1x37')],
      '50m',
      [],
    ],
    [
      'says that a rollout is stuck',
      ds('agent', '60x60', '60x60', '0 1 2x58'),
      '40m',
      [ofDaemonSet('DaemonSetRolloutStuck')],
    ],
    [
      'names the node of a pod that is not ready, however often kube-state-metrics runs',
      [
        ...ds('agent', '2x60', '2x60', '2x60'),
        ...pod('agent-bcdfg', 'n1', '0x60', 'Running', ['a', 'b']),
        ...pod('agent-hjklm', 'n2', '1x60'),
      ],
      '20m',
      [ofPod('DaemonSetPodNotReady', 'agent-bcdfg', 'n1')],
    ],
    [
      'names a pod that no node has yet',
      pod('agent-bcdfg', '', '', 'Pending'),
      '20m',
      [fires('DaemonSetPodNotReady', { pod: 'agent-bcdfg' })],
    ],
    [
      'names a container that crashes, even while it runs in between',
      [...pod('agent-bcdfg', 'n1', '1x60'), waiting('container', 'agent-bcdfg', '1 _ _ 1 _ _ 1 _ _ 1 _ _ 1')],
      '10m',
      [ofContainer('DaemonSetPodCrashLooping', 'agent-bcdfg', 'n1')],
    ],
    [
      'names an init container that crashes',
      [...pod('agent-bcdfg', 'n1', '1x60'), waiting('init_container', 'agent-bcdfg', '1x60')],
      '10m',
      [ofContainer('DaemonSetPodCrashLooping', 'agent-bcdfg', 'n1')],
    ],
    [
      'names a container that is throttled, and none that is a little',
      [
        ...pod('agent-bcdfg', 'n1', '1x60'),
        ...pod('agent-hjklm', 'n2', '1x60'),
        ...cpu('agent-bcdfg', 3, 10),
        ...cpu('agent-hjklm', 2, 10),
      ],
      '30m',
      [ofContainer('DaemonSetPodThrottled', 'agent-bcdfg', 'n1')],
    ],
    [
      'takes pods of others for none of ours',
      ['agent-proxy', 'agent-0', 'agent-7d4b9c-bcdfg', 'agent-gpu-bcdfg', 'agentxgpu-bcdfg'].flatMap((name) =>
        pod(name, 'n1', '0x60'),
      ),
      '30m',
      [],
      ofBoth,
    ],
    [
      'watches several DaemonSets',
      [
        ...ds('agent', '1x60', '1x60', '1x60'),
        ...ds('agent.gpu', '1x60', '0x60', '0x60'),
        ...ds('agentxgpu', '1x60', '0x60', '0x60'),
        ...pod('agent.gpu-bcdfg', 'n1', '0x60'),
      ],
      '30m',
      [ofPod('DaemonSetPodNotReady', 'agent.gpu-bcdfg', 'n1'), ofDaemonSet('DaemonSetPodsMissing', 'agent.gpu')],
      ofBoth,
    ],
  ];
  test.each(scenarios)('%s', (_, series, at, expected, asked = ofAgent) => {
    const { alerts: active = [], err } = answerTo(question(asked, series, at));
    expect(err).toBeUndefined();
    expect(active.map(({ alert, state, labels }: Alert) => ({ alert, state, labels }))).toEqual(expected);
  });

  test('fills in what people read', () => {
    const { alerts: [alert] = [] } = answerTo(question(ofAgent, ds('agent', '3x60', '1x60', '1x60'), '11m'));
    expect(alert.annotations.description).toBe(
      '2 nodes that should run a pod of DaemonSet agents/agent have none: ' +
        'its events say what refuses the pods, such as Pod Security, a quota or an admission webhook.',
    );
    const summary = (node: string, phase: string) =>
      answerTo(question(ofAgent, pod('agent-bcdfg', node, '0x60', phase), '20m')).alerts?.[0].annotations.summary;
    expect(summary('n1', 'Running')).toBe('Pod agents/agent-bcdfg on n1 is not ready');
    expect(summary('', 'Pending')).toBe('Pod agents/agent-bcdfg is not ready');
  });
});
