import { abilityOf, checkAbilities } from './abilities/check-abilities';
import { checkedPipeline } from './checked-pipeline';
import { absolutePath, Complain, onlyKeyOf } from './checks';
import { hostPaths, pathVolumeName } from './host-mounts';
import { reloaderContainer } from './hot-reload';
import { literalCredential } from './literal-credential';
import { KubernetesMetadata } from './metadata';
import { onWindowsNodes } from './on-windows';
import { excludedFiles, OwnPods } from './own-files';
import { checkPrivateKeys } from './private-keys';
import { LogCollectorDaemonSetProps } from './props';
import { bytesOf } from './quantities';
import { AgentTask } from './rendering';
import { windowsPath } from './windows-path';
import { SharedCompanions } from '../constructs/node-agent/shared-companions';
import { Container, Volume } from '../model/generated/structs';

const STATE = '/state';
export const CONFIG_VOLUME = 'config';
/** Time to send what is in memory. */
export const GRACE_SECONDS = 60;
/** Which of the host paths are files; a missing one would be made a folder. */
const FILES = ['/etc/machine-id'];

/** A log collector as the agent wants it, before anything of it is made. */
export interface RenderedCollector {
  readonly container: Container;
  /** The sidecar that tells the agent to read its configuration again. */
  readonly reloader?: Container;
  /** Names of the volumes that it watches. */
  readonly reloadedVolumes: string[];
  readonly metricsPort: number;
  readonly configFolder: string;
  readonly configFiles: { [name: string]: string };
  readonly mounts: { readonly volume: Volume; readonly mountPath: string; readonly readOnly?: true }[];
}

/** Undefined where no metadata of pods is wanted, or no records of pods are read. Labels are asked for where the agent can add them. */
export function agentMetadata({
  agent,
  kubernetesMetadata,
  inputs,
  config,
}: LogCollectorDaemonSetProps): KubernetesMetadata | undefined {
  const ofPods = config !== undefined || !inputs || inputs.some(({ containerLogs }) => containerLogs !== undefined);
  if (kubernetesMetadata?.enabled === false || !ofPods) return undefined;
  return { labels: abilityOf(agent._name, 'metadata.labels') === true, ...kubernetesMetadata };
}

