export const OS_LABEL = 'kubernetes.io/os';
export const ARCH_LABEL = 'kubernetes.io/arch';
/** `fargate` on the nodes of AWS Fargate. */
export const COMPUTE_TYPE_LABEL = 'eks.amazonaws.com/compute-type';
/** `virtual-kubelet` on virtual nodes. */
export const NODE_TYPE_LABEL = 'type';

/** The labels that a plan reads, besides those that the DaemonSets name. */
export const PLANNED_LABELS: readonly string[] = [OS_LABEL, ARCH_LABEL, COMPUTE_TYPE_LABEL, NODE_TYPE_LABEL];
