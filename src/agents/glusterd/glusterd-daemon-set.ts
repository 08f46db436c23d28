import { Construct } from 'constructs';
import { GlusterdDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { LocalStorageDaemonSet } from '../../patterns/local-storage/local-storage-daemon-set';
import { env, hostPaths, mounts } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const PROBE = {
  exec: { command: ['/bin/bash', '-c', 'systemctl status glusterd.service'] },
  timeoutSeconds: 3,
  initialDelaySeconds: 40,
  periodSeconds: 25,
  successThreshold: 1,
  failureThreshold: 50,
};

/**
 * The GlusterFS daemon on storage nodes, in the form of the minikube addon, the one with `apps/v1`. Its projects have ended, and Kubernetes 1.26
 * has removed the volumes: use it to keep what runs, on the nodes that have the disks (`nodeSelector`), never on all.
 *
 * @see https://github.com/gluster/gluster-kubernetes
 */
export class GlusterdDaemonSet extends LocalStorageDaemonSet {
  constructor(scope: Construct, id: string, props: GlusterdDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { fakeDisk, ...options } = props;
    super(
      scope,
      id,
      vendorProps(options, {
        name: 'glusterfs',
        labels: { glusterfs: 'daemonset', 'k8s-app': 'storage-provisioner-gluster' },
        selector: { 'k8s-app': 'storage-provisioner-gluster' },
        podLabels: { glusterfs: 'pod', 'glusterfs-node': 'pod' },
        pod: {
          hostNetwork: true,
          containers: [
            {
              name: 'glusterfs',
              image: 'gluster/gluster-centos:latest',
              imagePullPolicy: 'IfNotPresent',
              env: fakeDisk ? env({ USE_FAKE_DISK: 'enabled' }) : undefined,
              resources: { requests: { memory: '100Mi', cpu: '100m' } },
              volumeMounts: mounts(
                ...(fakeDisk ? ['fake-disk /srv'] : []),
                'glusterfs-heketi /var/lib/heketi',
                'glusterfs-run /run',
                'glusterfs-lvm /run/lvm',
                'glusterfs-logs /var/log/glusterfs',
                'glusterfs-config /var/lib/glusterd',
                'glusterfs-dev /dev',
                'glusterfs-misc /var/lib/misc/glusterfsd',
                'glusterfs-cgroup /sys/fs/cgroup ro',
                'glusterfs-ssl /etc/ssl ro',
                'kernel-modules /usr/lib/modules ro',
              ),
              securityContext: { capabilities: {}, privileged: true },
              readinessProbe: PROBE,
              livenessProbe: PROBE,
            },
          ],
          volumes: [
            ...(fakeDisk ? hostPaths('fake-disk /srv') : []),
            ...hostPaths('glusterfs-heketi /var/lib/heketi'),
            { name: 'glusterfs-run' },
            ...hostPaths(
              'glusterfs-lvm /run/lvm',
              'glusterfs-etc /etc/glusterfs',
              'glusterfs-logs /var/log/glusterfs',
              'glusterfs-config /var/lib/glusterd',
              'glusterfs-dev /dev',
              'glusterfs-misc /var/lib/misc/glusterfsd',
              'glusterfs-cgroup /sys/fs/cgroup',
              'glusterfs-ssl /etc/ssl',
              'kernel-modules /usr/lib/modules',
            ),
          ],
        },
      }),
    );
  }
}
