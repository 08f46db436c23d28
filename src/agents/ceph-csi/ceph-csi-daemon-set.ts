import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { form, metricsPortOf, nameOfDriver } from './form';
import { CephCluster, CephCsiDaemonSetProps } from './props';
import { PolicyRule } from '../../constructs/node-agent/options';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { CsiNodeDaemonSet } from '../../patterns/csi-node/csi-node-daemon-set';
import { CsiDriverSpec } from '../../patterns/csi-node/props';
import { rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const CSI_DRIVERS: { readonly [type: string]: CsiDriverSpec } = {
  rbd: { attachRequired: true, podInfoOnMount: false, seLinuxMount: true, fsGroupPolicy: 'File' },
  cephfs: { attachRequired: false, podInfoOnMount: false, seLinuxMount: true, fsGroupPolicy: 'File' },
  nfs: { attachRequired: false, seLinuxMount: true, fsGroupPolicy: 'File', volumeLifecycleModes: ['Persistent'] },
};

const READ = ['core nodes get', 'core secrets get', 'core configmaps get', 'core serviceaccounts get'];
const TOKEN = 'core serviceaccounts/token create';
const RULES: { readonly [type: string]: PolicyRule[] } = {
  rbd: rules(...READ, 'core persistentvolumes get', 'storage.k8s.io volumeattachments list,get', TOKEN),
  cephfs: rules(...READ, TOKEN),
};

/**
 * The node part of ceph-csi, release v3.12.2: the driver for block devices, CephFS or NFS, its rights, the object CSIDriver and the Service of its
 * metrics. The provisioner, a Deployment, and the StorageClasses are not part of it.
 *
 * A pod that restarts takes the mounts of FUSE and rbd-nbd with it, and the pods that use them hang. With these, use
 * `updateStrategy: UpdateStrategies.onDelete()` and drain a node before its pod is replaced; the clients of the kernel live on.
 *
 * @see https://github.com/ceph/ceph-csi
 */
export class CephCsiDaemonSet extends CsiNodeDaemonSet {
  constructor(scope: Construct, id: string, props: CephCsiDaemonSetProps) {
    checkProps(pathIn(scope, id), props);
    checkType(`${scope.node.path}/${id}`, props);
    const {
      type,
      driverName: _name,
      clusters,
      cephConf,
      topologyLabels: _topology,
      readAffinityLabels: _affinity,
      kmsConfigMap: _kms,
      metricsPort: _port,
      logLevel: _level,
      ...options
    } = props;
    const full = vendorProps(options, form(props));
    super(scope, id, { ...full, driverName: nameOfDriver(props), csiDriver: CSI_DRIVERS[type] });
    const { namespace } = this.metadata;
    const account = full.serviceAccountName!;
    grantAccess(this, {
      account,
      accountExists: options.serviceAccountName !== undefined,
      ...(RULES[type] && { cluster: [{ role: `${type}-csi-nodeplugin`, rules: RULES[type] }] }),
    });
    const configMap = (name: string, data: object) =>
      new ApiObject(this, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data });
    if (clusters) configMap('ceph-csi-config', { 'config.json': clusterText(clusters) });
    if (cephConf !== undefined) configMap('ceph-config', { 'ceph.conf': cephConf, keyring: '' });
    const targetPort = metricsPortOf(props);
    if (targetPort === undefined) return;
    new ApiObject(this, 'MetricsService', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `csi-metrics-${type}plugin`, namespace, labels: { app: 'csi-metrics' } },
      spec: {
        ports: [{ name: 'http-metrics', port: 8080, protocol: 'TCP', targetPort }],
        selector: this.selector.matchLabels,
      },
    });
  }
}

function clusterText(clusters: CephCluster[]): string {
  const rows = clusters.map(({ clusterID, monitors, radosNamespace, subvolumeGroup }) => ({
    clusterID,
    monitors,
    ...(radosNamespace !== undefined && { rbd: { radosNamespace } }),
    ...(subvolumeGroup !== undefined && { cephFS: { subvolumeGroup } }),
  }));
  return JSON.stringify(rows, null, 2);
}

function checkType(path: string, props: CephCsiDaemonSetProps): void {
  if (!(props.type in CSI_DRIVERS)) throw new Error(`${path}: type is '${props.type}'; use rbd, cephfs or nfs`);
  if (props.type !== 'nfs') return;
  for (const option of ['readAffinityLabels', 'kmsConfigMap', 'metricsPort'] as const) {
    if (props[option] !== undefined) throw new Error(`${path}: ${option} is for rbd and cephfs; leave it out for nfs`);
  }
}
