import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { KuredDaemonSetProps } from './props';
import { checkProps, pathIn } from '../../constructs/owned';
import { SecurityContext } from '../../model/generated/structs';
import { grantAccess } from '../../patterns/access';
import { HostModifierDaemonSet } from '../../patterns/host-modifier/host-modifier-daemon-set';
import { env, field, hostPaths, mounts, rules } from '../../patterns/tables';
import { vendorProps } from '../vendor-form';

const NAME = 'kured';
const RUN = '/var/run';

const SECURITY: { readonly [method: string]: SecurityContext } = {
  command: { privileged: true, readOnlyRootFilesystem: true },
  signal: {
    privileged: false,
    readOnlyRootFilesystem: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'], add: ['KILL'] },
  },
};

const REASON: { readonly [method: string]: string } = {
  command: 'kured enters the node to restart it',
  signal: 'kured sends the signal of a restart to process 1 of the node',
};

/**
 * kured on every node, release 1.23.0: the DaemonSet and its rights. It looks for the file that the package manager of the node leaves, drains the
 * node, restarts it, and uncordons it.
 *
 * The lock that limits concurrent restarts is an annotation of the DaemonSet, so the arguments always name this DaemonSet.
 *
 * @see https://github.com/kubereboot/kured
 */
export class KuredDaemonSet extends HostModifierDaemonSet {
  constructor(scope: Construct, id: string, props: KuredDaemonSetProps = {}) {
    checkProps(pathIn(scope, id), props);
    const path = `${scope.node.path}/${id}`;
    const {
      rebootMethod = 'command',
      sentinel,
      period,
      window,
      concurrency,
      drainTimeout,
      blockingPodSelectors,
      ...options
    } = props;
    if (sentinel !== undefined && !sentinel.startsWith(`${RUN}/`)) {
      throw new Error(`${path}: sentinel is '${sentinel}'; kured sees only ${RUN} of the node; give a file below it`);
    }
    const { name = NAME, namespace = Chart.of(scope).namespace } = options.metadata ?? {};
    const full = vendorProps(options, {
      name: NAME,
      selector: { name: NAME },
      updateStrategy: { type: 'RollingUpdate' },
      pod: {
        serviceAccountName: NAME,
        tolerations: ['control-plane', 'master'].map((role) => ({
          key: `node-role.kubernetes.io/${role}`,
          effect: 'NoSchedule',
        })),
        hostPID: true,
        restartPolicy: 'Always',
        volumes: hostPaths(`sentinel ${RUN} Directory`),
        containers: [
          {
            name: NAME,
            image: 'ghcr.io/kubereboot/kured:1.23.0',
            imagePullPolicy: 'IfNotPresent',
            securityContext: SECURITY[rebootMethod],
            ports: [{ containerPort: 8080, name: 'metrics' }],
            env: env({ KURED_NODE_ID: field('spec.nodeName') }),
            volumeMounts: mounts('sentinel /sentinel ro'),
            command: [
              '/usr/bin/kured',
              `--reboot-sentinel=/sentinel${(sentinel ?? `${RUN}/reboot-required`).slice(RUN.length)}`,
              ...(rebootMethod === 'signal' ? ['--reboot-method=signal'] : []),
              ...flags({
                'ds-name': name === NAME ? undefined : name,
                'ds-namespace': namespace === 'kube-system' ? undefined : namespace,
                period,
                'reboot-days': window?.days?.join(','),
                'start-time': window?.start,
                'end-time': window?.end,
                'time-zone': window?.timeZone,
                concurrency,
                'drain-timeout': drainTimeout,
              }),
              ...(blockingPodSelectors ?? []).map((one) => `--blocking-pod-selector=${one}`),
            ],
          },
        ],
      },
    });
    super(scope, id, { ...full, reason: REASON[rebootMethod] });
    grantAccess(this, {
      account: full.serviceAccountName!,
      accountExists: options.serviceAccountName !== undefined,
      cluster: [
        {
          role: NAME,
          rules: rules(
            'core nodes get,patch',
            'core pods list,delete,get',
            'apps daemonsets get',
            'core pods/eviction create',
          ),
        },
      ],
      namespaced: [{ role: NAME, rules: rules(`apps daemonsets update ${name}`) }],
    });
  }
}

function flags(values: { readonly [flag: string]: string | number | undefined }): string[] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([flag, value]) => `--${flag}=${value}`);
}
