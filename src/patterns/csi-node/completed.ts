import { CsiNodeDaemonSetProps } from './props';
import { KUBELET_ROOT } from '../../constructs/node-agent/kubelet-root';
import { Container, Volume } from '../../model/generated/structs';
import { env, field, hostPaths, mounts } from '../tables';

export const SOCKET_FOLDER = '/csi';
const SOCKET = `${SOCKET_FOLDER}/csi.sock`;
const SMALL = { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } };

/** Whether a container tells the kubelet about the driver. */
export const isRegistrar = ({ args = [], command = [] }: Container): boolean =>
  [...command, ...args].some((arg) => arg.startsWith('--kubelet-registration-path='));

/** The props of a driver with what every driver needs and the user left out. */
export function completed(props: CsiNodeDaemonSetProps): CsiNodeDaemonSetProps {
  const {
    driverName,
    pluginDirectory = driverName,
    registrarImage,
    livenessProbeImage,
    livenessProbePort = 9808,
    containers,
    volumes = [],
  } = props;
  const [driver, ...sidecars] = containers;
  const directory = `${KUBELET_ROOT}/plugins/${pluginDirectory}`;
  const added = hostPaths(
    `plugin-dir ${directory} DirectoryOrCreate`,
    `registration-dir ${KUBELET_ROOT}/plugins_registry Directory`,
    `pods-dir ${KUBELET_ROOT}/pods Directory`,
  );
  return {
    ...props,
    containers: [
      completedDriver(driver, livenessProbeImage ? livenessProbePort : undefined),
      ...sidecars,
      ...(registrarImage ? [registrar(registrarImage, `${directory}/csi.sock`)] : []),
      ...(livenessProbeImage ? [livenessProbe(livenessProbeImage, livenessProbePort)] : []),
    ],
    volumes: [...volumes, ...added.filter((one) => !volumes.some(({ name }) => name === one.name))] as Volume[],
  };
}

function completedDriver(driver: Container, healthPort?: number): Container {
  return {
    ...driver,
    env: [...env({ CSI_ENDPOINT: `unix://${SOCKET}`, NODE_NAME: field('spec.nodeName') }), ...(driver.env ?? [])],
    securityContext: { privileged: true, ...driver.securityContext },
    volumeMounts: [
      ...mounts(`plugin-dir ${SOCKET_FOLDER}`, `pods-dir ${KUBELET_ROOT}/pods Bidirectional`),
      ...(driver.volumeMounts ?? []),
    ],
    ...(healthPort !== undefined && {
      ports: [...(driver.ports ?? []), { name: 'healthz', containerPort: healthPort, protocol: 'TCP' as const }],
      livenessProbe: driver.livenessProbe ?? {
        httpGet: { path: '/healthz', port: 'healthz' },
        initialDelaySeconds: 10,
        timeoutSeconds: 3,
        periodSeconds: 10,
        failureThreshold: 5,
      },
    }),
  };
}

const registrar = (image: string, socket: string): Container => ({
  name: 'node-driver-registrar',
  image,
  args: [`--csi-address=${SOCKET}`, `--kubelet-registration-path=${socket}`],
  resources: SMALL,
  volumeMounts: mounts(`plugin-dir ${SOCKET_FOLDER}`, 'registration-dir /registration'),
});

const livenessProbe = (image: string, port: number): Container => ({
  name: 'liveness-probe',
  image,
  args: [`--csi-address=${SOCKET}`, `--http-endpoint=0.0.0.0:${port}`],
  resources: SMALL,
  volumeMounts: mounts(`plugin-dir ${SOCKET_FOLDER}`),
});
