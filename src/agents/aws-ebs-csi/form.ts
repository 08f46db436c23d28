import { AwsEbsCsiDaemonSetProps } from './props';
import { NodeAffinities } from '../../builders/node-affinities';
import { Container } from '../../model/generated/structs';
import { NodeLabels } from '../../node-sets/node-labels';
import { env, field, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

export const DRIVER = 'ebs.csi.aws.com';
export const METRICS_PORT = 3302;
const LABELS = { 'app.kubernetes.io/name': 'aws-ebs-csi-driver' };
const KUBELET = '/var/lib/kubelet';
const PLUGIN = `${KUBELET}/plugins/${DRIVER}`;
const LOGS = { imagePullPolicy: 'IfNotPresent', terminationMessagePolicy: 'FallbackToLogsOnError' } as const;

const health = (port: string, timing: object) => ({ httpGet: { path: '/healthz', port }, ...timing });

/** What differs between the pods of Linux and of Windows nodes. */
interface Sides {
  readonly csi: string;
  readonly endpoint: string;
  readonly socket: string;
  readonly driverMounts: string[];
  readonly registrarMounts: string[];
  readonly sidecar: Partial<Container>;
  readonly driver: Partial<Container>;
}

const sidecarMemory = (memory: string) => ({ resources: { requests: { cpu: '10m', memory }, limits: { memory } } });

const LINUX: Sides = {
  csi: '/csi',
  endpoint: '/csi/csi.sock',
  socket: `${PLUGIN}/csi.sock`,
  driverMounts: [`kubelet-dir ${KUBELET} Bidirectional`, 'plugin-dir /csi', 'device-dir /dev'],
  registrarMounts: ['plugin-dir /csi', 'registration-dir /registration', `probe-dir ${PLUGIN}/`],
  sidecar: {
    ...sidecarMemory('32Mi'),
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
  },
  driver: { securityContext: { privileged: true, readOnlyRootFilesystem: true } },
};

const PIPES = ['disk', 'volume', 'filesystem'].map(
  (name) => `csi-proxy-${name}-pipe \\\\.\\pipe\\csi-proxy-${name}-v1`,
);
const WINDOWS_KUBELET = 'C:\\var\\lib\\kubelet';
const WINDOWS_PLUGIN = `${WINDOWS_KUBELET}\\plugins\\${DRIVER}`;

const WINDOWS: Sides = {
  csi: 'C:\\csi',
  endpoint: 'unix:/csi/csi.sock',
  socket: `${WINDOWS_PLUGIN}\\csi.sock`,
  driverMounts: [`kubelet-dir ${WINDOWS_KUBELET} None`, 'plugin-dir C:\\csi', ...PIPES],
  registrarMounts: ['plugin-dir C:\\csi', 'registration-dir C:\\registration', `probe-dir ${WINDOWS_PLUGIN}`],
  sidecar: sidecarMemory('150Mi'),
  driver: { securityContext: { windowsOptions: { runAsUserName: 'ContainerAdministrator' } } },
};

function containers({ metrics, logLevel = 2 }: AwsEbsCsiDaemonSetProps, sides: Sides): Container[] {
  const { csi, endpoint, socket, driverMounts, registrarMounts, sidecar, driver } = sides;
  return [
    {
      name: 'ebs-plugin',
      image: 'public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.64.0',
      ...LOGS,
      args: [
        'node',
        '--endpoint=$(CSI_ENDPOINT)',
        ...(metrics ? [`--http-endpoint=0.0.0.0:${METRICS_PORT}`] : []),
        ...(sides === LINUX ? [`--csi-mount-point-prefix=${KUBELET}/plugins/kubernetes.io/csi/${DRIVER}/`] : []),
        '--logging-format=text',
        `--v=${logLevel}`,
      ],
      env: env({ CSI_ENDPOINT: 'unix:/csi/csi.sock', CSI_NODE_NAME: field('spec.nodeName') }),
      volumeMounts: mounts(...driverMounts),
      ports: [
        { name: 'healthz', containerPort: 9808, protocol: 'TCP' },
        ...(metrics ? [{ name: 'metrics', containerPort: METRICS_PORT, protocol: 'TCP' as const }] : []),
      ],
      livenessProbe: health('healthz', {
        initialDelaySeconds: 10,
        timeoutSeconds: 3,
        periodSeconds: 10,
        failureThreshold: 5,
      }),
      readinessProbe: health('healthz', { timeoutSeconds: 3, periodSeconds: 5, failureThreshold: 3 }),
      resources: { limits: { memory: '256Mi' }, requests: { cpu: '10m', memory: '40Mi' } },
      ...driver,
      lifecycle: { preStop: { exec: { command: ['/bin/aws-ebs-csi-driver', 'pre-stop-hook'] } } },
    },
    {
      name: 'node-driver-registrar',
      image: 'public.ecr.aws/csi-components/csi-node-driver-registrar:v2.17.0-eksbuild.5',
      ...LOGS,
      args: [
        '--csi-address=$(ADDRESS)',
        '--kubelet-registration-path=$(DRIVER_REG_SOCK_PATH)',
        '--http-endpoint=0.0.0.0:9809',
        `--v=2`,
      ],
      env: env({ ADDRESS: endpoint, DRIVER_REG_SOCK_PATH: socket }),
      ports: [{ name: 'healthz-ndr', containerPort: 9809 }],
      livenessProbe: health('healthz-ndr', { initialDelaySeconds: 30, periodSeconds: 90, timeoutSeconds: 15 }),
      volumeMounts: mounts(...registrarMounts),
      ...sidecar,
    },
    {
      name: 'liveness-probe',
      image: 'public.ecr.aws/csi-components/livenessprobe:v2.19.0-eksbuild.5',
      ...LOGS,
      args: [`--csi-address=${endpoint}`],
      volumeMounts: mounts(`plugin-dir ${csi}`),
      ...sidecar,
    },
  ];
}

/** Release v1.64.0, whose manifests in `deploy/kubernetes/base` and chart 2.64.0 this is. */
export function form(options: AwsEbsCsiDaemonSetProps): VendorForm {
  const { windows = false } = options;
  // the vendor's two DaemonSets have one selector, so that each counts the pods of the other
  const app = windows && options.defaults !== 'Published' ? 'ebs-csi-node-windows' : 'ebs-csi-node';
  return {
    name: windows ? 'ebs-csi-node-windows' : 'ebs-csi-node',
    labels: LABELS,
    selector: { app, ...LABELS },
    updateStrategy: { rollingUpdate: { maxUnavailable: '10%' }, type: 'RollingUpdate' },
    revisionHistoryLimit: 10,
    pod: {
      affinity: {
        nodeAffinity: NodeAffinities.required(
          NodeLabels.notIn('eks.amazonaws.com/compute-type', 'fargate', 'auto', 'hybrid'),
        ),
      },
      nodeSelector: { 'kubernetes.io/os': windows ? 'windows' : 'linux' },
      serviceAccountName: 'ebs-csi-node-sa',
      terminationGracePeriodSeconds: 30,
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists' }],
      ...(!windows && {
        hostNetwork: false,
        securityContext: { fsGroup: 0, runAsGroup: 0, runAsNonRoot: false, runAsUser: 0 },
      }),
      containers: containers(options, windows ? WINDOWS : LINUX),
      volumes: [
        ...(windows
          ? hostPaths(
              `kubelet-dir ${WINDOWS_KUBELET} Directory`,
              `plugin-dir ${WINDOWS_PLUGIN} DirectoryOrCreate`,
              `registration-dir ${WINDOWS_KUBELET}\\plugins_registry Directory`,
              ...PIPES.map((pipe) => `${pipe} ""`),
            )
          : hostPaths(
              `kubelet-dir ${KUBELET} Directory`,
              `plugin-dir ${PLUGIN}/ DirectoryOrCreate`,
              `registration-dir ${KUBELET}/plugins_registry/ Directory`,
              'device-dir /dev Directory',
            )),
        { name: 'probe-dir', emptyDir: {} },
      ],
    },
  };
}
