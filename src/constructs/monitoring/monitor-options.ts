import { ConfigMapKeySelector, ObjectMeta, SecretKeySelector } from '../../model/generated/structs';

/**
 * What Prometheus shows the agent of itself: a credential of a Secret.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface MonitorAuthorization {
  /**
   * Scheme of the header `Authorization`.
   *
   * @default 'Bearer'
   */
  readonly type?: string;

  /**
   * Key of a Secret in the namespace of the monitor.
   */
  readonly credentials: SecretKeySelector;
}

/**
 * A certificate of a Secret or a ConfigMap. Exactly one member is set.
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
 * How Prometheus checks whom it scrapes over TLS.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface MonitorTlsConfig {
  /**
   * The certificate authority that signed the agent's certificate.
   *
   * @default - those that the image of Prometheus trusts
   */
  readonly ca?: MonitorCertificate;

  /**
   * Name that the agent's certificate must be for.
   *
   * @default - the address that is scraped
   */
  readonly serverName?: string;

  /**
   * Whether any certificate will do.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/**
 * One step that changes the labels of targets or samples, or drops them.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 */
export interface RelabelConfig {
  /**
   * What is done.
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
   * Labels whose values are joined and looked at.
   *
   * @default - none
   */
  readonly sourceLabels?: string[];

  /**
   * What stands between the joined values.
   *
   * @default ';'
   */
  readonly separator?: string;

  /**
   * Regular expression that must match the whole of the joined values.
   *
   * @default '(.*)'
   */
  readonly regex?: string;

  /**
   * What the label becomes; `$1` is the first group of the expression.
   *
   * @default '$1'
   */
  readonly replacement?: string;

  /**
   * The label that is written.
   *
   * @default - none, for actions that write none
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
 * What monitors of both kinds have.
 */
export interface MonitorOptions {
  /**
   * Whether a target is called by its node, and not by an address that the next pod of this node does not have.
   *
   * @default true
   */
  readonly nodeAsInstance?: boolean;

  /**
   * Metadata of the monitor; its labels are those by which a Prometheus selects its monitors.
   *
   * @default - name and namespace of what is monitored, no labels
   */
  readonly metadata?: ObjectMeta;

  /**
   * Label whose value is the `job` of the samples.
   *
   * @default - `app.kubernetes.io/name` where it is selected by, else the first of these labels
   */
  readonly jobLabel?: string;
}

/**
 * How one port is scraped.
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
   * `http` or `https`.
   *
   * @default 'http'
   */
  readonly scheme?: 'http' | 'https';

  /**
   * Parameters of the query, each with its values.
   *
   * @default - none
   */
  readonly params?: { [name: string]: string[] };

  /**
   * Time between scrapes, such as `30s`.
   *
   * @default - that of the Prometheus
   */
  readonly interval?: string;

  /**
   * How long a scrape may take, such as `10s`; not more than the interval.
   *
   * @default - that of the Prometheus
   */
  readonly scrapeTimeout?: string;

  /**
   * Whether labels of the samples go before those of the target where both have one of a name.
   *
   * @default false
   */
  readonly honorLabels?: boolean;

  /**
   * Checks of TLS.
   *
   * @default - those of Prometheus
   */
  readonly tlsConfig?: MonitorTlsConfig;

  /**
   * Credential of each scrape.
   *
   * @default - none
   */
  readonly authorization?: MonitorAuthorization;

  /**
   * Changes to the labels of the target, after the one that makes the node its `instance`.
   *
   * @default - none
   */
  readonly relabelings?: RelabelConfig[];

  /**
   * Changes to the labels of the samples, or to which are kept.
   *
   * @default - none
   */
  readonly metricRelabelings?: RelabelConfig[];
}

/**
 * How one port of a Service is scraped.
 *
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export interface ServiceMonitorEndpoint extends MonitorEndpoint {
  /**
   * File within Prometheus with the token that each scrape shows, such as that of its own service account. A PodMonitor cannot name a file.
   *
   * @default - none
   */
  readonly bearerTokenFile?: string;
}
