import { PodDemand, podDemand } from './fit';
import { PlacementRules, placementRules } from './placement';
import { PlanOptions } from './plan-options';
import { podSpecOf, objectOf, textOf } from '../model/untyped';
import { PodSelection, podSelectionOf } from '../stored/pod-selection';

/** A DaemonSet of a plan, with what the plan reads of it. */
export class PlannedDaemonSet {
  readonly namespace: string;
  readonly name: string;
  readonly id: string;
  readonly rules: PlacementRules;
  readonly demand: PodDemand;
  readonly selection: PodSelection;

  constructor(
    readonly manifest: unknown,
    readonly index: number,
    minor: number,
    options: PlanOptions,
  ) {
    const metadata = objectOf(objectOf(manifest).metadata);
    this.namespace = textOf(metadata.namespace) || 'default';
    this.name = textOf(metadata.name) || `#${index + 1}`;
    this.id = `${this.namespace}/${this.name}`;
    this.rules = placementRules(manifest);
    this.selection = podSelectionOf(manifest);
    this.demand = podDemand(this.id, podSpecOf(manifest), minor, options);
  }

  /** By `name` or `namespace/name`. */
  isCalled(name: string): boolean {
    return name === this.name || name === this.id;
  }
}
