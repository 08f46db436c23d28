import { required } from './given';
import { ResourceRequirements } from '../model/generated/structs';

/**
 * Creates quantities of CPU and memory, and the requests and limits that node agents commonly have.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export class ResourceQuantities {
  /**
   * CPU in thousandths of a core, a whole number from 0: `250` is a quarter of a core, `'250m'`.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-cpu
   */
  public static millicores(amount: number): string {
    return quantity(amount, 'm');
  }

  /**
   * Memory or storage in units of 2^20 bytes, a whole number from 0: `200` is `'200Mi'`.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory
   */
  public static mebibytes(amount: number): string {
    return quantity(amount, 'Mi');
  }

  /**
   * Memory or storage in units of 2^30 bytes, a whole number from 0: `2` is `'2Gi'`.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory
   */
  public static gibibytes(amount: number): string {
    return quantity(amount, 'Gi');
  }

  /**
   * Requests CPU and memory, and limits only memory. A memory leak then kills the container instead of the node, and the container can use idle CPU
   * without throttling.
   *
   * @param cpu requested CPU, such as `'100m'`
   * @param memory requested memory, such as `'200Mi'`
   * @param memoryLimit memory above which the container is killed; by default the requested memory
   * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
   */
  public static withoutCpuLimit(cpu: string, memory: string, memoryLimit?: string): ResourceRequirements {
    const requests = amounts('withoutCpuLimit', cpu, memory);
    return { requests, limits: { memory: memoryLimit ?? memory } };
  }

  /**
   * Sets requests and limits to the same values. If all containers of a pod are like this, the pod has the quality of service class `Guaranteed`:
   * it is killed last when the node runs out of memory, and whole CPUs can be pinned to it.
   *
   * @param cpu CPU for request and limit, such as `'500m'`
   * @param memory memory for request and limit, such as `'200Mi'`
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/#guaranteed
   */
  public static guaranteed(cpu: string, memory: string): ResourceRequirements {
    return { requests: amounts('guaranteed', cpu, memory), limits: { cpu, memory } };
  }

  private constructor() {}
}

function quantity(amount: number, suffix: string): string {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new Error(
      `${amount} is not an amount in '${suffix}'; give a whole number from 0, or write the quantity as text`,
    );
  }
  return `${amount}${suffix}`;
}

function amounts(method: string, cpu: string, memory: string): { cpu: string; memory: string } {
  return {
    cpu: required(`ResourceQuantities.${method}`, 'cpu', cpu),
    memory: required(`ResourceQuantities.${method}`, 'memory', memory),
  };
}
