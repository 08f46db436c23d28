/**
 * Where logs come from. Exactly one member is set, as in a Kubernetes volume.
 */
export interface LogInput {
  /**
   * The output of all containers of the node.
   *
   * @default - not this input
   */
  readonly containerLogs?: ContainerLogsInput;

  /**
   * The journal of systemd on the node.
   *
   * @default - not this input
   */
  readonly journald?: JournaldInput;

  /**
   * Text files of the node, a record a line, of whatever owner: the collector gets the capability DAC_READ_SEARCH. Fluent Bit cuts lines after
   * 255,999 bytes.
   *
   * @default - not this input
   */
  readonly files?: LogFilesInput;
}

/**
 * The output of containers, as the container runtime writes it to files of the node. Lines that the runtime has split are joined.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/
 */
export interface ContainerLogsInput {
  /**
   * How the runtime writes: `cri` for containerd and CRI-O, `docker` for Docker's JSON files.
   *
   * @default 'cri' - what every Kubernetes node since 1.24 writes, unless it runs cri-dockerd
   */
  readonly format?: 'cri' | 'docker';

  /**
   * Namespaces whose containers are left out. The collector always leaves out its own output, which would feed itself.
   *
   * @default - none
   */
  readonly excludeNamespaces?: string[];

  /**
   * Docker's data directory on the node, where the links of the log files end. Only with `format: 'docker'`.
   *
   * @default '/var/lib/docker'
   */
  readonly dockerRoot?: string;
}

/**
 * The journal of systemd, from disk and from memory.
 */
export interface JournaldInput {
  /**
   * The units to read, with their suffix: `kubelet.service`.
   *
   * @default - all of the journal
   */
  readonly units?: string[];

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'journal'
   */
  readonly tag?: string;
}

/**
 * Text files of the node.
 */
export interface LogFilesInput {
  /**
   * Absolute path, `*` for any text within one name. Its folder, up to the first `*`, is mounted read-only.
   */
  readonly path: string;

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   */
  readonly tag: string;
}
