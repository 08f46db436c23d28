import { EnvFromSourceOptions } from './env-options';
import { given, required } from './given';
import { EnvFromSource } from '../model/generated/structs';

/**
 * Turns all keys of a ConfigMap or Secret into environment variables. A variable of the same name in `env` of the container takes precedence.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 */
export class EnvFromSources {
  /**
   * Uses all keys of a ConfigMap in the namespace of the pod.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
   */
  public static configMap(configMapName: string, options: EnvFromSourceOptions = {}): EnvFromSource {
    const { optional, prefix } = required('EnvFromSources.configMap', 'options', options);
    return { configMapRef: { name: configMapName, ...given({ optional }) }, ...given({ prefix }) };
  }

  /**
   * Uses all keys of a Secret in the namespace of the pod.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
   */
  public static secret(secretName: string, options: EnvFromSourceOptions = {}): EnvFromSource {
    const { optional, prefix } = required('EnvFromSources.secret', 'options', options);
    return { secretRef: { name: secretName, ...given({ optional }) }, ...given({ prefix }) };
  }

  private constructor() {}
}