export function renderedCollector(
  given: LogCollectorDaemonSetProps,
  name: string,
  namespace: string | undefined,
  complain: Complain,
  shared?: Pick<SharedCompanions, 'daemon'>,
): RenderedCollector {
  const isWindows = given.os === 'windows';
  const props = isWindows ? onWindowsNodes(given, complain) : given;
  const onNode = (path: string) => (isWindows ? windowsPath(path) : path);
  const { agent, config, state, diskBuffer, hotReload } = props;
  checkSources(props, complain);
  const resources = props.agentResources ?? agent._defaultResources;
  const metadata = agentMetadata(props);
  const pipeline = checkedPipeline(props, metadata, complain);
  if (config === undefined) checkAbilities(agent._name, pipeline, metadata, complain);
  const own: OwnPods = {
    name: shared?.daemon ?? name,
    pools: shared !== undefined,
    namespace,
    container: agent._containerName,
  };
  const metricsPort = props.metricsPort ?? agent._defaultMetricsPort;
  const task: AgentTask = {
    inputs: pipeline.inputs,
    steps: pipeline.steps,
    isTagged: pipeline.isTagged,
    outputs: pipeline.outputs,
    config,
    metadata,
    excludedFiles: (input) => excludedFiles(input, own, isWindows).map(onNode),
    memory: bytesOf(resources.limits?.memory, 'agentResources.limits.memory', complain),
    stateFolder: state?.lostOnRestart === undefined ? STATE : undefined,
    diskBuffer: bytesOf(diskBuffer ?? '1Gi', 'diskBuffer', complain),
    whenFull: props.whenFull ?? 'wait',
    graceSeconds: props.terminationGracePeriodSeconds ?? GRACE_SECONDS,
    metricsPort,
    hotReload: hotReload !== undefined,
    hostNetwork: props.hostNetwork === true,
    isWindows,
    complain,
  };
  const { env, configFolder, configFiles, scratchFolders, reloadUrl, ...container } = agent._render(task);
  // of pools, one runs on a node: what it has read stays known when the node moves from one to another
  const statePath = state?.hostPath ?? `/var/lib/${shared?.daemon ?? name}`;
  const hostFolders = config === undefined ? hostPaths(task.inputs) : ['/var/log'];
  const watched = [{ volume: { name: CONFIG_VOLUME }, mountPath: configFolder }, ...pipeline.volumes];
  return {
    reloader: hotReload && reloaderContainer(hotReload, reloadUrl, watched),
    reloadedVolumes: hotReload ? watched.map(({ volume }) => volume.name) : [],
    container: {
      name: agent._containerName,
      ...container,
      env: [...env, ...pipeline.env],
      resources,
      // root without capabilities may read what belongs to root, and no more
      ...(!isWindows &&
        task.inputs.some(({ kind }) => kind === 'files' || kind === 'audit') && {
          securityContext: { capabilities: { add: ['DAC_READ_SEARCH'] } },
        }),
    },
    metricsPort,
    configFolder,
    configFiles,
    mounts: [
      // the root file system is read-only on Linux only
      ...(isWindows ? [] : scratchFolders).map((folder) => ({
        volume: { name: pathVolumeName(folder), emptyDir: {} },
        mountPath: folder,
      })),
      ...hostFolders.map((path) => ({
        volume: {
          name: `host-${pathVolumeName(path)}`,
          hostPath: { path: onNode(path), ...(FILES.includes(path) && { type: 'File' as const }) },
        },
        mountPath: onNode(path),
        readOnly: true as const,
      })),
      ...(task.stateFolder
        ? [
            {
              volume: { name: 'state', hostPath: { path: onNode(statePath), type: 'DirectoryOrCreate' as const } },
              mountPath: STATE,
            },
          ]
        : []),
      ...pipeline.folders,
      ...pipeline.volumes.map(({ volume, mountPath }) => ({ volume, mountPath, readOnly: true as const })),
    ],
  };
}

function checkSources(
  {
    agent,
    inputs,
    steps,
    outputs,
    config,
    notCredentials = [],
    state,
    hotReload,
    kubernetesMetadata,
  }: LogCollectorDaemonSetProps,
  complain: Complain,
): void {
  const { source, verifyKubelet } = kubernetesMetadata ?? {};
  if (source !== undefined && source !== 'apiServer' && source !== 'kubelet') {
    complain('kubernetesMetadata.source', `is '${source}'; it is one of apiServer, kubelet`);
  }
  if (verifyKubelet !== undefined && source !== 'kubelet') {
    complain('kubernetesMetadata.verifyKubelet', "has no meaning without source: 'kubelet'; leave it out");
  }
  if (config !== undefined) {
    if (inputs || steps || outputs) complain('config', 'replaces inputs, steps and outputs; give one or the other');
    if (hotReload) complain('hotReload', 'is set up in the configuration that is rendered; leave it out beside config');
    checkPrivateKeys(config, 'config', complain);
    const literal = literalCredential(config, notCredentials);
    if (literal) {
      complain(
        'config',
        `has a credential as a text in line ${literal}; refer to an environment variable there, and set it from a Secret with addEnv`,
      );
    }
    const { problem } = agent._rawConfig(config);
    if (problem) complain('config', problem);
  } else if (!outputs?.length) {
    complain(
      'outputs',
      'is empty, so nothing would leave the node; give at least one, such as { stdout: {} } to begin with',
    );
  }
  if (inputs?.length === 0) {
    complain('inputs', 'is empty, so nothing would be read; leave it out for the output of all containers');
  }
  if (state && onlyKeyOf(state, 'state', complain) === 'hostPath') {
    absolutePath(state.hostPath!, 'state.hostPath', complain);
  }
}
