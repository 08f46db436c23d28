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

  /**
   * Messages of the kernel of the node, from the journal of systemd.
   *
   * @default - not this input
   */
  readonly kernel?: KernelInput;

  /**
   * The audit log of the API server, on nodes of the control plane. Its events are parsed fields.
   *
   * @default - not this input
   */
  readonly audit?: AuditLogInput;

  /**
   * What pods of the node send by OTLP.
   *
   * @default - not this input
   */
  readonly otlp?: OtlpInput;

  /**
   * What pods of the node send by the Forward protocol of Fluentd.
   *
   * @default - not this input
   */
  readonly forward?: ForwardInput;

  /**
   * What pods of the node send by syslog.
   *
   * @default - not this input
   */
  readonly syslog?: SyslogInput;
}

/**
 * What inputs that read files have in common.
 */
export interface LogFileOptions {
  /**
   * Where reading begins in files that are there when the collector comes to a node: at their `head`, or with what is written from `now` on. A file
   * that appears later is read from its head.
   *
   * @default 'head' - or 'now' with state.lostOnRestart, which would send everything again at each restart
   */
  readonly readFrom?: 'head' | 'now';

  /**
   * Files that were last written to longer ago than this are left out: a whole number with `s`, `m`, `h` or `d`, such as `24h`.
   *
   * @default - none is too old
   */
  readonly ignoreOlder?: string;

  /**
   * Languages whose stack traces become one record instead of one a line: `java`, `python`, `go`, `ruby`, `dotnet`. A line joins the one before when
   * it looks like the continuation of a stack trace; docs/log-pipelines.md has the patterns.
   *
   * @default - each line is a record
   */
  readonly multiline?: ('java' | 'python' | 'go' | 'ruby' | 'dotnet')[];

  /**
   * A pattern of the first line of a record; lines that do not match join the one before. Not with `multiline`.
   *
   * @default - each line is a record
   * @see https://github.com/google/re2/wiki/Syntax
   */
  readonly multilineStart?: string;
}

/**
 * The output of containers, as the container runtime writes it to files of the node. Lines that the runtime has split are joined.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/
 */
export interface ContainerLogsInput extends LogFileOptions {
  /**
   * How the runtime writes: `cri` for containerd and CRI-O, `docker` for Docker's JSON files, `both` for clusters that have nodes of either kind.
   *
   * @default 'cri' - what every Kubernetes node since 1.24 writes, unless it runs cri-dockerd
   */
  readonly format?: 'cri' | 'docker' | 'both';

  /**
   * Namespaces whose containers are read, `*` for any text: `team-a-*`.
   *
   * @default - all but excludeNamespaces
   */
  readonly includeNamespaces?: string[];

  /**
   * Namespaces whose containers are left out, `*` for any text: `load-*`. The collector always leaves out its own output, which would feed itself.
   *
   * @default - none
   */
  readonly excludeNamespaces?: string[];

  /**
   * Labels that a pod must have, all of them with these values. They come from the API server: while it does not answer, records are dropped that would
   * be kept.
   *
   * @default - whatever labels a pod has
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations that a pod must have, all of them with these values. They take `kubernetesMetadata.annotations`.
   *
   * @default - whatever annotations a pod has
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'containers'
   */
  readonly tag?: string;

  /**
   * Docker's data directory on the node, where the links of the log files end. Only with `format: 'docker'` or `'both'`.
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
export interface LogFilesInput extends LogFileOptions {
  /**
   * Absolute path, `*` for any text within one name. Its folder, up to the first `*`, is mounted read-only.
   */
  readonly path: string;

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   */
  readonly tag: string;

  /**
   * Absolute paths of files that are left out, `*` for any text within one name.
   *
   * @default - none
   */
  readonly exclude?: string[];
}

/**
 * Messages of the kernel.
 */
export interface KernelInput {
  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'kernel'
   */
  readonly tag?: string;
}

/**
 * The audit log of the API server.
 *
 * @see https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
 */
export interface AuditLogInput {
  /**
   * Absolute path of the file that `--audit-log-path` of the API server names.
   *
   * @default '/var/log/kubernetes/audit/audit.log'
   */
  readonly path?: string;

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'audit'
   */
  readonly tag?: string;
}

/**
 * A receiver of OTLP.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/
 */
export interface OtlpInput {
  /**
   * Port for OTLP by HTTP, 1 to 65535.
   *
   * @default 4318
   */
  readonly httpPort?: number;

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'otlp'
   */
  readonly tag?: string;
}

/**
 * A receiver of the Forward protocol.
 *
 * @see https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1
 */
export interface ForwardInput {
  /**
   * 1 to 65535.
   *
   * @default 24224
   */
  readonly port?: number;

  /**
   * Tag of the records, whatever tag they came with: lower-case letters, digits, dots and dashes.
   *
   * @default 'forward'
   */
  readonly tag?: string;
}

/**
 * A receiver of syslog.
 */
export interface SyslogInput {
  /**
   * 1 to 65535.
   *
   * @default 5140
   */
  readonly port?: number;

  /**
   * How messages come: by `tcp`, one a line, or by `udp`, one a packet.
   *
   * @default 'udp'
   */
  readonly protocol?: 'tcp' | 'udp';

  /**
   * The form of the messages: `rfc3164`, as traditional programs write, or `rfc5424`.
   *
   * @default 'rfc3164'
   */
  readonly form?: 'rfc3164' | 'rfc5424';

  /**
   * Tag of the records: lower-case letters, digits, dots and dashes.
   *
   * @default 'syslog'
   */
  readonly tag?: string;
}
