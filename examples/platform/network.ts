import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { agents } from 'cdk8s-daemonsets';

/** How pods reach each other, services and names: nothing else works on a node before these run. */
export class Network extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'kube-system' });

    new agents.FlannelDaemonSet(this, 'flannel', { network: '10.244.0.0/16', backend: { type: 'vxlan' } });
    new agents.KubeProxyDaemonSet(this, 'proxy', {
      apiServer: 'https://api.example.com:6443',
      mode: 'nftables',
      clusterCIDR: '10.244.0.0/16',
    });
    new agents.NodeLocalDnsDaemonSet(this, 'dns', { clusterDnsIP: '10.96.0.10', proxyMode: 'nftables' });
  }
}
