import { Container, LabelSelector, Volume } from '../../../model/generated/structs';

/**
 * A build of Windows Server, for which a DaemonSet of its own is made.
 */
export interface WindowsBuild {
  /**
   * The version of the build, as the label `node.kubernetes.io/windows-build` of the nodes has it: `10.0.17763` is Windows Server 2019, `10.0.20348` is 2022 and
   * `10.0.26100` is 2025.
   *
   * @see https://kubernetes.io/docs/concepts/windows/user-guide/#handling-multiple-windows-versions-in-the-same-cluster
   */
  readonly version: string;

  /**
   * Images for this build, by the names of containers and init containers.
   *
   * @default - the images of `onWindows`
   */
  readonly images?: { [container: string]: string };
}

/**
 * How an agent runs on Windows nodes. With `os: 'both'`, also what differs there from the description, which is that of Linux nodes.
 */
export interface OnWindows {
  /**
   * Whether the containers are host processes: they see the file system, the network and the devices of the node. The pods are then in the network of
   * the node, and their namespace needs the Pod Security level `privileged`. Containers of other pods are isolated by process.
   *
   * @default false - for windows_exporter true, since it measures the node
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
   */
  readonly hostProcess?: boolean;

  /**
   * The account that the processes run as. Host processes run as `NT AUTHORITY\SYSTEM`, `NT AUTHORITY\LOCAL SERVICE`, `NT AUTHORITY\NETWORK SERVICE` or a
   * local group of the node; isolated ones as a user of the image, such as `ContainerAdministrator`.
   *
   * @default - `NT AUTHORITY\SYSTEM` for host processes, otherwise the user of the image
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/
   */
  readonly runAsUserName?: string;

  /**
   * Images on Windows nodes, by the names of containers and init containers.
   *
   * @default - the images that the containers have
   */
  readonly images?: { [container: string]: string };

  /**
   * The builds that get a DaemonSet each, which selects them by `node.kubernetes.io/windows-build`. An image that is isolated by process runs on nodes of
   * its own build only, unless it is a list of images for several builds.
   *
   * @default - one DaemonSet for the nodes of all builds
   * @see https://learn.microsoft.com/en-us/virtualization/windowscontainers/deploy-containers/version-compatibility
   */
  readonly builds?: WindowsBuild[];

  /**
   * What containers have on Windows nodes, by name. Each field that is set replaces that of the container of this name; a container of a new name runs on
   * Windows nodes only. With `os: 'both'` only.
   *
   * @default - the containers of the description, without what only Linux has
   */
  readonly containers?: Container[];

  /**
   * What init containers have on Windows nodes, by name, as `containers`. With `os: 'both'` only.
   *
   * @default - the init containers of the description, without what only Linux has
   */
  readonly initContainers?: Container[];

  /**
   * Volumes on Windows nodes. Each replaces the volume of its name, or is one more. With `os: 'both'` only.
   *
   * @default - the volumes of the description
   */
  readonly volumes?: Volume[];

  /**
   * Names of containers, init containers and volumes that only Linux nodes have. Mounts of the volumes are left out too. With `os: 'both'` only.
   *
   * @default - none
   */
  readonly leftOut?: string[];

  /**
   * The selector of the pods on Windows nodes, where the description has a `selector`: it must not select the pods on Linux nodes. With `os: 'both'` only.
   *
   * @default - `app.kubernetes.io/name` is the name of the DaemonSet
   */
  readonly selector?: LabelSelector;
}

/**
 * The operating systems of the nodes that an agent runs on.
 */
export interface OperatingSystemOptions {
  /**
   * The operating system of the nodes. With `both`, one description makes two DaemonSets: that of the construct for Linux nodes, and one for Windows nodes
   * called `<name>-windows`, without what only Linux has. They share the service account and its rights.
   *
   * One of `linux`, `windows`, `both`.
   *
   * @default - `windows` if `nodeSelector` or the required node affinity asks for `kubernetes.io/os: windows`, otherwise `linux`
   * @see https://kubernetes.io/docs/concepts/windows/intro/
   */
  readonly os?: 'linux' | 'windows' | 'both';

  /**
   * How the agent runs on Windows nodes.
   *
   * @default - one DaemonSet for all builds, whose containers are isolated by process
   */
  readonly onWindows?: OnWindows;
}
