import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { agents } from 'cdk8s-daemonsets';

const STORAGE_NODES = { 'example.com/pool': 'storage' };

/** The node part of each driver, on every node; what offers disks, on the nodes that have some. */
export class Storage extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'storage' });

    const clusters = [{ clusterID: 'main', monitors: ['10.0.8.1:6789', '10.0.8.2:6789', '10.0.8.3:6789'] }];
    new agents.CephCsiDaemonSet(this, 'rbd', { type: 'rbd', clusters });
    new agents.CephCsiDaemonSet(this, 'cephfs', { type: 'cephfs', metricsPort: 8682 });
    new agents.SecretsStoreCsiDaemonSet(this, 'secrets');
    new agents.AwsEbsCsiDaemonSet(this, 'ebs', { nodeSelector: { 'example.com/provider': 'aws' } });
    new agents.RookDiscoverDaemonSet(this, 'discover', { nodeSelector: STORAGE_NODES });
    new agents.GlusterdDaemonSet(this, 'glusterd', { nodeSelector: STORAGE_NODES });
  }
}
