import { PatternOptions } from '../../patterns/options';

/**
 * What the metadata of a node says of its cluster.
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
   * Identifier of the cluster at Dynatrace, as `KUBERNETES_CLUSTER-0123456789ABCDEF`.
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
   * `classicFullStack`: the agent installs itself on the node and watches every process. `cloudNativeFullStack` and `hostMonitoring`: it only reads the
   * node, without root.
   */
  readonly mode: 'classicFullStack' | 'cloudNativeFullStack' | 'hostMonitoring';

  /**
   * Identifier of the tenant, as `abc12345`. Its token is the key `tenant-token` of the Secret `<dynakube>-oneagent-tenant-secret`, which you make.
   */
  readonly tenant: string;

  /**
   * The cluster of the nodes.
   */
  readonly cluster: OneAgentCluster;

  /**
   * Where the agent connects to; makes the ConfigMaps that the pods read.
   *
   * @default - the operator makes the ConfigMaps
   */
  readonly servers?: string[];

  /**
   * What the names of ConfigMaps and Secrets begin with.
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
   * Where the agent keeps its data in the modes that only read the node: `csi`, a volume of Dynatrace's CSI driver, or a directory of the node.
   *
   * @default '/var/opt/dynatrace'
   */
  readonly storage?: string;

  /**
   * URL of a proxy without user and password; the Secret `<dynakube>-internal-proxy` has the whole.
   *
   * @default - none
   */
  readonly proxy?: string;

  /**
   * What is reached without the proxy.
   *
   * @default - nothing
   */
  readonly noProxy?: string;

  /**
   * Zone of the network that the agent is in.
   *
   * @default - none
   */
  readonly networkZone?: string;

  /**
   * Group of hosts.
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
   * Whether the agent asks the kubelet for the pods whose logs the log module reads.
   *
   * @default false
   */
  readonly logMonitoring?: boolean;

  /**
   * Whether a pod whose watchdog is gone is restarted.
   *
   * @default true
   */
  readonly livenessProbe?: boolean;

  /**
   * Why the agent runs privileged instead of with the capabilities that it needs.
   *
   * @default - it has fifteen capabilities
   */
  readonly privilegedReason?: string;

  /**
   * How AppArmor is told: by the field, which Kubernetes 1.30 and newer know, or by the annotation.
   * One of `Field`, `Annotation`.
   *
   * @default 'Field'
   */
  readonly appArmor?: 'Field' | 'Annotation';
}
