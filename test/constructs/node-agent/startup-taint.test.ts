import { Chart, Testing } from 'cdk8s';
import * as lib from '../../../src';
import { StartupTaint } from '../../../src/constructs/node-agent/options';
import { NodeAgentDaemonSetProps } from '../../../src/constructs/node-agent/props';

const container: lib.k8s.Container = {
  name: 'agent',
  image: 'registry.example.com/agent:1.0',
  resources: { limits: { memory: '128Mi' } },
};
const key = 'startup-taint.cluster-autoscaler.kubernetes.io/agent';

function synth(props: Partial<NodeAgentDaemonSetProps>) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  new lib.NodeAgentDaemonSet(chart, 'agent', {
    metadata: { name: 'agent' },
    containers: [container],
    ...props,
  } as NodeAgentDaemonSetProps);
  const objects: any[] = Testing.synth(chart);
  const of = (kind: string) => objects.find((object) => object.kind === kind);
  return { of, daemonSet: of('DaemonSet'), pod: of('DaemonSet').spec.template.spec };
}

describe('a startup taint', () => {
  test('is tolerated, beside everything else or alone', () => {
    const startupTaint: StartupTaint = { key, removedBy: 'controller' };
    const toleration = { key, operator: 'Exists', effect: 'NoSchedule' };
    expect(synth({ startupTaint }).pod.tolerations).toEqual([{ operator: 'Exists' }, toleration]);
    expect(synth({ startupTaint, tolerateEveryTaint: false }).pod.tolerations).toEqual([toleration]);
    expect(
      synth({ startupTaint: { ...startupTaint, effect: 'NoExecute' }, tolerateEveryTaint: false }).pod.tolerations,
    ).toEqual([{ ...toleration, effect: 'NoExecute' }]);
  });

  test('that the agent removes gives it the right to, and the token for it', () => {
    const { of, pod, daemonSet } = synth({ startupTaint: { key, removedBy: 'agent' } });
    expect(of('ClusterRole').rules).toEqual([{ apiGroups: [''], resources: ['nodes'], verbs: ['get', 'patch'] }]);
    expect(pod.automountServiceAccountToken).toBe(true);
    expect(daemonSet.metadata.annotations).toEqual({
      'cdk8s-daemonsets/startup-taint': `${key}:NoSchedule is removed by this agent once it is ready`,
    });
  });

  test('that a controller removes gives the agent nothing', () => {
    const { of, pod, daemonSet } = synth({ startupTaint: { key, removedBy: 'controller' } });
    expect(of('ClusterRole')).toBeUndefined();
    expect(pod.automountServiceAccountToken).toBe(false);
    expect(daemonSet.metadata.annotations).toEqual({
      'cdk8s-daemonsets/startup-taint': `${key}:NoSchedule is removed by a controller once this agent is ready`,
    });
  });

  test('that nobody removes is refused at once', () => {
    expect(() => synth({ startupTaint: { key, removedBy: 'nobody' as never } })).toThrow(
      `test/agent: startupTaint '${key}' is removed by 'nobody', so its nodes would stay closed; say who removes it: removedBy: 'agent' or 'controller'`,
    );
  });
});

test('Cluster Autoscaler is told of the pods, and not of the DaemonSet, what to do with them', () => {
  const annotations = (autoscalerEviction?: 'Evict' | 'Stay') =>
    synth({ autoscalerEviction }).daemonSet.spec.template.metadata.annotations;
  expect(annotations('Evict')).toEqual({ 'cluster-autoscaler.kubernetes.io/enable-ds-eviction': 'true' });
  expect(annotations('Stay')).toEqual({ 'cluster-autoscaler.kubernetes.io/enable-ds-eviction': 'false' });
  expect(annotations()).toBeUndefined();
});
