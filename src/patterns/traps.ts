import { PatternProps } from './pattern';
import { Container, Volume } from '../model/generated/structs';

/** Directories that images have files in. */
const IMAGE_FOLDERS = ['/', '/bin', '/etc', '/lib', '/opt', '/root', '/sbin', '/usr', '/usr/bin', '/usr/local', '/var'];

type Trap = (props: PatternProps) => string | undefined;

const all = ({ initContainers = [], containers }: PatternProps) => [...initContainers, ...containers];

/** What the API server takes and what never does what it looks like, whatever the agent is. */
const TRAPS: Trap[] = [
  ({ selector }) => {
    const key = Object.keys(selector?.matchLabels ?? {}).find((name) => /^(.*\/)?(version|chart)$/.test(name));
    return (
      key &&
      `selector has the label '${key}', which changes with every release, but a selector cannot change; leave it out`
    );
  },
  (props) => {
    for (const { name, securityContext } of all(props)) {
      const { add = [], drop = [] } = securityContext?.capabilities ?? {};
      const wrong = [...add, ...drop].find((one) => one.startsWith('CAP_') || one === '*');
      if (wrong) {
        const right = wrong === '*' ? 'ALL' : wrong.slice(4);
        return `container '${name}' has the capability '${wrong}', which the container runtime does not know; write '${right}'`;
      }
    }
    return undefined;
  },
  ({ volumes = [] }) => {
    const lock = volumes.find(
      ({ hostPath }) => hostPath?.path.endsWith('/xtables.lock') && !hostPath.type?.startsWith('File'),
    );
    return (
      lock &&
      `volume '${lock.name}' is ${lock.hostPath!.path} without a type, so a node without the file gets a directory, and iptables no longer works there; give type: 'FileOrCreate'`
    );
  },
  (props) => {
    const hidden = all(props).flatMap((container) => hiddenFolders(container, props.volumes ?? []))[0];
    return (
      hidden &&
      `container '${hidden.container}' has the ConfigMap or Secret of volume '${hidden.volume}' over '${hidden.folder}', which hides what the image has there; mount it at a folder of its own`
    );
  },
];

function hiddenFolders({ name: container, volumeMounts = [] }: Container, volumes: Volume[]) {
  return volumeMounts
    .filter(({ mountPath, subPath }) => !subPath && IMAGE_FOLDERS.includes(mountPath.replace(/(.)\/$/, '$1')))
    .filter(({ name }) => volumes.some((volume) => volume.name === name && (volume.configMap ?? volume.secret)))
    .map(({ name: volume, mountPath: folder }) => ({ container, volume, folder }));
}

/** Throws where a pod would fall into a trap. */
export function checkTraps(path: string, props: PatternProps): void {
  for (const trap of TRAPS) {
    const problem = trap(props);
    if (problem) throw new Error(`${path}: ${problem}`);
  }
}

/** Throws where an agent that a node waits for does not run while the node waits. */
export function checkRunsOnNewNodes(
  path: string,
  { tolerateEveryTaint = true, tolerations = [], hostNetwork, defaults }: PatternProps,
  what: string,
): void {
  if (hostNetwork !== true) {
    throw new Error(
      `${path}: hostNetwork is ${hostNetwork}, and ${what} must work before the pod network does; leave hostNetwork out`,
    );
  }
  if (tolerateEveryTaint || defaults === 'Published') return;
  for (const effect of ['NoSchedule', 'NoExecute']) {
    if (tolerations.some((one) => one.operator === 'Exists' && !one.key && (!one.effect || one.effect === effect))) {
      continue;
    }
    throw new Error(
      `${path}: the tolerations do not cover every taint with the effect ${effect}, but a node is tainted as not ready until ${what} runs there; ` +
        `add { operator: 'Exists', effect: '${effect}' }`,
    );
  }
}
