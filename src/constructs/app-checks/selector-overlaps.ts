import { ApiObject } from 'cdk8s';
import { userPath } from './app-objects';
import { PodSelection, takesPodsOf } from '../../stored/pod-selection';

/** A controller of pods. */
export interface SelectingObject {
  readonly object: ApiObject;
  /** Where its pods are. */
  readonly place: string;
  readonly selection: PodSelection;
}

/** Workloads whose selector takes the pods of another one: the server accepts both, and then their controllers fight over the pods. */
export function selectorErrors(workloads: readonly SelectingObject[]): string[] {
  const selecting = indexBySelector(workloads);
  return workloads.flatMap((one) => {
    const candidates = Object.entries(one.selection.labels).flatMap(
      ([key, value]) => selecting.get(labelKey(one.place, key, value)) ?? [],
    );
    return [...candidates, ...(selecting.get(one.place) ?? [])]
      .filter((other) => other !== one && takesPodsOf(other.selection, one.selection))
      .map(
        (other) =>
          `the selector of ${other.object.kind} ${userPath(other.object)} takes pods of ${one.object.kind} ${userPath(one.object)} too, ` +
          'and their controllers would fight over them; give each a label of its own in selector and pods',
      );
  });
}

const labelKey = (place: string, key: string, value: string): string => `${place}\n${key}\n${value}`;

/** By the rarest of the labels that a selector asks for, so that not each has to be tried on each. */
function indexBySelector(workloads: readonly SelectingObject[]): Map<string, SelectingObject[]> {
  const keysOf = ({ place, selection: { selector } }: SelectingObject) =>
    Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => labelKey(place, key, value));
  const counts = new Map<string, number>();
  for (const workload of workloads) for (const key of keysOf(workload)) counts.set(key, (counts.get(key) ?? 0) + 1);
  const index = new Map<string, SelectingObject[]>();
  for (const workload of workloads) {
    const [first = workload.place, ...others] = keysOf(workload);
    const rarest = others.reduce((best, key) => (counts.get(key)! < counts.get(best)! ? key : best), first);
    const known = index.get(rarest);
    if (known) known.push(workload);
    else index.set(rarest, [workload]);
  }
  return index;
}
