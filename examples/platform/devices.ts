import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { agents } from 'cdk8s-daemonsets';

/** GPUs as resources of their nodes. */
export class Devices extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'kube-system' });

    new agents.NvidiaDevicePluginDaemonSet(this, 'nvidia', { nodeSelector: { 'nvidia.com/gpu.present': 'true' } });
  }
}
