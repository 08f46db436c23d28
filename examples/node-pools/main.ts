import { App, Chart } from 'cdk8s';
import { DaemonSetPools, FluentBit, NodeLabels, Tolerations } from 'cdk8s-daemonsets';

const app = new App();
const chart = new Chart(app, 'node-pools', { namespace: 'logging' });

const gpu = NodeLabels.value('nvidia.com/gpu.count', { otherValues: [] }).gt(0);
const storage = NodeLabels.value('node-role.kubernetes.io/storage')
  .exists()
  .or(NodeLabels.value('disk').in('nvme', 'ssd'));

DaemonSetPools.ofLogCollectors(chart, 'logs', {
  base: {
    metadata: { name: 'logs' },
    agent: new FluentBit(),
    agentResources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
    tolerateEveryTaint: false,
    outputs: [{ loki: { host: 'loki-gateway.monitoring.svc', port: 80, tls: false } }],
  },
  pools: [
    {
      name: 'gpu',
      nodes: gpu,
      differences: {
        tolerations: [Tolerations.exists('nvidia.com/gpu')],
        // training jobs are loud: twice the memory, and the buffers grow with it
        agentResources: { requests: { memory: '128Mi' }, limits: { memory: '256Mi' } },
        updateStrategy: { rollingUpdate: { maxUnavailable: 1 } },
      },
    },
    {
      name: 'storage',
      nodes: storage,
      differences: {
        containers: [{ name: 'fluent-bit', args: ['--quiet'] }],
        agentResources: { requests: { cpu: '100m' } },
      },
    },
    // no condition: all nodes that are neither
    { name: 'rest' },
  ],
});

app.synth();
