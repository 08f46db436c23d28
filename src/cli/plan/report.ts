import { DaemonSetChange } from '../../scheduling/daemon-set-change';
import { NodePlan } from '../../scheduling/node-plan';
import { PlanProblem } from '../../scheduling/plan-results';
import { Io } from '../io';
import { JudgedDocument } from '../../text-validation/judged';

/** A problem of the plan, or what else is wrong: pods that never run, updates that the server refuses. */
export type ReportProblem = Omit<PlanProblem, 'kind'> & {
  readonly kind: PlanProblem['kind'] | 'never-runs' | 'refused';
};

/** Everything that a format shows of a plan. */
export interface PlanReport {
  readonly plan: NodePlan;
  readonly problems: readonly ReportProblem[];
  /** DaemonSets that the server would not take, which are not in the plan. Their findings are errors only. */
  readonly rejected: readonly JudgedDocument[];
  /** Only where an old version was named. */
  readonly changes?: readonly DaemonSetChange[];
  /** How many objects of the manifests are neither DaemonSets nor PriorityClasses. */
  readonly otherKinds: number;
  /** The nodes as they were read, with their labels. */
  readonly nodes: readonly unknown[];
  readonly kubernetesVersion: string;
  /** What was assumed of each pod. */
  readonly secondsToReady: number;
  /** What was asked for, of each update. */
  readonly wantedSeconds?: number;
}

/** Gives the parts of the output, which are written one after the other: the whole may be longer than a string can be. */
export type Renderer = (report: PlanReport, io: Io) => Iterable<string>;

export function idOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
