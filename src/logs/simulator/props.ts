import { LogInput } from '../inputs/log-input';
import { KubernetesMetadata } from '../metadata';
import { LogOutput } from '../outputs/log-output';
import { LogRouting } from '../routing/routing';
import { LogStep } from '../steps/log-step';

/**
 * A pipeline that is to be tried: the same members as in `LogCollectorDaemonSetProps`.
 */
export interface LogPipelineSimulatorProps {
  /**
   * Where logs come from.
   *
   * @default - the output of all containers of the node, in CRI format
   */
  readonly inputs?: LogInput[];

  /**
   * What is done to every record. Random samples and rate limits let everything through here; `raw` is refused.
   *
   * @default - records go out as they come
   */
  readonly steps?: LogStep[];

  /**
   * Where logs go to; at least one.
   */
  readonly outputs: LogOutput[];

  /**
   * How records find their outputs, where outputs have conditions.
   *
   * @default - every output takes what meets its condition, and every record has to have one
   */
  readonly routing?: LogRouting;

  /**
   * What is added to the records of containers.
   *
   * @default - names and labels of the pods
   */
  readonly kubernetesMetadata?: KubernetesMetadata;
}
