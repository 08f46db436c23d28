import { Identifiers } from './identifiers';
import { JsonObject } from '../model/json-object';

/** How the API server would answer to a DaemonSet. */
export interface ServerAnswer {
  /** The oldest Kubernetes version that accepts it, such as `1.30+`; absent if all do. */
  readonly kubernetesVersion?: string;
  /** Why every version rejects it; empty if one accepts it. */
  readonly errors: readonly string[];
}

export interface ImportOptions {
  /** Whether the code uses builders and constructs of cdk8s-plus if they write exactly the same as literals. */
  readonly usesBuilders: boolean;
  /** Whether DaemonSets that an agent of the catalogue writes become its construct. */
  readonly usesCatalogue?: boolean;
  readonly judge?: (daemonSet: unknown) => ServerAnswer;
  /** The rules, no errors, by which synth would refuse each of the objects of a chart. */
  readonly refusals?: (objects: readonly JsonObject[]) => readonly (readonly string[])[];
  /** Why synth refuses an object that no construct of this library makes, for a version or by default; empty if it does not. */
  readonly errorsOf?: (object: JsonObject, kubernetesVersion?: string) => readonly string[];
}

/** What the statements of one chart share. */
export interface ChartContext {
  readonly options: ImportOptions;
  /** Collects the classes that the code uses. */
  readonly classes: Set<string>;
  /** Makes the ids of constructs. */
  readonly ids: Identifiers;
  /** The keys of all objects of the chart. */
  readonly objects: ReadonlySet<string>;
  /** See `sharedPodsOf`. */
  readonly overlaps: ReadonlyMap<JsonObject, string>;
  /** The rules that have to be accepted, by object. */
  readonly refusals: ReadonlyMap<JsonObject, readonly string[]>;
  /** The classes of the constructs created so far, by the keys of their objects. */
  readonly made: Map<string, string>;
}
