import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Finding } from '../findings/finding';

/**
 * A finding, and the construct that it is about.
 */
export interface AppFinding extends Finding {
  /**
   * Path of the construct.
   */
  readonly construct: string;
}

/**
 * Everything that the constructs of an app report. Errors also stop synth; read the other findings here:
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

/** API objects are left out, since the constructs around them report their findings. */
function hasFindings(construct: IConstruct): construct is IConstruct & { findings(): Finding[] } {
  return !ApiObject.isApiObject(construct) && typeof (construct as { findings?: unknown }).findings === 'function';
}
