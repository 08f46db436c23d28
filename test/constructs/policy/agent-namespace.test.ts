import { ApiObject, Chart, JsonPatch, Testing, Yaml } from 'cdk8s';
import * as lib from '../../../src';
import { AgentNamespace, AgentNamespaceProps } from '../../../src/constructs/policy/agent-namespace';

const resources = { limits: { memory: '64Mi' } };
const restricted: lib.NodeAgentDaemonSetProps = {
  containers: [{ name: 'a', image: 'a', resources }],
  securityContext: { runAsUser: 1000 },
};
const privileged: lib.NodeAgentDaemonSetProps = { ...restricted, hostNetwork: true, hostPID: true };
const baseline = { containers: [{ name: 'a', image: 'a' }] };

function namespace(options: Partial<AgentNamespaceProps> = {}, fill: (chart: Chart) => void = () => undefined) {
  const app = Testing.app();
  const first = new Chart(app, 'first');
  const made = new AgentNamespace(first, 'namespace', { name: 'agents', ...options });
  const chart = new Chart(app, 'test', { namespace: 'agents' });
  fill(chart);
  return { app, made, manifest: () => (Testing.synth(first) as any[])[0] };
}

const level = (fill: (chart: Chart) => void) =>
  namespace({}, fill).manifest().metadata.labels['pod-security.kubernetes.io/enforce'];
const metadata = (name: string) => ({ metadata: { name } });

test('a namespace for agents that need privileged, who are warned of what is not restricted', () => {
  const { manifest } = namespace(
    { labels: { team: 'a' }, warn: 'restricted', audit: 'baseline' },
    (chart) => new lib.NodeExporterDaemonSet(chart, 'e', metadata('e')),
  );
  expect(Yaml.stringify(manifest())).toMatchSnapshot();
});

describe('the level that is enforced', () => {
  test('is the strictest that allows all agents, wherever in the app they are and whenever they came', () => {
    expect(level(() => undefined)).toBe('restricted');
    expect(level((chart) => new lib.NodeAgentDaemonSet(chart, 'a', { ...restricted, ...metadata('a') }))).toBe(
      'restricted',
    );
    expect(level((chart) => new lib.DaemonSet(chart, 'a', { ...baseline, ...metadata('a') }))).toBe('baseline');
    expect(
      level((chart) => {
        new lib.DaemonSet(chart, 'a', { ...baseline, ...metadata('a') });
        new lib.NodeAgentDaemonSet(chart, 'b', { ...privileged, ...metadata('b') });
      }),
    ).toBe('privileged');
  });

  test('looks at no other namespace', () => {
    expect(
      level((chart) => new lib.DaemonSet(chart, 'a', { ...baseline, metadata: { name: 'a', namespace: 'other' } })),
    ).toBe('restricted');
  });

  const template = { spec: { containers: baseline.containers } };
  test.each([
    ['apps/v1', 'Deployment', { template }],
    ['apps/v1', 'StatefulSet', { template }],
    ['batch/v1', 'Job', { template }],
    ['batch/v1', 'CronJob', { jobTemplate: { spec: { template } } }],
    ['v1', 'Pod', template.spec],
  ])('allows what else the app runs there: %s %s', (apiVersion, kind, spec) => {
    expect(
      level((chart) => new ApiObject(chart, 'other', { apiVersion, kind, metadata: { name: 'other' }, spec })),
    ).toBe('baseline');
  });

  test('takes a patch into account', () => {
    expect(
      level((chart) => {
        const agent = new lib.NodeAgentDaemonSet(chart, 'a', { ...restricted, ...metadata('a') });
        ApiObject.of(agent).addJsonPatch(JsonPatch.add('/spec/template/spec/hostIPC', true));
      }),
    ).toBe('privileged');
  });

  test('is the one that is said, and then an agent that needs more is an error', () => {
    const { app, made } = namespace(
      { enforce: 'restricted' },
      (chart) => new lib.DaemonSet(chart, 'a', { ...baseline, ...metadata('a') }),
    );
    expect(made.level).toBe('restricted');
    expect(() => app.synthYaml()).toThrow(
      '[test/a] spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation',
    );
  });
});

describe('findings', () => {
  test('name the agent that forces privileged on the others, and why', () => {
    const { made } = namespace({}, (chart) => {
      new lib.NodeAgentDaemonSet(chart, 'open', { ...privileged, ...metadata('open') });
      new lib.NodeAgentDaemonSet(chart, 'closed', { ...restricted, ...metadata('closed') });
      new lib.DaemonSet(chart, 'plain', { ...baseline, ...metadata('plain') });
    });
    expect(made.findings()).toEqual([
      {
        severity: 'warning',
        reason: 'FieldValueInvalid',
        field: 'metadata.labels[pod-security.kubernetes.io/enforce]',
        path: ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'],
        message:
          'test/open needs the level privileged (hostNamespaces), so nothing is forbidden to test/closed (restricted), test/plain (baseline) either',
        remedy: 'Give test/open a namespace of its own.',
        rule: 'companions/privileged-namespace',
      },
    ]);
  });

  test('are none where all need the same, or nobody needs privileged', () => {
    expect(
      namespace(
        {},
        (chart) => new lib.NodeAgentDaemonSet(chart, 'open', { ...privileged, ...metadata('open') }),
      ).made.findings(),
    ).toEqual([]);
    expect(
      namespace({}, (chart) => {
        new lib.NodeAgentDaemonSet(chart, 'closed', { ...restricted, ...metadata('closed') });
        new lib.DaemonSet(chart, 'plain', { ...baseline, ...metadata('plain') });
      }).made.findings(),
    ).toEqual([]);
  });
});

test('is of no namespace itself, whatever the chart says', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  new AgentNamespace(chart, 'namespace', { name: 'agents' });
  expect(Testing.synth(chart)[0].metadata).toEqual({
    name: 'agents',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  });
});

test('a level that is none is refused at once', () => {
  expect(() => namespace({ warn: 'strict' as never })).toThrow(
    "first/namespace: warn is 'strict'; use privileged, baseline, restricted",
  );
});
