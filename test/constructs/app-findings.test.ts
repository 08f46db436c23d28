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
  expect(AppFindings.of(chart.node.root).map(({ construct, severity, field }) => [construct, severity, field])).toEqual(
    [
      ['test/agent', 'warning', 'spec.template.spec.nodeSelector[beta.kubernetes.io/os]'],
      ['test/policy', 'warning', 'spec.podSelector'],
    ],
  );
  expect(AppFindings.of(daemonSet)).toHaveLength(1);
});

test('nothing is known of an app in which all is well', () => {
  expect(AppFindings.of(agentIn('agents').chart)).toEqual([]);
});
