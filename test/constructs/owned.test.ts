import { Chart, Lazy, Testing } from 'cdk8s';
import * as lib from '../../src';

const container: lib.k8s.Container = {
  name: 'agent',
  image: 'registry.example.com/agent:1.0',
  args: ['--verbose'],
  resources: { limits: { memory: '64Mi' } },
};

describe('what was passed belongs to the DaemonSet', () => {
  test('a change of the props does not get past the checks that were made', () => {
    const chart = Testing.chart();
    const props = { metadata: { labels: { a: 'b' } }, containers: [structuredClone(container)] };
    new lib.NodeAgentDaemonSet(chart, 'agent', props);
    const before = structuredClone(Testing.synth(chart));
    (props.containers[0] as any).securityContext = { privileged: true };
    (props.containers[0].args as string[]).push('--late');
    props.containers.push({ name: 'second', image: 'x' });
    props.metadata.labels.a = 'c';
    expect(Testing.synth(chart)).toEqual(before);
  });

  test('nor does a change of what was added later', () => {
    const chart = Testing.chart();
    const daemonSet = new lib.DaemonSet(chart, 'agent', { containers: [] });
    const added = structuredClone(container);
    daemonSet.addContainer(added);
    (added.args as string[]).push('--late');
    expect(daemonSet.containers[0].args).toEqual(['--verbose']);
  });

  test('the containers that are read cannot be changed behind its back', () => {
    const { containers } = new lib.DaemonSet(Testing.chart(), 'agent', {
      containers: [{ ...container, ports: [{ containerPort: 80 }] }],
    });
    expect(() => containers[0].args!.push('--late')).toThrow(TypeError);
    expect(() => containers.push(container)).toThrow(TypeError);
    expect(() => containers[0].ports!.push({ containerPort: 81 })).toThrow(TypeError);
    expect(() => Object.assign(containers[0].ports![0], { containerPort: 81 })).toThrow(TypeError);
    expect(containers[0].args).toEqual(['--verbose']);
  });

  test('what the caller holds stays changeable', () => {
    const mine = structuredClone(container);
    new lib.DaemonSet(Testing.chart(), 'agent', { containers: [mine] });
    (mine.args as string[]).push('--late');
    expect(mine.args).toEqual(['--verbose', '--late']);
  });

  test('a Lazy is still one', () => {
    const chart = Testing.chart();
    let image = 'registry.example.com/agent:1.0';
    new lib.DaemonSet(chart, 'agent', {
      containers: [{ name: 'agent', image: Lazy.any({ produce: () => image }) as unknown as string }],
    });
    Testing.synth(chart);
    image = 'registry.example.com/agent:2.0';
    expect(Testing.synth(chart)[0].spec.template.spec.containers[0].image).toBe('registry.example.com/agent:2.0');
  });
});

describe('what JavaScript lets pass and no manifest can hold is refused with its place', () => {
  const of = (props: unknown) => () => new lib.DaemonSet(Testing.chart(), 'agent', props as lib.DaemonSetProps);

  test.each<[unknown, string]>([
    [undefined, 'test/agent: props is undefined; give an object of properties'],
    [null, 'test/agent: props is null; give an object of properties'],
    [{}, 'test/agent: containers is undefined; give a list, which may be empty until addContainer is called'],
    [{ containers: 'agent' }, 'test/agent: containers is "agent"; give a list'],
    [{ containers: container }, `test/agent: containers is ${JSON.stringify(container)}; give a list`],
    [{ containers: [undefined] }, 'test/agent: containers[0] is undefined; leave it out, or give a Container'],
    [{ containers: ['agent'] }, 'test/agent: containers[0] is "agent"; give an object'],
    [{ containers: [{ ...container, args: '-v' }] }, 'test/agent: containers[0].args is "-v"; give a list'],
    [{ containers: [], metadata: 'agent' }, 'test/agent: metadata is "agent"; give an object'],
    [{ containers: [], metadata: { labels: ['a'] } }, 'test/agent: metadata.labels is ["a"]; give a map'],
    [{ containers: [], podMetadata: { labels: 'a' } }, 'test/agent: podMetadata.labels is "a"; give a map'],
    [{ containers: [], nodeSelector: 'pool=a' }, 'test/agent: nodeSelector is "pool=a"; give a map'],
    [{ containers: [], selector: [] }, 'test/agent: selector is []; give an object'],
    [{ containers: [], updateStrategy: 'OnDelete' }, 'test/agent: updateStrategy is "OnDelete"; give an object'],
  ])('%j', (props, message) => {
    expect(of(props)).toThrow(new Error(message));
  });

  test('in methods too', () => {
    const daemonSet = new lib.DaemonSet(Testing.chart(), 'agent', { containers: [] });
    expect(() => daemonSet.addToleration(undefined as any)).toThrow(
      new Error('test/agent: tolerations[0] is undefined; leave it out, or give a Toleration'),
    );
    expect(() => daemonSet.addContainer({ ...container, env: 'A=b' } as any)).toThrow(
      new Error('test/agent: containers[0].env is "A=b"; give a list'),
    );
  });

  test('of an agent as well', () => {
    const agent = (props: unknown) => () =>
      new lib.NodeAgentDaemonSet(Testing.chart(), 'agent', props as lib.NodeAgentDaemonSetProps);
    expect(agent(undefined)).toThrow(new Error('test/agent: props is undefined; give an object of properties'));
    expect(agent({})).toThrow('test/agent: containers is undefined; give a list');
    expect(agent({ containers: [undefined] })).toThrow('test/agent: containers[0] is undefined; leave it out');
  });
});

