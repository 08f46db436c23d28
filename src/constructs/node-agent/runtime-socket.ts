import { PodSpec, Volume } from '../../model/generated/structs';
import { RuntimeSockets } from '../../model/runtime-sockets';

/** /var/run is a link to /run on every node. */
const byRun = (path: string) => path.replace(/^\/var\/run\//, '/run/');

const { CONTAINERD, CRI_O, K3S, MICROK8S } = RuntimeSockets;
const SOCKETS: readonly string[] = [CONTAINERD, CRI_O, K3S, MICROK8S].map(byRun);

const isSocket = ({ hostPath }: Volume): boolean => hostPath !== undefined && SOCKETS.includes(byRun(hostPath.path));

/** How many volumes of the pod are the socket of a container runtime. */
export const socketsOf = ({ volumes = [] }: PodSpec): number => volumes.filter(isSocket).length;

/** The pod with another socket as the one volume that is that of a container runtime. An agent that mounts several looks for its runtime itself. */
export function atRuntimeSocket(pod: PodSpec, socket: string): PodSpec {
  if (socketsOf(pod) !== 1) return pod;
  const volumes = pod.volumes!.map((volume) =>
    isSocket(volume) ? { ...volume, hostPath: { ...volume.hostPath!, path: socket } } : volume,
  );
  return { ...pod, volumes };
}

/** Throws where the path is not that of a socket on which a runtime of Kubernetes listens. */
export function checkRuntimeSocket(path: string, socket: string): void {
  if (/\/docker\.sock$/.test(socket)) {
    throw new Error(
      `${path}: runtimeSocket is '${socket}', where Docker Engine speaks an interface of its own; give the socket of the runtime that the kubelet uses, ` +
        "such as '/run/cri-dockerd.sock'",
    );
  }
  if (socket.startsWith('/')) return;
  throw new Error(
    `${path}: runtimeSocket is '${socket}'; give the absolute path on the node without a scheme, such as platforms.RuntimeSockets.CONTAINERD`,
  );
}
