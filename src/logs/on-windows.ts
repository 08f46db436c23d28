import { Complain } from './checks';
import { LogInput } from './inputs/log-input';
import { LogCollectorDaemonSetProps } from './props';
import { slashed } from './windows-path';
import { family, Member } from '../constructs/node-agent/windows/family';
import { operatingSystem } from '../constructs/node-agent/windows/operating-system';
import { ownValue } from '../model/own-value';

const BUILD_LABEL = 'node.kubernetes.io/windows-build';
/** Inputs that only Linux nodes have something for. */
const OF_LINUX = ['journald', 'kernel', 'audit'] as const satisfies (keyof LogInput)[];

/** The same collector with paths of Windows written as those of Linux. Throws where only Linux nodes have what it reads. */
export function onWindowsNodes(props: LogCollectorDaemonSetProps, complain: Complain): LogCollectorDaemonSetProps {
  const { inputs, state, hotReload } = props;
  if (hotReload) {
    complain(
      'hotReload',
      'needs a sidecar that has no image for Windows; leave it out, so that a change restarts the pods',
    );
  }
  const read = inputs?.map((input, index): LogInput => {
    const linux = OF_LINUX.find((kind) => input[kind] !== undefined);
    if (linux) complain(`inputs[${index}].${linux}`, 'is of Linux nodes, and Windows nodes have none; leave it out');
    const format = input.containerLogs?.format ?? 'cri';
    if (format !== 'cri') {
      complain(
        `inputs[${index}].containerLogs.format`,
        `is '${format}', and on Windows nodes only containerd writes logs; leave it out`,
      );
    }
    const { files } = input;
    if (!files) return input;
    return { ...input, files: { ...files, path: slashed(files.path), exclude: files.exclude?.map(slashed) } };
  });
  return {
    ...props,
    ...(read && { inputs: read }),
    ...(state?.hostPath && { state: { ...state, hostPath: slashed(state.hostPath) } }),
  };
}

type Members = [Member<LogCollectorDaemonSetProps>, ...Member<LogCollectorDaemonSetProps>[]];

/** What the props describe, each for one system; on Windows with the images that the agent has for its builds. */
export function collectorMembers(path: string, props: LogCollectorDaemonSetProps, isSingle: boolean): Members {
  if (operatingSystem(path, props) === 'linux') return family(path, props);
  const { agent, nodeSelector, onWindows = {} } = props;
  const { _onWindows: windows, _containerName: container, _name: name } = agent;
  if (!windows) {
    throw new Error(
      `${path}: agent is ${name}, which this library renders for Linux nodes only; on Windows nodes use FluentBit or OpenTelemetryCollector`,
    );
  }
  if (onWindows.hostProcess) {
    throw new Error(
      `${path}: onWindows.hostProcess is true, and log collectors read the files of the node through mounts; leave it out`,
    );
  }
  const { builds = [] } = windows;
  const ofNodes = builds.find(({ version }) => version === nodeSelector?.[BUILD_LABEL]);
  const isChosen = onWindows.builds !== undefined || ownValue(onWindows.images, container) !== undefined;
  return family(path, {
    ...props,
    onWindows: {
      // the files of containers belong to administrators
      runAsUserName: 'ContainerAdministrator',
      ...(!isChosen && ofNodes && { images: ofNodes.images }),
      ...(!isChosen && !ofNodes && !isSingle && builds.length > 0 && { builds: [...builds] }),
      ...onWindows,
    },
  });
}