describe('a constructor that throws leaves nothing behind', () => {
  test.each<[string, (chart: Chart) => unknown]>([
    ['DaemonSet', (chart) => new lib.DaemonSet(chart, 'x', { containers: [container, container] })],
    [
      'DaemonSet whose pods carry another name',
      (chart) =>
        new lib.DaemonSet(chart, 'x', {
          podMetadata: { labels: { 'app.kubernetes.io/name': 'other' } },
          containers: [container],
        }),
    ],
    [
      'NodeAgentDaemonSet',
      (chart) => new lib.NodeAgentDaemonSet(chart, 'x', { containers: [{ ...container, resources: {} }] }),
    ],
    [
      'NodeAgentDaemonSet with cluster rules in no namespace',
      (chart) =>
        new lib.NodeAgentDaemonSet(chart, 'x', { containers: [container], clusterRules: [{ verbs: ['get'] }] }),
    ],
    ['NodeExporterDaemonSet', (chart) => new lib.NodeExporterDaemonSet(chart, 'x', { kubeRbacProxy: {} })],
    ['AgentNamespace', (chart) => new lib.AgentNamespace(chart, 'x', { name: 'x', enforce: 'no' as any })],
    [
      'DaemonSetNetworkPolicy',
      (chart) =>
        new lib.DaemonSetNetworkPolicy(chart, 'x', {
          daemonSet: chart.node.tryFindChild('good') as lib.DaemonSet,
          ingress: [{ ports: ['none'] }],
        }),
    ],
    [
      'DaemonSetService',
      (chart) =>
        new lib.DaemonSetService(chart, 'x', {
          daemonSet: chart.node.tryFindChild('good') as lib.DaemonSet,
          kind: 'headless',
        }),
    ],
    [
      'PodMonitor',
      (chart) =>
        new lib.monitoring.PodMonitor(chart, 'x', { daemonSet: chart.node.tryFindChild('good') as lib.DaemonSet }),
    ],
    [
      'ServiceMonitor',
      (chart) =>
        new lib.monitoring.ServiceMonitor(chart, 'x', {
          service: chart.node.tryFindChild('service') as lib.DaemonSetService,
          endpoints: [{ port: 'none' }],
        }),
    ],
  ])('%s', (_, make) => {
    const chart = new Chart(Testing.app(), 'test');
    const daemonSet = new lib.DaemonSet(chart, 'good', { containers: [container] });
    new lib.DaemonSetService(chart, 'service', {
      daemonSet: new lib.DaemonSet(chart, 'served', {
        containers: [{ ...container, ports: [{ name: 'metrics', containerPort: 9100 }] }],
      }),
      kind: 'headless',
    });
    const before = structuredClone(Testing.synth(chart));
    expect(() => make(chart)).toThrow(/^test\/x: /);
    expect(chart.node.children.map(({ node: { id } }) => id)).toEqual(['good', 'served', 'service']);
    expect(lib.AppFindings.of(chart.node.root).all).toEqual([]);
    expect(Testing.synth(chart)).toEqual(before);
    expect(daemonSet.findings()).toEqual([]);
  });
});
