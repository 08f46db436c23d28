/**
 * A line that a container or program has written, whole: runtimes split long ones and agents join them again.
 */
export interface SampleLogLine {
  /**
   * The text, without the prefix or JSON of the container runtime.
   */
  readonly line: string;

  /**
   * Index of the input that reads it.
   *
   * @default 0
   */
  readonly input?: number;

  /**
   * When it was written, as RFC 3339.
   *
   * @default '1970-01-01T00:00:00Z'
   */
  readonly time?: string;

  /**
   * Where a container wrote it: `stdout` or `stderr`.
   *
   * @default 'stdout'
   */
  readonly stream?: 'stdout' | 'stderr';

  /**
   * The node.
   *
   * @default 'node'
   */
  readonly node?: string;

  /**
   * Namespace of the pod.
   *
   * @default 'default'
   */
  readonly namespace?: string;

  /**
   * Name of the pod.
   *
   * @default 'pod'
   */
  readonly pod?: string;

  /**
   * Name of the container.
   *
   * @default 'container'
   */
  readonly container?: string;

  /**
   * Labels of the pod.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the pod.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * What one output receives.
 */
export interface SimulatedLogOutput {
  /**
   * The member of `LogOutput` that it is, such as `loki`.
   */
  readonly kind: string;

  /**
   * The records in the order in which their lines came.
   */
  readonly records: SimulatedLogRecord[];
}

/**
 * A record as an output receives it.
 */
export interface SimulatedLogRecord {
  /**
   * Time of the record as RFC 3339 in UTC, with nine digits of a second.
   */
  readonly time: string;

  /**
   * The fields, as docs/log-pipelines.md describes them.
   */
  readonly fields: { [name: string]: any };
}
