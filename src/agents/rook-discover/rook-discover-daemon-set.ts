import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { RookDiscoverDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { LocalStorageDaemonSet } from '../../patterns/local-storage/local-storage-daemon-set';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'rook-discover';

/**
 * Rook's discovery of disks on every node, as the operator v1.20.6 makes it. It runs under the operator's own account, `rook-ceph-system`, which it
 * does not make; the operator must not run its own (`ROOK_ENABLE_DISCOVERY_DAEMON`). The daemons of the disks themselves, OSDs, are Deployments.
 *
 * @see https://github.com/rook/rook
 */
export class RookDiscoverDaemonSet extends LocalStorageDaemonSet {
  constructor(scope: Construct, id: string, props: RookDiscoverDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { interval = '60m', useCephVolume, udevBlacklist, ...options } = props;
    const namespace = options.metadata?.namespace ?? Chart.of(scope).namespace;
    const labels = {
      'app.kubernetes.io/component': NAME,
      'app.kubernetes.io/created-by': 'rook-ceph-operator',
      'app.kubernetes.io/instance': NAME,
      'app.kubernetes.io/name': NAME,
      'app.kubernetes.io/part-of': 'rook-ceph-operator',
      ...(namespace && { 'rook.io/operator-namespace': namespace }),
    };
    super(
      scope,
      id,
      vendorProps(options, {
        name: NAME,
        labels: { app: NAME, ...labels },
        selector: { app: NAME },
        podLabels: labels,
        updateStrategy: { type: 'RollingUpdate' },
        pod: {
          containers: [
            {
              name: NAME,
              image: 'docker.io/rook/ceph:v1.20.0',
              args: ['discover', '--discover-interval', interval, ...(useCephVolume ? ['--use-ceph-volume'] : [])],
              env: env({
                POD_NAMESPACE: field('metadata.namespace'),
                NODE_NAME: field('spec.nodeName'),
                POD_NAME: field('metadata.name'),
                DISCOVER_DAEMON_UDEV_BLACKLIST: udevBlacklist?.join(',') ?? {},
              }),
              resources: {},
              securityContext: { capabilities: { drop: ['NET_RAW'] }, privileged: true, runAsUser: 0 },
              volumeMounts: mounts('dev /dev', 'sys /sys ro', 'udev /run/udev ro'),
            },
          ],
          securityContext: {},
          serviceAccountName: 'rook-ceph-system',
          volumes: hostPaths('dev /dev', 'sys /sys', 'udev /run/udev'),
        },
      }),
    );
  }
}
