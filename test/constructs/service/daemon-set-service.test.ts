import { Yaml } from 'cdk8s';
import { DaemonSetService } from '../../../src/constructs/service/daemon-set-service';
import { DaemonSetServiceProps } from '../../../src/constructs/service/props';
import { agentIn, container } from '../agent';

type Options = Partial<DaemonSetServiceProps>;

function service(options: Options, agent = agentIn('agents')) {
  const made = new DaemonSetService(agent.chart, 'service', {
    daemonSet: agent.daemonSet,
    kind: 'headless',
    ...options,
  });
  return { made, manifest: agent.of('Service') };
}

describe('the pattern', () => {
  test.each([
    ['the name resolves to all pods', { kind: 'headless' }],
    ['the pod of the own node answers', { kind: 'node-local', ports: [{ name: 'statsd' }] }],
    [
      'any pod answers',
      {
        kind: 'cluster-ip',
        ports: [{ name: 'metrics', port: 80, appProtocol: 'http' }],
        ipFamilyPolicy: 'PreferDualStack',
        ipFamilies: ['IPv6', 'IPv4'],
      },
    ],
    [
      'every node has a port',
      { kind: 'node-port', ports: [{ name: 'metrics', nodePort: 30102 }], externalTrafficPolicy: 'Local' },
    ],
  ] as [string, Options][])('%s', (_, options) => {
    expect(Yaml.stringify(service(options).manifest)).toMatchSnapshot();
  });
});

test('the ports are those of the containers that have a name, wherever their numbers change to', () => {
  const ports = [{ name: 'metrics', containerPort: 9999 }, { containerPort: 1 }];
  const { made, manifest } = service({}, agentIn('agents', { containers: [{ ...container, ports }] }));
  expect(manifest.spec.ports).toEqual([{ name: 'metrics', port: 9999, targetPort: 'metrics' }]);
  expect(made.portNames).toEqual(['metrics']);
  expect(made.portOf('metrics')).toBe(9999);
});

test('of two containers with a port of one name the first counts, as it does for Kubernetes', () => {
  const named = (name: string, containerPort: number) => ({
    ...container,
    name,
    ports: [{ name: 'metrics', containerPort }],
  });
  const { manifest } = service({}, agentIn('agents', { containers: [named('a', 1), named('b', 2)] }));
  expect(manifest.spec.ports).toEqual([{ name: 'metrics', port: 1, targetPort: 'metrics' }]);
});

test('name, namespace and labels are those of the DaemonSet unless metadata says otherwise', () => {
  expect(service({}).made).toMatchObject({
    name: 'agent',
    namespace: 'agents',
    labels: { 'app.kubernetes.io/name': 'agent' },
  });
  const { made, manifest } = service({ metadata: { name: 'peers', labels: { a: 'b' } } });
  expect(made).toMatchObject({ name: 'peers', namespace: 'agents', labels: { a: 'b' } });
  expect(manifest.metadata).toEqual({ name: 'peers', namespace: 'agents', labels: { a: 'b' } });
});

test('the pods of several DaemonSets are found by a label that they share', () => {
  expect(service({ selector: { team: 'nodes' } }).manifest.spec.selector).toEqual({ team: 'nodes' });
});

test('peers are found before they are ready on request', () => {
  expect(service({ publishNotReadyAddresses: true }).manifest.spec.publishNotReadyAddresses).toBe(true);
});

