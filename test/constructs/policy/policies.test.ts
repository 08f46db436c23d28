import { Chart, Testing, Yaml } from 'cdk8s';
import { CriticalPodsQuota } from '../../../src/constructs/policy/critical-pods-quota';
import { DaemonSetNetworkPolicy } from '../../../src/constructs/policy/daemon-set-network-policy';
import { DaemonSetNetworkPolicyProps } from '../../../src/constructs/policy/network-policy-props';
import { PriorityClass, PriorityClassProps } from '../../../src/constructs/policy/priority-class';
import {
  VerticalPodAutoscaler,
  VerticalPodAutoscalerProps,
} from '../../../src/constructs/policy/vertical-pod-autoscaler';
import { crdProblems } from '../../support/crd';
import { agentIn } from '../agent';

describe('a network policy', () => {
  function policy(options: Partial<DaemonSetNetworkPolicyProps> = {}, agent = agentIn('agents')) {
    const made = new DaemonSetNetworkPolicy(agent.chart, 'policy', { daemonSet: agent.daemonSet, ...options });
    return { made, manifest: agent.of('NetworkPolicy') };
  }
  const monitoring = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };

  test('lets in who is named, to ports by their names, and out where it is said', () => {
    expect(
      Yaml.stringify(
        policy({
          ingress: [{ ports: ['metrics'], from: [monitoring] }, { ports: ['statsd'] }],
          egress: [
            {
              to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
              ports: [{ port: 9000, endPort: 9010 }],
            },
            { ports: [{ port: 53, protocol: 'UDP' }] },
          ],
        }).manifest,
      ),
    ).toMatchSnapshot();
  });

  test('lets nobody in and everything out, unless something is said', () => {
    expect(policy().manifest.spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } },
      policyTypes: ['Ingress'],
      ingress: [],
    });
  });

  test('is void in the network of the node, and says so', () => {
    expect(policy().made.findings()).toEqual([]);
    expect(policy({}, agentIn('agents', { hostNetwork: true })).made.findings()).toEqual([
      {
        severity: 'warning',
        reason: 'FieldValueInvalid',
        field: 'spec.podSelector',
        path: ['spec', 'podSelector'],
        message:
          'the pods of test/agent are in the network of their nodes (hostNetwork), to which network plugins do not apply policies: their ports stay open to all who reach the node',
        remedy:
          'Leave hostNetwork out, or guard the ports where they are served: TLS with client certificates, kube-rbac-proxy, or the firewall of the node.',
        rule: 'companions/void-network-policy',
      },
    ]);
  });

  test.each([
    [
      'a port that no container has',
      { ingress: [{ ports: ['http'] }] },
      "no container port of test/agent is called 'http'; it has 'statsd', 'metrics'; name one of them: ports: [{ name: 'http', containerPort: ... }]",
    ],
    [
      'a peer that is two',
      { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] },
      'a peer has ipBlock 10.0.0.0/8 and selectors; make two peers of it',
    ],
    [
      'a peer that is nobody',
      { egress: [{ to: [{}] }] },
      'a peer is empty, which the API server refuses; leave the list out to mean everyone',
    ],
  ] as [string, Partial<DaemonSetNetworkPolicyProps>, string][])(
    'with %s is refused at once',
    (_, options, message) => {
      expect(() => policy(options)).toThrow(`test/policy: ${message}`);
    },
  );
});

describe('a priority class', () => {
  function priority(options: Partial<PriorityClassProps> = {}) {
    const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
    const made = new PriorityClass(chart, 'class', { metadata: { name: 'agents' }, value: 1000000, ...options });
    return { made, manifest: Testing.synth(chart)[0] };
  }

  test('is of no namespace, and named where pods use it', () => {
    const { made, manifest } = priority({ preemptionPolicy: 'Never', description: 'Agents of every node.' });
    expect(made.name).toBe('agents');
    expect(manifest).toEqual({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'agents' },
      value: 1000000,
      preemptionPolicy: 'Never',
      description: 'Agents of every node.',
    });
  });

  test.each([-2147483649, 1000000001, 1.5, NaN])('of %d is refused at once', (value) => {
    expect(() => priority({ value })).toThrow(
      `test/class: value is ${value}; give a whole number from -2147483648 to 1000000000, or use one of PriorityClassNames`,
    );
  });

  test.each([-2147483648, 0, 1000000000])('of %d is taken', (value) => {
    expect(priority({ value }).manifest.value).toBe(value);
  });

  test('with a name of the system is refused at once', () => {
    expect(() => priority({ metadata: { name: 'system-agents' } })).toThrow(
      "test/class: the name 'system-agents' is reserved; choose one without 'system-'",
    );
  });
});

describe('a quota for critical pods', () => {
  function quota(options?: ConstructorParameters<typeof CriticalPodsQuota>[2]) {
    const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
    new CriticalPodsQuota(chart, 'quota', options);
    return Testing.synth(chart)[0];
  }

  test('lets any number of both classes of the system into the namespace', () => {
    expect(Yaml.stringify(quota())).toMatchSnapshot();
  });

  test('may be smaller, and for one class', () => {
    expect(quota({ pods: 100, priorityClassNames: ['agents'] }).spec).toEqual({
      hard: { pods: '100' },
      scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['agents'] }] },
    });
    expect(() => quota({ priorityClassNames: [] })).toThrow(
      'test/quota: priorityClassNames is empty; name at least one class, or leave it out for those of the system',
    );
  });
});

describe('a vertical pod autoscaler', () => {
  function autoscaler(options: Partial<VerticalPodAutoscalerProps> = {}) {
    const agent = agentIn('agents');
    new VerticalPodAutoscaler(agent.chart, 'vpa', { daemonSet: agent.daemonSet, ...options });
    return agent.of('VerticalPodAutoscaler');
  }

  test('only recommends, unless more is asked for', () => {
    expect(Yaml.stringify(autoscaler())).toMatchSnapshot();
  });

  test.each(['Off', 'Initial', 'Recreate', 'InPlaceOrRecreate'] as const)(
    'of mode %s is as the published CustomResourceDefinition has it',
    (updateMode) => {
      const containers = [
        {
          containerName: 'agent',
          minAllowed: { cpu: '10m' },
          maxAllowed: { memory: '1Gi' },
          controlledResources: ['memory' as const],
          controlledValues: 'RequestsOnly' as const,
        },
        { containerName: '*', mode: 'Off' as const },
      ];
      const manifest = autoscaler({ updateMode, containers });
      expect(crdProblems(manifest)).toEqual([]);
      expect(manifest.spec).toMatchObject({
        updatePolicy: { updateMode },
        resourcePolicy: { containerPolicies: containers },
      });
    },
  );

  test('of a container that is not there is refused at once', () => {
    expect(() => autoscaler({ containers: [{ containerName: 'main' }] })).toThrow(
      "test/vpa: no container of test/agent is called 'main'; there is 'agent', and '*' for all others",
    );
  });
});
