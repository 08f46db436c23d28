import { IConstruct } from 'constructs';
import { appState } from './app-state';
import { checkScope } from './owned';
import { ObjectValidator } from '../validation/validator';
import { DaemonSetValidatorProps } from '../validation/validator-props';

/**
 * For which clusters the DaemonSets of an app, a chart or any other scope are meant. Synth validates each DaemonSet of this library for these
 * clusters; by default, for every Kubernetes version from 1.28 on. It validates other objects too; by default, for the three newest versions.
 *
 * ```ts
 * import { App } from 'cdk8s';
 * import { TargetClusters } from 'cdk8s-daemonsets';
 *
 * const app = new App();
 * TargetClusters.of(app).use({ kubernetesVersion: '1.30+' });
 * ```
 */
export class TargetClusters {
  /**
   * The target clusters of all DaemonSets within a scope. An inner scope overrides an outer one.
   *
   * @param scope an app, a chart or another construct
   */
  public static of(scope: IConstruct): TargetClusters {
    checkScope('TargetClusters.of', scope);
    return new TargetClusters(scope);
  }

  /**
   * The validator of the nearest scope around a construct.
   *
   * @param otherwise the validator if no scope has one
   *
   * @internal
   */
  public static _validatorFor(construct: IConstruct, otherwise = DEFAULT): ObjectValidator {
    const { validators } = appState(construct);
    for (let scope: IConstruct | undefined = construct; scope && validators.size; scope = scope.node.scope) {
      const validator = validators.get(scope);
      if (validator) return validator;
    }
    return otherwise;
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Sets the target clusters, at any time before synth.
   *
   * @param props as for `DaemonSetValidator`
   */
  public use(props: DaemonSetValidatorProps): void {
    appState(this.scope).validators.set(this.scope, new ObjectValidator(props));
  }
}

const DEFAULT = new ObjectValidator();
