import { Volume, VolumeMount } from '../../model/generated/structs';

/**
 * A directory of the node that holds the sockets of an agent, as volumes and mounts for the agent and for its clients.
 *
 * Both mount the directory and not the socket: an agent creates a new socket when it restarts, and a pod that has mounted the old one could not
 * connect any more.
 */
export class SharedSocket {
  /**
   * @param name name of the volume
   * @param directory directory of the node, such as `/var/run/datadog`
   */
  public static inDirectory(name: string, directory: string): SharedSocket {
    if (!directory.startsWith('/') || /\.sock(et)?$/.test(directory)) {
      throw new Error(
        `SharedSocket: '${directory}' is not a directory; give the absolute path of the directory with the socket, because the mount of a socket is ` +
          'lost when the agent restarts',
      );
    }
    return new SharedSocket(name, directory);
  }

  private constructor(
    private readonly name: string,
    private readonly directory: string,
  ) {}

  /**
   * The volume of the agent. The directory is created if it does not exist.
   */
  public agentVolume(): Volume {
    return { name: this.name, hostPath: { path: this.directory, type: 'DirectoryOrCreate' } };
  }

  /**
   * The volume of a client. Its pod does not start before the directory exists.
   */
  public clientVolume(): Volume {
    return { name: this.name, hostPath: { path: this.directory, type: 'Directory' } };
  }

  /**
   * The volume mount of the agent, which creates its sockets there.
   */
  public agentMount(): VolumeMount {
    return { name: this.name, mountPath: this.directory };
  }

  /**
   * The volume mount of a client. It is read-only, which is sufficient to connect; the file mode of the socket decides who may connect.
   */
  public clientMount(): VolumeMount {
    return { name: this.name, mountPath: this.directory, readOnly: true };
  }
}
