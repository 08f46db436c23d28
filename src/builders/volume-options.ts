import { HostPathVolumeSource, ImageVolumeSource, KeyToPath } from '../model/generated/structs';

/**
 * What the node must have at the path.
 */
export interface HostPathVolumeOptions {
  /**
   * Kind of file that must be there; the `...OrCreate` kinds make it if it is missing. The pod waits while it is not there.
   *
   * One of `''`, `DirectoryOrCreate`, `Directory`, `FileOrCreate`, `File`, `Socket`, `CharDevice`, `BlockDevice`.
   *
   * @default '' - no check; the container runtime may make a missing directory
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
   */
  readonly type?: HostPathVolumeSource['type'];
}

/**
 * Who may use the files of a volume.
 */
export interface FileModeOptions {
  /**
   * Permission bits of files that name none of their own. 0 to 0o777; YAML shows the decimal number.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;

  /**
   * User that owns the files that name none of their own. 0 to 2147483647.
   * Since Kubernetes 1.37, which drops it unless the alpha gate `AtomicWriteVolumeUserFields` is on.
   *
   * @default - root
   */
  readonly defaultUser?: number;
}

/**
 * Which keys of a ConfigMap or Secret become which files.
 */
export interface KeyFileOptions extends FileModeOptions {
  /**
   * The only keys that become files, each with its path.
   *
   * @default - every key, as a file of its name
   */
  readonly items?: KeyToPath[];

  /**
   * Start the pod even if the ConfigMap or Secret, or a key of `items`, is not there; otherwise it waits.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * How the storage of a claim is mounted.
 */
export interface PersistentVolumeClaimVolumeOptions {
  /**
   * Mount read-only in every container, whatever its mount says.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * How an image is fetched for a volume.
 */
export interface ImageVolumeOptions {
  /**
   * When to pull the image.
   *
   * One of `Always`, `IfNotPresent`, `Never`.
   *
   * @default - `Always` if the tag is `latest` or missing, else `IfNotPresent`
   */
  readonly pullPolicy?: ImageVolumeSource['pullPolicy'];
}