describe('misuse', () => {
  const cases: [string, Options, string][] = [
    [
      'a kind that is none',
      { kind: 'loadBalancer' as never },
      "kind is 'loadBalancer'; use 'headless', 'node-local', 'cluster-ip', 'node-port'",
    ],
    [
      'a port that no container has',
      { ports: [{ name: 'http' }] },
      "no container port of test/agent is called 'http'; it has 'statsd', 'metrics'; name one of them: ports: [{ name: 'http', containerPort: ... }]",
    ],
    [
      'one port twice',
      { ports: [{ name: 'metrics' }, { name: 'metrics' }] },
      "port 'metrics' is there twice; leave one out",
    ],
    [
      'another number for a headless port',
      { ports: [{ name: 'metrics', port: 80 }] },
      "port 'metrics' is 80, but the container listens on 9102, and nothing stands between a client of a headless Service and the pod; leave port out",
    ],
    [
      'a port out of range',
      { kind: 'cluster-ip', ports: [{ name: 'metrics', port: 65536 }] },
      "port 'metrics' is 65536; a port is a whole number from 1 to 65535",
    ],
    [
      'a node port that no node opens',
      { ports: [{ name: 'metrics', nodePort: 30000 }] },
      "port 'metrics' has nodePort 30000, which nodes open for kind 'node-port' alone; leave one out",
    ],
    [
      'a policy for traffic that does not come',
      { externalTrafficPolicy: 'Local' },
      "externalTrafficPolicy is for kind 'node-port' alone; traffic within the cluster stays on its node with kind 'node-local'",
    ],
    [
      'one family twice',
      { ipFamilies: ['IPv4', 'IPv4'] },
      'ipFamilies is [IPv4, IPv4]; give each of IPv4 and IPv6 at most once',
    ],
    [
      'two families in one stack',
      { ipFamilies: ['IPv4', 'IPv6'] },
      "ipFamilies has two families, but ipFamilyPolicy is not given; use 'PreferDualStack' or 'RequireDualStack'",
    ],
    [
      'a name that DNS does not take',
      { metadata: { name: 'a.b' } },
      "a Service cannot be called 'a.b'; use up to 63 lower-case letters, digits and '-', beginning with a letter: metadata: { name: '...' }",
    ],
  ];
  test.each(cases)('%s is refused at once', (_, options, message) => {
    expect(() => service(options)).toThrow(`test/service: ${message}`);
  });

  test('two ports of one number are refused, unless their protocols differ', () => {
    const both = (protocol?: 'UDP') =>
      agentIn('agents', {
        containers: [
          {
            ...container,
            ports: [
              { name: 'a', containerPort: 1 },
              { name: 'b', containerPort: 1, protocol },
            ],
          },
        ],
      });
    expect(() => service({ kind: 'cluster-ip' }, both())).toThrow(
      "test/service: port 'b' is 1/TCP, which another port of the Service is; give it another: port: ...",
    );
    expect(service({ kind: 'cluster-ip' }, both('UDP')).manifest.spec.ports).toHaveLength(2);
  });

  test('containers without named ports are refused', () => {
    expect(() => service({}, agentIn('agents', { containers: [{ name: 'a', image: 'a' }] }))).toThrow(
      "test/service: no container port of test/agent has a name to refer to; give them one: ports: [{ name: 'metrics', containerPort: 9100 }]",
    );
    expect(() =>
      service({ ports: [{ name: 'a' }] }, agentIn('agents', { containers: [{ name: 'a', image: 'a' }] })),
    ).toThrow(
      "test/service: no container port of test/agent is called 'a'; none of them has a name; name one of them: ports: [{ name: 'a', containerPort: ... }]",
    );
  });

  test('a selector by expressions is refused', () => {
    const agent = () =>
      agentIn('agents', {
        selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
        podMetadata: { labels: { a: '1' } },
      });
    expect(() => service({}, agent())).toThrow(
      'test/service: test/agent selects its pods by expressions, which a Service cannot; give the labels: selector: { ... }',
    );
    expect(service({ selector: { a: '1' } }, agent()).manifest.spec.selector).toEqual({ a: '1' });
  });

  test('a port that the Service does not have is refused', () => {
    expect(() => service({ ports: [{ name: 'metrics' }] }).made.portOf('statsd')).toThrow(
      "test/service: no port is called 'statsd'; there is 'metrics'",
    );
  });
});
