import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { DaemonSet, ResourceQuantities, Tolerations, UpdateStrategies } from 'cdk8s-daemonsets';

/** What runs on our nodes: logs are taken from every one, GPUs are watched where there are some. */
export class Agents extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'agents' });

    new DaemonSet(this, 'logs', {
      metadata: { name: 'log-collector' },
      tolerations: [Tolerations.everything()],
      updateStrategy: UpdateStrategies.rollingUpdate({ maxUnavailable: '40%' }),
      containers: [
        {
          name: 'collector',
          image: 'registry.example.com/log-collector:2.4',
          resources: ResourceQuantities.withoutCpuLimit('100m', '200Mi'),
        },
      ],
    });

    new DaemonSet(this, 'gpus', {
      metadata: { name: 'gpu-metrics' },
      nodeSelector: { 'example.com/pool': 'gpu' },
      tolerations: [Tolerations.exists('nvidia.com/gpu')],
      containers: [
        {
          name: 'exporter',
          image: 'registry.example.com/gpu-metrics:1.0',
          ports: [{ name: 'metrics', containerPort: 9400, hostPort: 9400 }],
          resources: ResourceQuantities.withoutCpuLimit('50m', '64Mi'),
        },
      ],
    });
  }
}
