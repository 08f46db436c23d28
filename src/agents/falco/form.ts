import { FalcoDaemonSetProps } from './props';
import { Container, Volume } from '../../model/generated/structs';
import { RuntimeSockets } from '../../model/runtime-sockets';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

const RELEASE = '0.44.1';
export const HOST_CONTAINERD = '/run/host-containerd/containerd.sock';
export const CRI_SOCKETS = [RuntimeSockets.CONTAINERD, '/run/crio/crio.sock', RuntimeSockets.K3S];
const SOCKETS = [RuntimeSockets.DOCKER, '/run/podman/podman.sock', HOST_CONTAINERD, ...CRI_SOCKETS];
export const PORT = 8765;
export const LABELS = { 'app.kubernetes.io/name': 'falco', 'app.kubernetes.io/instance': 'falco' };
export const VERSION = { 'app.kubernetes.io/version': RELEASE };

const IfNotPresent = { imagePullPolicy: 'IfNotPresent' } as const;
const probe = (timing: object) => ({ ...timing, timeoutSeconds: 5, httpGet: { path: '/healthz', port: PORT } });
const READY = probe({ initialDelaySeconds: 0, periodSeconds: 15, failureThreshold: 3 });

const falcoctl = (name: string, verb: string): Container => ({
  name,
  image: 'docker.io/falcosecurity/falcoctl:0.13.0',
  ...IfNotPresent,
  args: ['artifact', verb, '--log-format=json'],
  volumeMounts: mounts(
    'plugins-install-dir /plugins',
    'rulesfiles-install-dir /rulesfiles',
    'falcoctl-config-volume /etc/falcoctl',
    'artifact-state-dir /artifactstate',
  ),
});

const DRIVER_LOADER: Container = {
  name: 'falco-driver-loader',
  image: `docker.io/falcosecurity/falco-driver-loader:${RELEASE}`,
  ...IfNotPresent,
  args: ['kmod'],
  securityContext: { privileged: true },
  volumeMounts: mounts(
    'root-falco-fs /root/.falco',
    'proc-fs /host/proc ro',
    'boot-fs /host/boot ro',
    'lib-modules /host/lib/modules',
    'usr-fs /host/usr ro',
    'etc-fs /host/etc ro',
    'specialized-falco-configs /etc/falco/config.d',
  ),
  env: env({ HOST_ROOT: '/host', FALCOCTL_DRIVER_CONFIG_UPDATE_FALCO: 'false' }),
};

const empty = (name: string): Volume => ({ name, emptyDir: {} });
const file = (name: string, configMap: string, key: string): Volume => ({
  name,
  configMap: { name: configMap, items: [{ key, path: key }] },
});

/** Release 0.44.1, as chart 9.1.0 renders it. */
export function form({
  kernelModuleReason,
  leastPrivileged,
  appArmor = 'Annotation',
  runtimeSocket,
}: FalcoDaemonSetProps): VendorForm {
  const module = kernelModuleReason !== undefined;
  const sockets = runtimeSocket === undefined ? SOCKETS : [runtimeSocket];
  return {
    name: 'falco',
    labels: { ...LABELS, ...VERSION },
    selector: LABELS,
    podAnnotations:
      leastPrivileged && appArmor === 'Annotation'
        ? { 'container.apparmor.security.beta.kubernetes.io/falco': 'unconfined' }
        : undefined,
    updateStrategy: { type: 'RollingUpdate' },
    pod: {
      serviceAccountName: 'falco',
      tolerations: ['master', 'control-plane'].map((role) => ({
        effect: 'NoSchedule',
        key: `node-role.kubernetes.io/${role}`,
      })),
      containers: [
        {
          name: 'falco',
          image: `docker.io/falcosecurity/falco:${RELEASE}`,
          ...IfNotPresent,
          resources: { limits: { cpu: '1000m', memory: '1024Mi' }, requests: { cpu: '100m', memory: '512Mi' } },
          securityContext: leastPrivileged
            ? {
                capabilities: { add: ['BPF', 'SYS_RESOURCE', 'PERFMON', 'SYS_PTRACE'] },
                ...(appArmor === 'Field' && { appArmorProfile: { type: 'Unconfined' } }),
              }
            : { privileged: true },
          args: ['/usr/bin/falco'],
          env: env({
            HOST_ROOT: '/host',
            FALCO_HOSTNAME: field('spec.nodeName'),
            FALCO_K8S_NODE_NAME: field('spec.nodeName'),
          }),
          tty: false,
          ports: [{ containerPort: PORT, name: 'web', protocol: 'TCP' }],
          startupProbe: probe({ initialDelaySeconds: 3, periodSeconds: 5, failureThreshold: 20 }),
          livenessProbe: READY,
          readinessProbe: READY,
          volumeMounts: mounts(
            ...sockets.map((path, index) => `container-engine-socket-${index} /host${path}`),
            'rulesfiles-install-dir /etc/falco',
            'plugins-install-dir /usr/share/falco/plugins',
            ...(module ? ['specialized-falco-configs /etc/falco/config.d'] : []),
            'root-falco-fs /root/.falco',
            'proc-fs /host/proc',
            'etc-fs /host/etc ro',
            ...(module ? ['dev-fs /host/dev ro', 'sys-module-fs /sys/module'] : ['sys-fs /sys/kernel ro']),
            'falco-yaml /etc/falco/falco.yaml subPath=falco.yaml',
          ),
        },
        falcoctl('falcoctl-artifact-follow', 'follow'),
      ],
      initContainers: [...(module ? [DRIVER_LOADER] : []), falcoctl('falcoctl-artifact-install', 'install')],
      volumes: [
        ...hostPaths(...sockets.map((path, index) => `container-engine-socket-${index} ${path}`)),
        ...(module ? [empty('specialized-falco-configs')] : []),
        ...['plugins-install-dir', 'rulesfiles-install-dir', 'artifact-state-dir', 'root-falco-fs'].map(empty),
        ...hostPaths('boot-fs /boot', 'lib-modules /lib/modules', 'usr-fs /usr', 'etc-fs /etc'),
        ...hostPaths(...(module ? ['dev-fs /dev', 'sys-module-fs /sys/module'] : ['sys-fs /sys/kernel'])),
        ...hostPaths('proc-fs /proc'),
        file('falcoctl-config-volume', 'falco-falcoctl', 'falcoctl.yaml'),
        file('falco-yaml', 'falco', 'falco.yaml'),
      ],
    },
  };
}
