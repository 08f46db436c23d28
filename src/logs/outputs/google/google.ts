import { SecretKeySelector } from '../../../model/generated/structs';

/**
 * Google Cloud Logging. With Fluent Bit, an entry is a record with its fields, of the resource `generic_node`; with the OpenTelemetry Collector it is
 * the line, of the resource `k8s_container`, with all else as labels.
 */
export interface GoogleCloudLoggingOutput {
  /**
   * ID of the project.
   */
  readonly project: string;

  /**
   * Region or zone of the cluster.
   */
  readonly location: string;

  /**
   * Name of the cluster.
   */
  readonly cluster: string;

  /**
   * The key of a service account of Google Cloud, a file in JSON, from a Secret of the same namespace.
   *
   * @default - the identity that the cloud gives to the service account (Workload Identity Federation for GKE), or to the node
   */
  readonly credentials?: SecretKeySelector;
}
