/**
 * One field that the API server stores with different values for two versions of a manifest.
 */
export interface FieldDifference {
  /**
   * The field, such as `spec.template.spec.containers[agent].image`. List entries are identified by name if they have
   * one.
   */
  readonly field: string;

  /**
   * The old value as JSON.
   *
   * @default - no value, or the value may be secret
   */
  readonly before?: string;

  /**
   * The new value as JSON.
   *
   * @default - no value, or the value may be secret
   */
  readonly after?: string;
}

/**
 * The effect of applying a new version of a DaemonSet over the old one.
 */
export interface DaemonSetChange {
  /**
   * The namespace.
   */
  readonly namespace: string;

  /**
   * The name.
   */
  readonly name: string;

  /**
   * `added`, `removed`, `changed` or `unchanged`.
   */
  readonly kind: 'added' | 'removed' | 'changed' | 'unchanged';

  /**
   * Why the server rejects the update; empty if it does not. A rejected update has no other effect.
   */
  readonly refused: string[];

  /**
   * The nodes that get a pod and had none.
   */
  readonly gains: string[];

  /**
   * The nodes that lose their pod.
   */
  readonly losses: string[];

  /**
   * The nodes whose pod is replaced by a pod of the new template; with `OnDelete`, after someone deletes the old pod.
   */
  readonly restarts: string[];

  /**
   * The nodes whose pod does not change.
   */
  readonly untouched: string[];

  /**
   * The changes in the pod template. Any of them restarts all pods.
   */
  readonly templateDifferences: FieldDifference[];

  /**
   * The other changes, which restart no pods.
   */
  readonly otherDifferences: FieldDifference[];
}
