/**
 * One field that two versions of a manifest do not agree on.
 */
export interface FieldDifference {
  /**
   * Where, such as `spec.template.spec.containers[agent].image`. Entries of lists go by their name where they have one.
   */
  readonly field: string;

  /**
   * What the old version has, as JSON.
   *
   * @default - it has none, or it may be secret
   */
  readonly before?: string;

  /**
   * What the new version has, as JSON.
   *
   * @default - it has none, or it may be secret
   */
  readonly after?: string;
}

/**
 * What becomes of one DaemonSet when its new version is applied over the old one.
 */
export interface DaemonSetChange {
  /**
   * Its namespace.
   */
  readonly namespace: string;

  /**
   * Its name.
   */
  readonly name: string;

  /**
   * `added`, `removed`, `changed` or `unchanged`.
   */
  readonly kind: 'added' | 'removed' | 'changed' | 'unchanged';

  /**
   * Why the server refuses the update, after which nothing else of it happens; empty where it does not.
   */
  readonly refused: string[];

  /**
   * Nodes that get a pod and had none.
   */
  readonly gains: string[];

  /**
   * Nodes that lose their pod.
   */
  readonly losses: string[];

  /**
   * Nodes whose pod is replaced by one of the new template; of `OnDelete`, once someone deletes the old one.
   */
  readonly restarts: string[];

  /**
   * Nodes whose pod stays as it is.
   */
  readonly untouched: string[];

  /**
   * What changes in the pod template. One of them is enough for all pods to restart.
   */
  readonly templateDifferences: FieldDifference[];

  /**
   * What changes elsewhere, for which no pod restarts.
   */
  readonly otherDifferences: FieldDifference[];
}
