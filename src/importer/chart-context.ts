import { Identifiers } from './identifiers';
import { JsonObject } from '../model/json-object';

/** What the API server would say of a DaemonSet. */
export interface ServerAnswer {
  /** The oldest Kubernetes version that takes it, as `1.30+`; absent where every one does. */
  readonly kubernetesVersion?: string;
  /** Why every version refuses it; empty where one does not. */
  readonly errors: readonly string[];
}

export interface ImportOptions {
  /** Whether builders, and constructs of cdk8s-plus, stand where they say exactly the same as literals. */
  readonly usesBuilders: boolean;
  readonly judge?: (daemonSet: unknown) => ServerAnswer;
}

/** What the statements of one chart have in common. */
export interface ChartContext {
  readonly options: ImportOptions;
  /** Gets the classes that the code needs. */
  readonly classes: Set<string>;
  /** Hands out ids of constructs. */
  readonly ids: Identifiers;
  /** The keys of all objects of the chart. */
  readonly objects: ReadonlySet<string>;
  /** See `overlapsOf`. */
  readonly overlaps: ReadonlyMap<JsonObject, string>;
  /** The classes of constructs that are there already, by the keys of their objects. */
  readonly made: Map<string, string>;
}
