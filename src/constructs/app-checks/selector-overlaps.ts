import { ApiObject } from 'cdk8s';
import { userPath } from './app-objects';
import { matchesLabelSelector } from '../../model/label-selector';
import { PodSelection } from '../../scheduling/pod-selector';

/** A controller of pods. */
export interface Workload {
  readonly object: ApiObject;
  /** Where its pods are. */
  readonly place: string;
  readonly selection: PodSelection;
}

/** Workloads whose selector takes the pods of another one: the server accepts both, and then their controllers fight over the pods. */
export function selectorErrors(workloads: readonly Workload[]): string[] {
  const selecting = indexBySelector(workloads);
  return workloads.flatMap((one) => {
    const candidates = Object.entries(one.selection.labels).flatMap(([key, value]) => selecting.get(JSON.stringify([one.place, key, value])) ?? []);
    return [...candidates, ...selecting.get(JSON.stringify([one.place])) ?? []]
      .filter((other) => other !== one && matchesLabelSelector(other.selection.selector, one.selection.labels))
      .map((other) => `the selector of ${other.object.kind} ${userPath(other.object)} takes pods of ${one.object.kind} ${userPath(one.object)} too, `
        + 'and their controllers would fight over them; give each a label of its own in selector and pods');
  });
}

/** By one of the labels that a selector asks for, so that not each has to be tried on each. */
function indexBySelector(workloads: readonly Workload[]): Map<string, Workload[]> {
  const index = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const { place, selection: { selector: { matchLabels = {} } } } = workload;
    // the last one tells the most: in a chart the first is often shared
    const [label] = Object.entries(matchLabels).slice(-1);
    const key = JSON.stringify(label ? [place, ...label] : [place]);
    const known = index.get(key);
    if (known) known.push(workload);
    else index.set(key, [workload]);
  }
  return index;
}
