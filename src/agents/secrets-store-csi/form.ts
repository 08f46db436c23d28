import { SecretsStoreCsiDaemonSetProps } from './props';
import { Container } from '../../model/generated/structs';
import { env, hostPaths, mounts } from '../../patterns/tables';
import { VendorForm } from '../vendor-form';

export const DIRECTORY = 'csi-secrets-store';
const KUBELET = '/var/lib/kubelet';
const REGISTRAR_IMAGE = 'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.16.0';
const ALWAYS = '2m';

const sizes = (limits: object, requests: object) => ({ resources: { limits, requests } }) as Partial<Container>;
const size = (cpu: string, memory: string) => ({ cpu, memory });

/** What differs between the pods of Linux and of Windows nodes. */
const LINUX = {
  name: DIRECTORY,
  csi: '/csi',
  socket: '/csi/csi.sock',
  endpoint: 'unix:///csi/csi.sock',
  registration: '/registration',
  plugins: `${KUBELET}/plugins/${DIRECTORY}/`,
  registered: `${KUBELET}/plugins/${DIRECTORY}/csi.sock`,
  pods: `${KUBELET}/pods`,
  podsFlag: ' Bidirectional',
  podsEnd: '',
  registry: `${KUBELET}/plugins_registry/`,
  providers: ['/var/run/secrets-store-csi-providers', '/etc/kubernetes/secrets-store-csi-providers'],
  providersEnd: '',
  driver: { securityContext: { privileged: true }, ...sizes(size('200m', '200Mi'), size('50m', '100Mi')) },
  sidecar: sizes(size('100m', '100Mi'), size('10m', '20Mi')),
};
const WINDOWS: typeof LINUX = {
  name: `${DIRECTORY}-windows`,
  csi: 'C:\\csi',
  socket: 'unix://C:\\csi\\csi.sock',
  endpoint: 'unix://C:\\\\csi\\\\csi.sock',
  registration: 'C:\\registration',
  plugins: `C:\\var\\lib\\kubelet\\plugins\\${DIRECTORY}\\`,
  registered: `C:\\var\\lib\\kubelet\\plugins\\${DIRECTORY}\\csi.sock`,
  pods: 'C:\\var\\lib\\kubelet\\pods',
  podsFlag: '',
  podsEnd: '\\',
  registry: 'C:\\var\\lib\\kubelet\\plugins_registry\\',
  providers: ['C:\\k\\secrets-store-csi-providers'],
  providersEnd: '\\',
  driver: sizes(size('400m', '400Mi'), size('100m', '100Mi')) as typeof LINUX.driver,
  sidecar: sizes(size('200m', '200Mi'), size('100m', '100Mi')),
};

/** Release v1.6.0, whose manifests in `deploy` this is. */
export function form(props: SecretsStoreCsiDaemonSetProps): VendorForm {
  const { rotationInterval, providerHealthCheckInterval, windows = false, defaults } = props;
  const side = windows ? WINDOWS : LINUX;
  const providers = props.providerDirectories ?? side.providers;
  const [first, ...others] = providers;
  // the vendor mounts the first directory last
  const named = [...others, first].map((path, index) => ({
    path,
    name: providers.length === 1 || index < others.length ? directoryName(index) : 'providers-dir-0',
  }));
  // the vendor's two DaemonSets have one selector, so that each counts the pods of the other
  const app = windows && defaults !== 'Published' ? side.name : DIRECTORY;
  const IfNotPresent = { imagePullPolicy: 'IfNotPresent' } as const;
  return {
    name: side.name,
    selector: { app },
    podAnnotations: { 'kubectl.kubernetes.io/default-container': 'secrets-store' },
    pod: {
      serviceAccountName: 'secrets-store-csi-driver',
      containers: [
        {
          name: 'node-driver-registrar',
          image: REGISTRAR_IMAGE,
          args: ['--v=5', `--csi-address=${side.socket}`, `--kubelet-registration-path=${side.registered}`],
          ...IfNotPresent,
          volumeMounts: mounts(`plugin-dir ${side.csi}`, `registration-dir ${side.registration}`),
          ...side.sidecar,
        },
        {
          name: 'secrets-store',
          image: 'registry.k8s.io/csi-secrets-store/driver:v1.6.0',
          args: [
            '--endpoint=$(CSI_ENDPOINT)',
            '--nodeid=$(KUBE_NODE_NAME)',
            `--provider-volume=${first}`,
            ...(others.length ? [`--additional-provider-volume-paths=${others.join(',')}`] : []),
            '--metrics-addr=:8095',
            `--enable-secret-rotation=${rotationInterval !== undefined}`,
            `--rotation-poll-interval=${rotationInterval ?? ALWAYS}`,
            `--provider-health-check=${providerHealthCheckInterval !== undefined}`,
            `--provider-health-check-interval=${providerHealthCheckInterval ?? ALWAYS}`,
          ],
          env: env({
            CSI_ENDPOINT: side.endpoint,
            KUBE_NODE_NAME: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } },
          }),
          ...IfNotPresent,
          ports: [
            { containerPort: 9808, name: 'healthz', protocol: 'TCP' },
            { containerPort: 8095, name: 'metrics', protocol: 'TCP' },
          ],
          livenessProbe: {
            failureThreshold: 5,
            httpGet: { path: '/healthz', port: 'healthz' },
            initialDelaySeconds: 30,
            timeoutSeconds: 10,
            periodSeconds: 15,
          },
          volumeMounts: mounts(
            `plugin-dir ${side.csi}`,
            `mountpoint-dir ${side.pods}${side.podsFlag}`,
            ...named.map(({ name, path }) => `${name} ${path}`),
          ),
          ...side.driver,
        },
        {
          name: 'liveness-probe',
          image: 'registry.k8s.io/sig-storage/livenessprobe:v2.18.0',
          ...IfNotPresent,
          args: [`--csi-address=${side.socket}`, '--probe-timeout=3s', '--http-endpoint=0.0.0.0:9808', '-v=2'],
          volumeMounts: mounts(`plugin-dir ${side.csi}`),
          ...side.sidecar,
        },
      ],
      volumes: hostPaths(
        `mountpoint-dir ${side.pods}${side.podsEnd} DirectoryOrCreate`,
        `registration-dir ${side.registry} Directory`,
        `plugin-dir ${side.plugins} DirectoryOrCreate`,
        ...named.map(({ name, path }) => `${name} ${path}${side.providersEnd} DirectoryOrCreate`),
      ),
      tolerations: [{ operator: 'Exists' }],
      nodeSelector: { 'kubernetes.io/os': windows ? 'windows' : 'linux' },
    },
  };
}

const directoryName = (index: number) => (index === 0 ? 'providers-dir' : `providers-dir-${index}`);
