import { OptionalSourceOptions } from './env-options';
import { required } from './given';
import { EnvVar, FileKeySelector, ResourceFieldSelector } from '../model/generated/structs';

/**
 * Creates environment variables of containers.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
 */
export class EnvVars {
  /**
   * A fixed text. The kubelet replaces `$(NAME)` by the value of a variable that is defined earlier, and `$$(NAME)` by the text `$(NAME)`.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
   */
  public static value(name: string, value: string): EnvVar {
    return { name, value: required('EnvVars.value', `the value of '${name}'`, value) };
  }

  /**
   * A field of the pod, such as `metadata.labels['app']` or `spec.serviceAccountName`.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static fromField(name: string, fieldPath: string): EnvVar {
    return { name, valueFrom: { fieldRef: { fieldPath } } };
  }

  /**
   * The name of the node that the pod runs on.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static nodeName(name: string): EnvVar {
    return EnvVars.fromField(name, 'spec.nodeName');
  }

  /**
   * The IP address of the node that the pod runs on.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static hostIP(name: string): EnvVar {
    return EnvVars.fromField(name, 'status.hostIP');
  }

  /**
   * The IP address of the pod. In the host network, it is the address of the node.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podIP(name: string): EnvVar {
    return EnvVars.fromField(name, 'status.podIP');
  }

  /**
   * The name of the pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podName(name: string): EnvVar {
    return EnvVars.fromField(name, 'metadata.name');
  }

  /**
   * The namespace of the pod.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef
   */
  public static podNamespace(name: string): EnvVar {
    return EnvVars.fromField(name, 'metadata.namespace');
  }

  /**
   * A key of a ConfigMap in the namespace of the pod. The value does not change while the container runs.
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
   * A key of a Secret in the namespace of the pod. The value does not change while the container runs.
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
   * A request or limit of a container, such as `limits.memory`, in units of the divisor.
   *
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef
   */
  public static fromResource(name: string, resource: ResourceFieldSelector): EnvVar {
    return { name, valueFrom: { resourceFieldRef: resource } };
  }

  /**
   * A variable in a file that an init container writes to an `emptyDir` volume. Needs Kubernetes 1.35, or 1.34 with the feature gate `EnvFiles`.
   *
   * @see https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
   */
  public static fromFile(name: string, file: FileKeySelector): EnvVar {
    return { name, valueFrom: { fileKeyRef: file } };
  }

  private constructor() {}
}
