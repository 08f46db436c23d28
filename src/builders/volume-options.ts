import { HostPathVolumeSource, ImageVolumeSource, KeyToPath } from '../model/generated/structs';

/**
 * Options of a `hostPath` volume.
 */
export interface HostPathVolumeOptions {
  /**
   * The kind of file that must exist at the path. The `...OrCreate` kinds create it if it is missing. Otherwise, the pod waits until it exists.
   *
   * One of `''`, `DirectoryOrCreate`, `Directory`, `FileOrCreate`, `File`, `Socket`, `CharDevice`, `BlockDevice`.
   *
   * @default '' - no check; the container runtime may create a missing directory
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
   */
  readonly type?: HostPathVolumeSource['type'];
}

/**
 * Permissions and owner of the files of a volume.
 */
export interface FileModeOptions {
  /**
   * Permission bits of files without a mode of their own, 0 to 0o777. YAML shows the decimal number.
   *
   * @default 0o644
   */
  readonly defaultMode?: number;

  /**
   * The user that owns files without an owner of their own, 0 to 2147483647. Needs Kubernetes 1.37 with the alpha feature gate
   * `AtomicWriteVolumeUserFields`; without the gate, the server drops the field.
   *
   * @default - root
   */
  readonly defaultUser?: number;
}

/**
 * The files that the keys of a ConfigMap or Secret become.
 */
export interface KeyFileOptions extends FileModeOptions {
  /**
   * The keys that become files, each with its path. Other keys are left out.
   *
   * @default - every key becomes a file with the name of the key
   */
  readonly items?: KeyToPath[];

  /**
   * Whether the pod starts without the ConfigMap or Secret, or without a key of `items`. Otherwise, it waits.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * Options of a volume of a PersistentVolumeClaim.
 */
export interface PersistentVolumeClaimVolumeOptions {
  /**
   * Whether the volume is read-only in every container, even if a mount is not.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * Options of an image volume.
 */
export interface ImageVolumeOptions {
  /**
   * When the kubelet pulls the image.
   *
   * One of `Always`, `IfNotPresent`, `Never`.
   *
   * @default - `Always` if the tag is `latest` or missing, else `IfNotPresent`
   */
  readonly pullPolicy?: ImageVolumeSource['pullPolicy'];
}
