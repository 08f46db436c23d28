import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { agents } from 'cdk8s-daemonsets';

/** What keeps nodes healthy and safe. */
export class Operations extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'kube-system' });

    new agents.NodeProblemDetectorDaemonSet(this, 'problems', { healthChecks: ['kubelet', 'containerd'] });
    new agents.KuredDaemonSet(this, 'reboots', { window: { days: ['sat', 'sun'], start: '2am', end: '5am' } });
    new agents.FalcoDaemonSet(this, 'falco', { leastPrivileged: true, appArmor: 'Field' });
  }
}
