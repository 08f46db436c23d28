import { Chart, Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import { NodeAgentDaemonSet } from '../../../src/constructs/node-agent/node-agent-daemon-set';
import { container } from '../agent';

const RULES = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }];

function agent() {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  const daemonSet = new NodeAgentDaemonSet(chart, 'agent', {
    metadata: { name: 'agent' },
    containers: [{ ...container, resources: { limits: { memory: '64Mi' } } }],
    clusterRules: RULES,
    namespaceRules: RULES,
  });
  return { chart, daemonSet };
}

const subjects = (chart: Chart) =>
  Testing.synth(chart)
    .filter(({ kind }) => /Binding$/.test(kind as string))
    .map((binding) => binding.subjects[0].name as string);

test('the rights of an agent follow it to another account', () => {
  const { chart, daemonSet } = agent();
  expect(subjects(chart)).toEqual(['agent', 'agent']);
  daemonSet.useServiceAccount(new ServiceAccount(chart, 'other', { metadata: { name: 'other' } }));
  expect(subjects(chart)).toEqual(['other', 'other']);
});

test('an account of another namespace is refused', () => {
  const { chart, daemonSet } = agent();
  const other = new ServiceAccount(chart, 'other', { metadata: { name: 'other', namespace: 'elsewhere' } });
  expect(() => daemonSet.useServiceAccount(other)).toThrow(
    "test/agent: ServiceAccount 'other' is in namespace 'elsewhere', and the pods are in 'agents'; use an account of the namespace of the pods",
  );
  expect(subjects(chart)).toEqual(['agent', 'agent']);
});

test('what is undefined is left out: the defaults stay', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  const given = { ...container, resources: { limits: { memory: '64Mi' } } };
  const undefinedOnes = {
    hostNetwork: undefined,
    updateStrategy: undefined,
    securityContext: undefined,
    automountServiceAccountToken: undefined,
  };
  const one = new NodeAgentDaemonSet(chart, 'one', { containers: [given], metadata: { name: 'agent' } });
  const other = new NodeAgentDaemonSet(new Chart(Testing.app(), 'test', { namespace: 'agents' }), 'one', {
    ...undefinedOnes,
    metadata: { name: 'agent' },
    containers: [{ ...given, securityContext: { readOnlyRootFilesystem: undefined, capabilities: undefined } }],
  });
  const specOf = (daemonSet: NodeAgentDaemonSet) =>
    Testing.synth(Chart.of(daemonSet)).find(({ kind }) => kind === 'DaemonSet').spec as object;
  expect(specOf(other)).toEqual(specOf(one));
});
