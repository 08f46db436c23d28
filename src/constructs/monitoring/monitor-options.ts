import { ConfigMapKeySelector, ObjectMeta, SecretKeySelector } from '../../model/generated/structs';

/**
 * A credential that Prometheus sends with each scrape, from a Secret.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface MonitorAuthorization {
  /**
   * The scheme in the header `Authorization`.
   *
   * @default 'Bearer'
   */
  readonly type?: string;

  /**
   * The key of a Secret in the namespace of the monitor.
   */
  readonly credentials: SecretKeySelector;
}

/**
 * A certificate in a Secret or a ConfigMap. Set exactly one member.
 */
export interface MonitorCertificate {
  /**
   * Key of a Secret in the namespace of the monitor.
   *
   * @default - not from a Secret
   */
  readonly secret?: SecretKeySelector;

  /**
   * Key of a ConfigMap in the namespace of the monitor.
   *
   * @default - not from a ConfigMap
   */
  readonly configMap?: ConfigMapKeySelector;
}

/**
 * How Prometheus verifies a target that it scrapes over TLS.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface MonitorTlsConfig {
  /**
   * The certificate authority that signed the certificate of the agent.
   *
   * @default - the authorities that the image of Prometheus trusts
   */
  readonly ca?: MonitorCertificate;

  /**
   * The name that the certificate of the agent must contain.
   *
   * @default - the scraped address
   */
  readonly serverName?: string;

  /**
   * Whether Prometheus accepts any certificate.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/**
 * A step that changes the labels of targets or samples, or drops targets or samples.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export interface RelabelConfig {
  /**
   * The action.
   *
   * One of `replace`, `keep`, `drop`, `hashmod`, `labelmap`, `labeldrop`, `labelkeep`, `lowercase`, `uppercase`, `keepequal`, `dropequal`.
   *
   * @default 'replace'
   */
  readonly action?:
    | 'replace'
    | 'keep'
    | 'drop'
    | 'hashmod'
    | 'labelmap'
    | 'labeldrop'
    | 'labelkeep'
    | 'lowercase'
    | 'uppercase'
    | 'keepequal'
    | 'dropequal';

  /**
   * The labels whose values are joined and matched.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * The separator between the joined values.
   *
   * @default ';'
   */
  readonly separator?: string;

  /**
   * A regular expression that must match all of the joined values.
   *
   * @default '(.*)'
   */
  readonly regex?: string;

  /**
   * The new value of the label. `$1` is the first group of the expression.
   *
   * @default '$1'
   */
  readonly replacement?: string;

  /**
   * The label to write.
   *
   * @default - none, for actions that write no label
   */
  readonly targetLabel?: string;

  /**
   * Divisor of the hash, for `hashmod`.
   *
   * @default - none
   */
  readonly modulus?: number;
}

/**
 * Options of both kinds of monitors.
 */
export interface MonitorOptions {
  /**
   * Whether the label `instance` is the name of the node instead of the address of the pod. The name stays the same when the node gets a new pod.
   *
   * @default true
   */
  readonly nodeAsInstance?: boolean;

  /**
   * Metadata of the monitor. Prometheus selects monitors by these labels.
   *
   * @default - name and namespace of the Service or DaemonSet, without labels
   */
  readonly metadata?: ObjectMeta;

  /**
   * The label whose value becomes the label `job` of the samples.
   *
   * @default - `app.kubernetes.io/name` if the selector has it, else the first label of the selector
   */
  readonly jobLabel?: string;
}

/**
 * How Prometheus scrapes one port.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface MonitorEndpoint {
  /**
   * Name of the port.
   */
  readonly port: string;

  /**
   * Path of the metrics.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * The protocol of the scrapes.
   *
   * One of `http`, `https`.
   *
   * @default 'http'
   */
  readonly scheme?: 'http' | 'https';

  /**
   * URL parameters, each with its values.
   *
   * @default - none
   */
  readonly params?: { [name: string]: string[] };

  /**
   * Time between scrapes, such as `30s`.
   *
   * @default - the setting of the Prometheus
   */
  readonly interval?: string;

  /**
   * How long a scrape may take, such as `10s`. It must not exceed the interval.
   *
   * @default - the setting of the Prometheus
   */
  readonly scrapeTimeout?: string;

  /**
   * Whether labels of the samples win over labels of the target with the same name.
   *
   * @default false
   */
  readonly honorLabels?: boolean;

  /**
   * How Prometheus verifies the target over TLS.
   *
   * @default - the defaults of Prometheus
   */
  readonly tlsConfig?: MonitorTlsConfig;

  /**
   * The credential for each scrape.
   *
   * @default - none
   */
  readonly authorization?: MonitorAuthorization;

  /**
   * Changes to the labels of the target. They apply after `nodeAsInstance`.
   *
   * @default - none
   */
  readonly relabelings?: RelabelConfig[];

  /**
   * Changes to the labels of the samples. They can also drop samples.
   *
   * @default - none
   */
  readonly metricRelabelings?: RelabelConfig[];
}

/**
 * How Prometheus scrapes one port of a Service.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface ServiceMonitorEndpoint extends MonitorEndpoint {
  /**
   * A file in the container of Prometheus with the token that it sends, such as the token of its service account. A PodMonitor cannot name a file.
   *
   * @default - none
   */
  readonly bearerTokenFile?: string;
}
