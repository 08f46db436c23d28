import { Complain } from './checks';
import { KubernetesMetadata } from './metadata';
import { PipelineOutput } from './outputs/checked';
import { PipelineInput, PipelineStep } from './pipeline';
import { WindowsBuild } from '../constructs/node-agent/windows/options';
import { ContainerPort, EnvVar, Probe } from '../model/generated/structs';

/** What an agent is asked to render, all defaults filled in and all values checked. */
export interface AgentTask {
  readonly inputs: PipelineInput[];
  /** Steps in their order, those that an input implies at the beginning. */
  readonly steps: PipelineStep[];
  /** Whether records get the field \`tag\`, the tag of their input. */
  readonly isTagged: boolean;
  readonly outputs: PipelineOutput[];
  /** Configuration of the user in place of one that is rendered from inputs and outputs. */
  readonly config?: string;
  /** Undefined where no metadata of pods is wanted. */
  readonly metadata?: KubernetesMetadata;
  /** Patterns of the files that an input leaves out, the collector's own log among them. */
  readonly excludedFiles: (input: PipelineInput) => string[];
  /** Memory limit of the container, in bytes. */
  readonly memory: number;
  /** Folder of the container that outlives it, for positions and buffers; undefined where nothing is kept. */
  readonly stateFolder?: string;
  /** What all outputs together may keep on disk, in bytes. */
  readonly diskBuffer: number;
  /** What happens when there is no room for more. */
  readonly whenFull: 'wait' | 'dropOldest';
  /** How long the pod is given to stop. */
  readonly graceSeconds: number;
  readonly metricsPort: number;
  /** Whether the agent is told, by HTTP within the pod, to read its configuration again. */
  readonly hotReload: boolean;
  /** Whether the pod is in the network of its node, and has no name of its own there. */
  readonly hostNetwork: boolean;
  /** Whether the nodes are Windows nodes. */
  readonly isWindows: boolean;
  /** Refuses what this agent cannot do. */
  readonly complain: Complain;
}

/** The container that runs an agent, and what it needs around it. */
export interface AgentContainer {
  readonly image: string;
  readonly command?: string[];
  readonly args?: string[];
  readonly env: EnvVar[];
  readonly ports: ContainerPort[];
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  /** Folder of the configuration files. */
  readonly configFolder: string;
  readonly configFiles: { [name: string]: string };
  /** Folders that the agent writes to and nobody needs to keep. */
  readonly scratchFolders: string[];
  /** Where to post to, so that the configuration is read again; in it, `$(RELOADED_POD)` is the name of the pod. */
  readonly reloadUrl: string;
}

/** What Prometheus is asked about the pods of one collector. */
export interface LogAlertExpressions {
  readonly dropped?: string;
  readonly failing: string;
  readonly full: string;
}

/** What an agent needs to run on Windows nodes. */
export interface OnWindowsNodes {
  /** Its images, where each runs on nodes of one build only. */
  readonly builds?: readonly Required<WindowsBuild>[];
}
