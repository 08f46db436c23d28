import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Finding } from '../findings/finding';

/**
 * One thing that is to be known of an app, and where in it.
 */
export interface AppFinding extends Finding {
  /**
   * Path of the construct that it is about.
   */
  readonly construct: string;
}

/**
 * What is to be known of an app before it is applied. Errors stop synth by themselves; everything else is for you to read:
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { AppFindings } from 'cdk8s-daemonsets';
 *
 * const app = new App();
 * const findings = AppFindings.of(app);
 * ```
 */
export class AppFindings {
  /**
   * The findings of all constructs of this library within a scope, in the order of the constructs.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): AppFinding[] {
    return scope.node
      .findAll()
      .flatMap((construct) =>
        hasFindings(construct)
          ? construct.findings().map((finding) => ({ construct: construct.node.path, ...finding }))
          : [],
      );
  }

  private constructor() {}
}

/** The objects themselves are left out: the constructs that they belong to speak for them. */
function hasFindings(construct: IConstruct): construct is IConstruct & { findings(): Finding[] } {
  return !ApiObject.isApiObject(construct) && typeof (construct as { findings?: unknown }).findings === 'function';
}
