import { ApiObjectMetadata } from 'cdk8s';
import { KubernetesEvents, LogAggregatorTls } from './options';
import {
  ResourceRequirements,
  SecretKeySelector,
  Toleration,
  TopologySpreadConstraint,
} from '../../model/generated/structs';
import { LogAgent } from '../agent';
import { LogOutput } from '../outputs/log-output';
import { LogRouting } from '../routing/routing';
import { LogStep } from '../steps/log-step';

/**
 * A log aggregator.
 */
export interface LogAggregatorProps {
  /**
   * The agent that aggregates: `new FluentBit()`, which collectors send to by the Forward protocol, or `new OpenTelemetryCollector()`, which they send to by
   * OTLP.
   */
  readonly agent: LogAgent;

  /**
   * Certificates between collectors and the aggregator.
   */
  readonly tls: LogAggregatorTls;

  /**
   * Name, namespace, labels and annotations of the StatefulSet and its Services.
   *
   * @default - a generated name, in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The key that collectors and aggregator share, from a Secret of the same namespace. Only for `FluentBit`.
   *
   * @default - none
   */
  readonly sharedKey?: SecretKeySelector;

  /**
   * Port that collectors send to, 1 to 65535.
   *
   * @default - 24224 for `FluentBit`, 4317 for `OpenTelemetryCollector`
   */
  readonly port?: number;

  /**
   * Whether the aggregator reads the events of Kubernetes as well. There is one reader for a cluster, so `replicas` is 1 then.
   *
   * @default - no events
   */
  readonly kubernetesEvents?: KubernetesEvents;

  /**
   * What is done to every record, in this order; see `LogCollectorDaemonSet`. A record has all that its collector gave it.
   *
   * @default - records go out as they come
   */
  readonly steps?: LogStep[];

  /**
   * Where logs go to; at least one.
   */
  readonly outputs: LogOutput[];

  /**
   * How records find their outputs, where outputs have conditions.
   *
   * @default - every output takes what meets its condition, and every record has to have one
   */
  readonly routing?: LogRouting;

  /**
   * Number of pods, at least 1.
   *
   * @default - 2, or 1 with `kubernetesEvents`
   */
  readonly replicas?: number;

  /**
   * Size of the volume of each pod, a quantity of bytes. Nine tenths of it hold what servers do not take.
   *
   * @default '10Gi'
   */
  readonly storage?: string;

  /**
   * Class of the volumes.
   *
   * @default - that of the cluster
   */
  readonly storageClassName?: string;

  /**
   * What happens when a volume is full, `wait` or `dropOldest`; see `LogCollectorDaemonSet`. Collectors keep what an aggregator that waits does not take.
   *
   * @default 'wait'
   */
  readonly whenFull?: 'wait' | 'dropOldest';

  /**
   * Requests and limits of the agent's container; the limit of memory is needed.
   *
   * @default - requests of 100m CPU and 256Mi memory, a limit of 512Mi memory
   */
  readonly resources?: ResourceRequirements;

  /**
   * Port of the agent's own metrics and health, 1 to 65535.
   *
   * @default - as for `LogCollectorDaemonSet`
   */
  readonly metricsPort?: number;

  /**
   * Time to send what is in memory, in seconds.
   *
   * @default 60
   */
  readonly terminationGracePeriodSeconds?: number;

  /**
   * Labels of the nodes that may run the pods.
   *
   * @default - Linux
   */
  readonly nodeSelector?: { [key: string]: string };

  /**
   * Taints that the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * How the pods are spread.
   *
   * @default - over nodes, as far as possible
   */
  readonly topologySpreadConstraints?: TopologySpreadConstraint[];

  /**
   * Name of the priority class of the pods.
   *
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;
}
