import { ApiObject } from 'cdk8s';
import { userPath } from './app-objects';
import { PodSelection, takesPodsOf } from '../../stored/pod-selection';
import { SelectionIndex } from '../../stored/selection-index';

/** A controller of pods. */
export interface SelectingObject {
  readonly object: ApiObject;
  /** Where its pods are. */
  readonly place: string;
  readonly selection: PodSelection;
}

/** Overlaps that are told one by one. */
const MOST = 100;

/** Workloads whose selector takes the pods of another one: the server accepts both, and then their controllers fight over the pods. */
export function selectorErrors(workloads: readonly SelectingObject[]): string[] {
  const index = new SelectionIndex(workloads.map((one) => ({ of: one, place: one.place, selection: one.selection })));
  const told: string[] = [];
  let more = 0;
  for (const one of workloads) {
    for (const other of index.candidates(one.place, one.selection)) {
      if (other === one || !takesPodsOf(other.selection, one.selection)) continue;
      if (told.length >= MOST) {
        // of how many others is not told any more
        more++;
        break;
      }
      told.push(
        `the selector of ${other.object.kind} ${userPath(other.object)} takes pods of ${one.object.kind} ${userPath(one.object)} too, ` +
          'and their controllers would fight over them; give each a label of its own in selector and pods',
      );
    }
  }
  return more === 0
    ? told
    : [...told, `and ${more.toLocaleString('en')} more objects whose pods the selectors of others take`];
}
