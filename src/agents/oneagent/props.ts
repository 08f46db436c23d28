import { PatternOptions } from '../../patterns/options';

/**
 * The cluster, as the metadata of its nodes describes it.
 */
export interface OneAgentCluster {
  /**
   * Name of the cluster.
   */
  readonly name: string;

  /**
   * UID of the namespace `kube-system`.
   */
  readonly uid: string;

  /**
   * Identifier of the cluster in Dynatrace, such as `KUBERNETES_CLUSTER-0123456789ABCDEF`.
   *
   * @default - not known
   */
  readonly entityId?: string;
}

/**
 * Dynatrace OneAgent on every node.
 */
export interface OneAgentDaemonSetProps extends PatternOptions {
  /**
   * `classicFullStack`: the agent installs itself on the node and watches every process. `cloudNativeFullStack` and `hostMonitoring`: it only reads
   * the node, without root.
   */
  readonly mode: 'classicFullStack' | 'cloudNativeFullStack' | 'hostMonitoring';

  /**
   * Identifier of the tenant, such as `abc12345`. Its token is the key `tenant-token` of the Secret `<dynakube>-oneagent-tenant-secret`, which you
   * make.
   */
  readonly tenant: string;

  /**
   * The cluster of the nodes.
   */
  readonly cluster: OneAgentCluster;

  /**
   * The servers that the agent connects to. If you set them, the ConfigMaps that the pods read are created.
   *
   * @default - the operator creates the ConfigMaps
   */
  readonly servers?: string[];

  /**
   * The prefix of the names of ConfigMaps and Secrets.
   *
   * @default 'dynakube'
   */
  readonly dynakube?: string;

  /**
   * Version of the agent.
   *
   * @default '1.319.62.20250804-132534'
   */
  readonly version?: string;

  /**
   * Architectures of the nodes. The images of the tenant's own registry are for amd64 only.
   *
   * @default - amd64, arm64, ppc64le and s390x
   */
  readonly architectures?: string[];

  /**
   * Where the agent stores its data in the modes without root: `csi`, a volume of Dynatrace's CSI driver, or a directory of the node.
   *
   * @default '/var/opt/dynatrace'
   */
  readonly storage?: string;

  /**
   * URL of a proxy without user and password. The Secret `<dynakube>-internal-proxy` holds the complete URL.
   *
   * @default - none
   */
  readonly proxy?: string;

  /**
   * Hosts that are reached without the proxy.
   *
   * @default - nothing
   */
  readonly noProxy?: string;

  /**
   * The network zone of the agent.
   *
   * @default - none
   */
  readonly networkZone?: string;

  /**
   * The host group of the nodes.
   *
   * @default - none
   */
  readonly hostGroup?: string;

  /**
   * Secret whose key `server.crt` is the certificate of the ActiveGate.
   *
   * @default - none
   */
  readonly activeGateTlsSecret?: string;

  /**
   * Whether the agent queries the kubelet for the pods whose logs the log module reads.
   *
   * @default false
   */
  readonly logMonitoring?: boolean;

  /**
   * Whether a container without a running watchdog is restarted.
   *
   * @default true
   */
  readonly livenessProbe?: boolean;

  /**
   * The reason for running the agent privileged instead of with the capabilities that it needs.
   *
   * @default - it runs with fifteen capabilities
   */
  readonly privilegedReason?: string;

  /**
   * How the manifest exempts the agent from AppArmor: by the field, which Kubernetes 1.30 and newer know, or by the annotation.
   * One of `Field`, `Annotation`.
   *
   * @default 'Field'
   */
  readonly appArmor?: 'Field' | 'Annotation';
}
