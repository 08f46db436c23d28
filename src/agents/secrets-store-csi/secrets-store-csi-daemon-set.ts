import { Construct } from 'constructs';
import { DIRECTORY, form } from './form';
import { SecretsStoreCsiDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { CsiNodeDaemonSet } from '../../patterns/csi-node/csi-node-daemon-set';
import { rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const DRIVER = 'secrets-store.csi.k8s.io';
const CLASSES = 'secrets-store.csi.x-k8s.io';

/**
 * The Secrets Store CSI driver on the nodes, release v1.6.0: the DaemonSet, its rights and the object CSIDriver. The custom resources and a provider,
 * a DaemonSet of its own, are not part of it. A provider must have the same tolerations: on a node without it, no pod that mounts a secret starts.
 *
 * @see https://github.com/kubernetes-sigs/secrets-store-csi-driver
 */
export class SecretsStoreCsiDaemonSet extends CsiNodeDaemonSet {
  constructor(scope: Construct, id: string, props: SecretsStoreCsiDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const {
      providerDirectories,
      rotationInterval: _rotation,
      providerHealthCheckInterval: _health,
      syncSecretsReason,
      windows,
      ...options
    } = props;
    if (providerDirectories?.length === 0) {
      throw new Error(
        `${scope.node.path}/${id}: providerDirectories is empty, so the driver cannot find a provider; list at least one directory, or leave it out`,
      );
    }
    const full = vendorProps(options, form(props));
    super(scope, id, {
      ...full,
      driverName: DRIVER,
      pluginDirectory: DIRECTORY,
      ...(!windows && {
        csiDriver: {
          podInfoOnMount: true,
          attachRequired: false,
          volumeLifecycleModes: ['Ephemeral'],
          requiresRepublish: true,
        },
      }),
    });
    if (windows) return;
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: [
        {
          role: 'secretproviderclasses-role',
          binding: 'secretproviderclasses-rolebinding',
          rules: rules(
            'core events create,patch',
            'core pods get,list,watch',
            `${CLASSES} secretproviderclasses get,list,watch`,
            `${CLASSES} secretproviderclasspodstatuses create,delete,get,list,patch,update,watch`,
            `${CLASSES} secretproviderclasspodstatuses/status get,patch,update`,
            `storage.k8s.io csidrivers get,list,watch ${DRIVER}`,
          ),
        },
        ...(syncSecretsReason
          ? [
              {
                role: 'secretprovidersyncing-role',
                binding: 'secretprovidersyncing-rolebinding',
                rules: rules('core secrets create,delete,get,list,patch,update,watch'),
              },
            ]
          : []),
      ],
    });
  }
}
