import { SecretKeySelector } from '../../../model/generated/structs';
import { AwsAccessKey } from '../aws';

/**
 * Amazon S3, or what speaks its protocol, such as MinIO, Ceph, Cloudflare R2 and Google Cloud Storage by its XML API. An object holds records as JSON
 * lines, each with its time as the field `time`; its key is `<prefix>/<year>/<month>/<day>/<hour>/<a name of its own>`.
 */
export interface S3Output {
  /**
   * Name of the bucket, which has to exist.
   */
  readonly bucket: string;

  /**
   * Region of the bucket. Servers other than AWS mostly take any.
   */
  readonly region: string;

  /**
   * Address of a server that is not AWS: `https://<host>:<port>` or `http://<host>:<port>`. The bucket is in the path of requests then.
   *
   * @default - AWS
   */
  readonly endpoint?: string;

  /**
   * Begin of the keys of all objects.
   *
   * @default 'logs'
   */
  readonly prefix?: string;

  /**
   * The access key.
   *
   * @default - the identity that the cloud gives to the service account, such as by the annotation `eks.amazonaws.com/role-arn`, or to the node
   */
  readonly accessKey?: AwsAccessKey;

  /**
   * The certificate authority of the server, in PEM, from a Secret of the same namespace.
   *
   * @default - those of the collector's image
   */
  readonly ca?: SecretKeySelector;

  /**
   * How objects are compressed: `gzip` or `none`.
   *
   * @default 'gzip'
   */
  readonly compression?: 'gzip' | 'none';

  /**
   * How long records are gathered for one object, in seconds, from 1. An object is written earlier once it has some megabytes, as the agent's memory
   * allows.
   *
   * @default 300
   */
  readonly uploadSeconds?: number;
}
