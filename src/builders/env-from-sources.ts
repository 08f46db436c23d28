import { EnvFromSourceOptions } from './env-options';
import { given, required } from './given';
import { EnvFromSource } from '../model/generated/structs';

/**
 * Makes environment variables of all keys of a ConfigMap or Secret. A variable of the container's `env` wins over one made here.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#configure-all-key-value-pairs-in-a-configmap-as-container-environment-variables
 */
export class EnvFromSources {
  /**
   * All keys of a ConfigMap in the namespace of the pod.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
   */
  public static configMap(configMapName: string, options: EnvFromSourceOptions = {}): EnvFromSource {
    const { optional, prefix } = required('EnvFromSources.configMap', 'options', options);
    return { configMapRef: { name: configMapName, ...given({ optional }) }, ...given({ prefix }) };
  }

  /**
   * All keys of a Secret in the namespace of the pod.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
   */
  public static secret(secretName: string, options: EnvFromSourceOptions = {}): EnvFromSource {
    const { optional, prefix } = required('EnvFromSources.secret', 'options', options);
    return { secretRef: { name: secretName, ...given({ optional }) }, ...given({ prefix }) };
  }

  private constructor() {}
}
