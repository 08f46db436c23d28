import { IConstruct } from 'constructs';
import { DaemonSetValidator, DaemonSetValidatorProps } from '../validation/validator';

const VALIDATOR = Symbol.for('cdk8s-daemonsets.validator');

/**
 * How the DaemonSets of an app, a chart or any other scope are judged at synth: those of this library are judged always, by default for every
 * Kubernetes version from 1.28 on.
 */
export class TargetClusters {
  /**
   * The judgement of all DaemonSets within a scope. What an inner scope uses goes before what an outer one does.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): TargetClusters {
    return new TargetClusters(scope);
  }

  /**
   * The validator that holds for a construct.
   *
   * @internal
   */
  public static _validatorFor(construct: IConstruct): DaemonSetValidator {
    for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
      const validator = (scope as Marked)[VALIDATOR];
      if (validator) return validator;
    }
    return DEFAULT;
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Sets for which clusters the DaemonSets are meant, at any time before synth.
   *
   * @param props as for `DaemonSetValidator`
   */
  public use(props: DaemonSetValidatorProps): void {
    Object.defineProperty(this.scope, VALIDATOR, { value: new DaemonSetValidator(props), configurable: true });
  }
}

type Marked = IConstruct & { [VALIDATOR]?: DaemonSetValidator };

const DEFAULT = new DaemonSetValidator();
