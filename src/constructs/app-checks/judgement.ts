import { ApiObject } from 'cdk8s';
import { Finding } from '../../findings/finding';

/** What is to be said of the app as a whole, and of its objects beside what constructs of this library say of them. */
export interface AppJudgement {
  /** What is wrong between objects, each error with the paths of its constructs. */
  readonly errors: readonly string[];
  readonly findings: ReadonlyMap<ApiObject, readonly Finding[]>;
}

/** The judgement on an app, and all that it was made of. */
export interface KnownJudgement extends AppJudgement {
  readonly compared: readonly unknown[];
  readonly manifests: ReadonlyMap<ApiObject, object>;
}
