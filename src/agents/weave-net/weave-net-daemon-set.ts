import { Construct } from 'constructs';
import { WeaveNetDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { grantAccess } from '../../patterns/access';
import { CniDaemonSet } from '../../patterns/cni/cni-daemon-set';
import { env, hostPaths, mounts, rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'weave-net';
const LABELS = { name: NAME };
const PRIVILEGED = { securityContext: { privileged: true } };
const LOCK = 'xtables-lock /run/xtables.lock rw';
const HOSTNAME = { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } };

/**
 * Weave Net on every node, as `weave-daemonset-k8s-1.11.yaml` has it: the DaemonSet and its rights. The project is archived. A removed node keeps its
 * addresses until you run `weave rmpeer` for it.
 *
 * @see https://github.com/weaveworks/weave
 */
export class WeaveNetDaemonSet extends CniDaemonSet {
  constructor(scope: Construct, id: string, props: WeaveNetDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const { version = '2.8.1', network, mtu, password, ...options } = props;
    const image = (name: string) =>
      ({
        image: `weaveworks/${name}:${version}`,
        imagePullPolicy: version === 'latest' ? 'Always' : 'IfNotPresent',
      }) as const;
    const full = vendorProps(options, {
      name: NAME,
      labels: LABELS,
      selector: LABELS,
      minReadySeconds: 5,
      updateStrategy: { type: 'RollingUpdate' },
      pod: {
        initContainers: [
          {
            name: 'weave-init',
            ...image('weave-kube'),
            command: ['/home/weave/init.sh'],
            ...PRIVILEGED,
            volumeMounts: mounts(
              'cni-bin /host/opt',
              'cni-bin2 /host/home',
              'cni-conf /host/etc',
              'lib-modules /lib/modules',
              LOCK,
            ),
          },
        ],
        containers: [
          {
            name: 'weave',
            ...image('weave-kube'),
            command: ['/home/weave/launch.sh'],
            env: env({
              INIT_CONTAINER: 'true',
              HOSTNAME,
              IPALLOC_RANGE: network,
              WEAVE_MTU: mtu === undefined ? undefined : `${mtu}`,
              WEAVE_PASSWORD: password && { secretKeyRef: password },
            }),
            readinessProbe: { httpGet: { host: '127.0.0.1', path: '/status', port: 6784 } },
            resources: { requests: { cpu: '50m' } },
            ...PRIVILEGED,
            volumeMounts: mounts(
              'weavedb /weavedb',
              'dbus /host/var/lib/dbus ro',
              'cni-machine-id /host/etc/machine-id ro',
              LOCK,
            ),
          },
          {
            name: 'weave-npc',
            ...image('weave-npc'),
            env: env({ HOSTNAME }),
            resources: { requests: { cpu: '50m' } },
            ...PRIVILEGED,
            volumeMounts: mounts(LOCK),
          },
        ],
        hostNetwork: true,
        dnsPolicy: 'ClusterFirstWithHostNet',
        hostPID: false,
        restartPolicy: 'Always',
        securityContext: { seLinuxOptions: {} },
        serviceAccountName: NAME,
        tolerations: [
          { effect: 'NoSchedule', operator: 'Exists' },
          { effect: 'NoExecute', operator: 'Exists' },
        ],
        volumes: hostPaths(
          'weavedb /var/lib/weave',
          'cni-bin /opt',
          'cni-bin2 /home',
          'cni-conf /etc',
          'cni-machine-id /etc/machine-id',
          'dbus /var/lib/dbus',
          'lib-modules /lib/modules',
          'xtables-lock /run/xtables.lock FileOrCreate',
        ),
        priorityClassName: 'system-node-critical',
      },
    });
    super(scope, id, { ...full, initContainers: full.initContainers! });
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      labels: LABELS,
      cluster: [
        {
          role: NAME,
          rules: rules(
            'core pods,namespaces,nodes get,list,watch',
            'extensions networkpolicies get,list,watch',
            'networking.k8s.io networkpolicies get,list,watch',
            'core nodes/status patch,update',
          ),
        },
      ],
      namespaced: [{ role: NAME, rules: rules('core configmaps get,update weave-net', 'core configmaps create') }],
    });
  }
}
