import { AwsAccessKey } from '../aws';

/**
 * Amazon CloudWatch Logs. An event is a record in JSON; each node writes to a stream of its own name.
 */
export interface CloudWatchLogsOutput {
  /**
   * Region of the log group.
   */
  readonly region: string;

  /**
   * The log group, which has to exist.
   */
  readonly logGroup: string;

  /**
   * The access key.
   *
   * @default - the identity that the cloud gives to the service account, such as by the annotation `eks.amazonaws.com/role-arn`, or to the node
   */
  readonly accessKey?: AwsAccessKey;
}
