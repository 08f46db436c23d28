import { PlatformNodes } from './platform-nodes';
import { DaemonSetChange } from '../../scheduling/daemon-set-change';
import { NodePlan } from '../../scheduling/node-plan';
import { PlanProblem } from '../../scheduling/plan-results';
import { JudgedDocument } from '../../text-validation/judged';
import { Io } from '../io';

/** A problem of the plan, a pod that never runs, an update that the server rejects, or what the platform of a node refuses. */
export type ReportProblem = Omit<PlanProblem, 'kind'> & {
  readonly kind: PlanProblem['kind'] | 'never-runs' | 'refused' | 'platform';
};

/** Everything that a format shows of a plan. */
export interface PlanReport {
  readonly plan: NodePlan;
  readonly problems: readonly ReportProblem[];
  /** DaemonSets that the server would reject. They are not in the plan, and their findings are errors only. */
  readonly rejected: readonly JudgedDocument[];
  /** The platforms of the nodes, as far as nodes tell them. */
  readonly platforms: readonly PlatformNodes[];
  /** Absent if no old version was given. */
  readonly changes?: readonly DaemonSetChange[];
  /** The number of objects that are neither DaemonSets nor PriorityClasses. */
  readonly otherKinds: number;
  /** The nodes as they were read. */
  readonly nodes: readonly unknown[];
  readonly kubernetesVersion: string;
  /** The assumed time until a pod is ready. */
  readonly secondsToReady: number;
  /** The wanted duration of each update. */
  readonly wantedSeconds?: number;
}

/** Yields the output in parts, because the whole may be longer than a string can be. */
export type Renderer = (report: PlanReport, io: Io) => Iterable<string>;

export function idOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
