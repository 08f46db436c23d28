import { Volume, VolumeMount } from '../../model/generated/structs';

/**
 * The directory of the node in which an agent has its sockets, for the agent and for the pods that talk to it.
 *
 * Both mount the directory, never the socket: an agent that restarts makes a new socket, and a pod with the old one mounted would talk to nobody.
 */
export class SharedSocket {
  /**
   * @param name name of the volume
   * @param directory directory of the node, as `/var/run/datadog`
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
   * The volume of the agent. The directory is made where it is missing.
   */
  public agentVolume(): Volume {
    return { name: this.name, hostPath: { path: this.directory, type: 'DirectoryOrCreate' } };
  }

  /**
   * The volume of a pod that talks to the agent. The pod waits until the directory is there.
   */
  public clientVolume(): Volume {
    return { name: this.name, hostPath: { path: this.directory, type: 'Directory' } };
  }

  /**
   * The mount of the agent, which makes its sockets there.
   */
  public agentMount(): VolumeMount {
    return { name: this.name, mountPath: this.directory };
  }

  /**
   * The mount of a pod that talks to the agent. Read-only is enough to connect; the mode of the socket says who may.
   */
  public clientMount(): VolumeMount {
    return { name: this.name, mountPath: this.directory, readOnly: true };
  }
}
