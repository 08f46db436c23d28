import { Chart, Testing } from 'cdk8s';
import * as lib from '../../src';

/** A container with two ports: one for clients, which the node has too, and one for its metrics. */
export const container: lib.k8s.Container = {
  name: 'agent',
  image: 'registry.example.com/agent:1.0',
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  ports: [
    { name: 'statsd', containerPort: 8125, hostPort: 8125, protocol: 'UDP' },
    { name: 'metrics', containerPort: 9102 },
  ],
};

/** A chart of its own with a DaemonSet in it, and what both make. */
export function agentIn(namespace: string | undefined, props: Partial<lib.DaemonSetProps> = {}) {
  const chart = new Chart(Testing.app(), 'test', { namespace });
  const daemonSet = new lib.DaemonSet(chart, 'agent', {
    metadata: { name: 'agent' },
    containers: [container],
    ...props,
  });
  const objects = (): any[] => Testing.synth(chart);
  return { chart, daemonSet, objects, of: (kind: string) => objects().find((object) => object.kind === kind) };
}
