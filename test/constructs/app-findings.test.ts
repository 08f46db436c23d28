import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { agentIn, container } from './agent';
import { AppFindings } from '../../src/constructs/app-findings';
import { AgentNamespace } from '../../src/constructs/policy/agent-namespace';
import { DaemonSetNetworkPolicy } from '../../src/constructs/policy/daemon-set-network-policy';

test('all that is to be known of an app is in one list, each once and with its place', () => {
  const { chart, daemonSet } = agentIn('agents', {
    hostNetwork: true,
    containers: [{ ...container, ports: undefined }],
    nodeSelector: { 'beta.kubernetes.io/os': 'linux' },
  });
  new AgentNamespace(chart, 'namespace', { name: 'agents' });
  new DaemonSetNetworkPolicy(chart, 'policy', { daemonSet });
  expect(
    AppFindings.of(chart.node.root).all.map(({ construct, severity, field }) => [construct, severity, field]),
  ).toEqual([
    ['test/agent', 'warning', 'spec.template.spec.nodeSelector[beta.kubernetes.io/os]'],
    ['test/policy', 'warning', 'spec.podSelector'],
  ]);
  expect(AppFindings.of(daemonSet)).toHaveProperty('all.length', 1);
  expect(JSON.parse(JSON.stringify(AppFindings.of(daemonSet)))).toMatchObject([{ severity: 'warning' }]);
});

test('nothing is known of an app in which all is well', () => {
  expect(AppFindings.of(agentIn('agents').chart).all).toEqual([]);
});

const NODE_SELECTOR = { 'beta.kubernetes.io/os': 'linux' };
const NEVER = { nodeName: 'one', schedulingGates: [{ name: 'example.com/gate' }] };

function oldLabel() {
  const { chart, daemonSet } = agentIn('agents', { containers: [container], nodeSelector: NODE_SELECTOR });
  return {
    app: chart.node.root as App,
    chart,
    daemonSet,
    rules: () => AppFindings.of(chart).all.map(({ rule }) => rule),
  };
}

describe('an acceptance', () => {
  test.each(['app', 'chart', 'construct', 'object'])('of the %s', (scope) => {
    const { app, chart, daemonSet } = oldLabel();
    const [{ rule }] = AppFindings.of(app).all;
    const scopes: { [name: string]: App | Chart | typeof daemonSet | ApiObject } = {
      app,
      chart,
      construct: daemonSet,
      object: ApiObject.of(daemonSet),
    };
    AppFindings.of(app).failOn('warning');
    expect(() => Testing.synth(chart)).toThrow('beta.kubernetes.io/os');
    AppFindings.of(scopes[scope]).accept(rule, 'the nodes are old');
    expect(JSON.stringify(Testing.synth(chart))).not.toContain('cdk8s-daemonsets/accept');
    expect(AppFindings.of(app).all.map(({ accepted }) => accepted)).toContain('the nodes are old');
  });

  test('by annotation, of one line a rule', () => {
    const { app, chart, daemonSet } = oldLabel();
    const [{ rule }] = AppFindings.of(app).all;
    AppFindings.of(app).failOn('warning');
    daemonSet.metadata.addAnnotation('cdk8s-daemonsets/accept', `${rule}: the nodes are old\nsomething`);
    Testing.synth(chart);
    expect(AppFindings.of(app).all.map((finding) => [finding.rule, finding.accepted])).toEqual([
      [rule, 'the nodes are old'],
      ['acceptances/unreadable', undefined],
    ]);
  });

  test('that does not apply any more is told', () => {
    const { app, rules } = oldLabel();
    AppFindings.of(app).accept('advice/*', 'nobody knows');
    expect(AppFindings.of(app).all.slice(1)).toEqual([
      expect.objectContaining({
        construct: '',
        rule: 'acceptances/unused',
        message: 'advice/* is accepted, and nothing is found for it',
      }),
    ]);
    expect(rules()).toHaveLength(1);
  });

  test('of an error stays without effect, and is told', () => {
    const { chart, daemonSet } = agentIn('agents', { containers: [{ ...container, image: '' }] });
    const [{ rule }] = daemonSet.findings();
    AppFindings.of(chart).accept(rule, 'it will be there');
    expect(() => Testing.synth(chart)).toThrow('image');
    expect(AppFindings.of(chart).all.map((finding) => [finding.rule, finding.accepted])).toEqual([
      [rule, undefined],
      ['acceptances/error', undefined],
    ]);
  });

  test.each([
    ['surgeWithHostPort', 'why', 'is no rule'],
    ['advice/surgeWithHostPort', ' ', 'has no reason'],
  ])('%s because %j throws', (rule, reason, message) => {
    expect(() => AppFindings.of(oldLabel().app).accept(rule, reason)).toThrow(message);
  });
});

describe('what fails synth', () => {
  test('is what can never run, unless it is accepted', () => {
    const { chart, daemonSet } = agentIn('agents', { containers: [container], ...NEVER });
    const rule = daemonSet.findings().find(({ severity }) => severity === 'never-runs')!.rule;
    expect(() => Testing.synth(chart)).toThrow(/\[test\/agent\]/);
    AppFindings.of(chart).accept(rule, 'a controller removes the gate');
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('is chosen by the nearest scope', () => {
    const { app, chart, daemonSet } = oldLabel();
    AppFindings.of(app).failOn('warning');
    AppFindings.of(daemonSet).failOn();
    expect(() => Testing.synth(chart)).not.toThrow();
    AppFindings.of(daemonSet).failOn('warning');
    expect(() => Testing.synth(chart)).toThrow('beta.kubernetes.io/os');
  });
});
