import { isRegistrar, SOCKET_FOLDER } from './completed';
import { CsiNodeDaemonSetProps } from './props';
import { KUBELET_ROOT } from '../../constructs/node-agent/kubelet-root';
import { Container, Volume } from '../../model/generated/structs';

/** The path without a slash at its end, and of Windows as of Linux. */
const trimmed = (path: string) =>
  path
    .replace(/^[a-zA-Z]:/, '')
    .replace(/\\/g, '/')
    .replace(/\/+$/, '');
const REGISTRATION = '--kubelet-registration-path=';

/** Throws if the kubelet could not find the driver, or would restart the wrong container. */
export function checkCsiNode(path: string, props: CsiNodeDaemonSetProps): void {
  const { driverName, pluginDirectory = driverName, containers, volumes = [], kubeletRoot = KUBELET_ROOT } = props;
  const fail = (problem: string): never => {
    throw new Error(`${path}: ${problem}`);
  };
  if (pluginDirectory.includes('/')) {
    fail(
      `pluginDirectory is '${pluginDirectory}'; give the name of a directory below the plugins directory of the kubelet`,
    );
  }
  const registrar = containers.find(isRegistrar);
  if (!registrar) {
    return fail(
      "no container registers the driver with the kubelet; give registrarImage, or a container with the argument '--kubelet-registration-path=...'",
    );
  }
  const directory = socketDirectory(registrar);
  const wanted = `${KUBELET_ROOT}/plugins/${pluginDirectory}`;
  for (const root of [KUBELET_ROOT, kubeletRoot]) {
    const outside = volumes.find(
      (volume) => pathOf(volume).startsWith(`${root}/plugins_registry`) && volume.hostPath?.type !== 'Directory',
    );
    if (outside) {
      fail(
        `volume '${outside.name}' is ${pathOf(outside)} of type '${outside.hostPath?.type ?? ''}'; the kubelet creates that directory, so with another type than ` +
          "Directory a wrong kubeletRoot goes unnoticed: the driver never registers. Give type: 'Directory'",
      );
    }
  }
  if (directory !== wanted && directory !== `${kubeletRoot}/plugins/${pluginDirectory}`) {
    fail(
      `container '${registrar.name}' registers the directory '${directory}', but the socket of the driver is in '${wanted}'; ` +
        'make --kubelet-registration-path and pluginDirectory name the same directory',
    );
  }
  const socket = registrar.volumeMounts?.find(({ mountPath }) => trimmed(mountPath) === SOCKET_FOLDER);
  const mounted = volumes.find(({ name }) => name === socket?.name);
  if (mounted && pathOf(mounted) !== directory) {
    fail(
      `volume '${mounted.name}' at ${SOCKET_FOLDER} is the directory '${pathOf(mounted)}', but the registrar tells the kubelet '${directory}'; use the same directory for both`,
    );
  }
  const asked = containers.find((container) => container.livenessProbe && asksForHealth(container));
  if (asked) {
    fail(
      `container '${asked.name}' asks the driver for its health, so a failed probe restarts '${asked.name}' instead of the driver; move livenessProbe to the driver`,
    );
  }
}

const pathOf = ({ hostPath }: Volume) => trimmed(hostPath?.path ?? '');

/** The directory that the registrar tells the kubelet, with the value of the variable that the argument names. */
function socketDirectory({ args = [], command = [], env = [] }: Container): string {
  const given = [...command, ...args].find((arg) => arg.startsWith(REGISTRATION))!.slice(REGISTRATION.length);
  const value = given.replace(/\$\(([^)]+)\)/g, (text, name) => env.find((one) => one.name === name)?.value ?? text);
  return trimmed(value).replace(/\/[^/]*$/, '');
}

const asksForHealth = ({ image = '' }: Container) => /\/(csi-)?livenessprobe[:@]/.test(image);
