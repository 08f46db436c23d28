import { OptionalSourceOptions } from './env-options';
import { required } from './given';
import { EnvVar, FileKeySelector, ResourceFieldSelector } from '../model/generated/structs';

/**
 * Makes environment variables of containers.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export class EnvVars {
  /**
   * A fixed text. `$(NAME)` in it stands for a variable defined before, `$$(NAME)` for that very text.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   */
  public static value(name: string, value: string): EnvVar {
    return { name, value: required('EnvVars.value', `the value of '${name}'`, value) };
  }

  /**
   * A field of the pod, as `metadata.labels['app']` or `spec.serviceAccountName`.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static fromField(name: string, fieldPath: string): EnvVar {
    return { name, valueFrom: { fieldRef: { fieldPath } } };
  }

  /**
   * Name of the node that the pod runs on.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static nodeName(name: string): EnvVar {
    return EnvVars.fromField(name, 'spec.nodeName');
  }

  /**
   * IP address of the node that the pod runs on.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static hostIP(name: string): EnvVar {
    return EnvVars.fromField(name, 'status.hostIP');
  }

  /**
   * IP address of the pod; on the host network that of the node.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podIP(name: string): EnvVar {
    return EnvVars.fromField(name, 'status.podIP');
  }

  /**
   * Name of the pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podName(name: string): EnvVar {
    return EnvVars.fromField(name, 'metadata.name');
  }

  /**
   * Namespace of the pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podNamespace(name: string): EnvVar {
    return EnvVars.fromField(name, 'metadata.namespace');
  }

  /**
   * One key of a ConfigMap in the namespace of the pod. Read when the container starts, not again.
   *
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
   */
  public static fromConfigMapKey(
    name: string,
    configMapName: string,
    key: string,
    options: OptionalSourceOptions = {},
  ): EnvVar {
    return { name, valueFrom: { configMapKeyRef: { name: configMapName, key, ...options } } };
  }

  /**
   * One key of a Secret in the namespace of the pod. Read when the container starts, not again.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
   */
  public static fromSecretKey(
    name: string,
    secretName: string,
    key: string,
    options: OptionalSourceOptions = {},
  ): EnvVar {
    return { name, valueFrom: { secretKeyRef: { name: secretName, key, ...options } } };
  }

  /**
   * What a container requests or is limited to, such as `limits.memory`, in units of the divisor.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
   */
  public static fromResource(name: string, resource: ResourceFieldSelector): EnvVar {
    return { name, valueFrom: { resourceFieldRef: resource } };
  }

  /**
   * One variable of a file that an init container has written to an `emptyDir` volume. Since Kubernetes 1.34 behind the gate
   * `EnvFiles`, on since 1.35.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
   */
  public static fromFile(name: string, file: FileKeySelector): EnvVar {
    return { name, valueFrom: { fileKeyRef: file } };
  }

  private constructor() {}
}
