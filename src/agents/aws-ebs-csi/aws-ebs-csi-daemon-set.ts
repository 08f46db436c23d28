import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { DRIVER, form, METRICS_PORT } from './form';
import { AwsEbsCsiDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { CsiNodeDaemonSet } from '../../patterns/csi-node/csi-node-daemon-set';
import { rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

/**
 * The AWS EBS CSI driver on the nodes, release v1.64.0: the DaemonSet, its rights and the object CSIDriver. The controller, a Deployment, and the
 * StorageClasses are not part of it.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver
 */
export class AwsEbsCsiDaemonSet extends CsiNodeDaemonSet {
  constructor(scope: Construct, id: string, props: AwsEbsCsiDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { metrics, logLevel, windows, ...options } = props;
    const full = vendorProps(options, form(props));
    const { labels } = full.metadata!;
    super(scope, id, {
      ...full,
      driverName: DRIVER,
      ...(!windows && {
        csiDriver: {
          attachRequired: true,
          podInfoOnMount: false,
          nodeAllocatableUpdatePeriodSeconds: 10,
          fsGroupPolicy: 'File',
        },
      }),
    });
    if (windows) return;
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      accountFields: { automountServiceAccountToken: true },
      labels,
      cluster: [
        {
          role: 'ebs-csi-node-role',
          binding: 'ebs-csi-node-getter-binding',
          rules: rules(
            'storage.k8s.io volumeattachments get,list,watch',
            'core nodes get',
            'core nodes patch,list,watch',
            'storage.k8s.io csinodes get',
          ),
        },
      ],
    });
    if (!metrics) return;
    const { namespace } = this.metadata;
    new ApiObject(this, 'MetricsService', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: this.name,
        namespace,
        labels: { app: 'ebs-csi-node' },
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${METRICS_PORT}` },
      },
      spec: {
        selector: { app: 'ebs-csi-node' },
        ports: [{ name: 'metrics', port: METRICS_PORT, targetPort: METRICS_PORT }],
        type: 'ClusterIP',
        internalTrafficPolicy: 'Local',
      },
    });
  }
}
