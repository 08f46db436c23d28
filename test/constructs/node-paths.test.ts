import { App, Chart, Testing } from 'cdk8s';
import { NodeAgentDaemonSet, Platform, platforms } from '../../src';
import { NodeAgentDaemonSetProps } from '../../src/constructs/node-agent/props';
import { PlatformName } from '../../src/platforms/names';

const { RuntimeSockets } = platforms;
const SOCKET = '/run/containerd/containerd.sock';

function pod(props: Partial<NodeAgentDaemonSetProps>, platform?: PlatformName): any {
  const chart = new Chart(new App(), 'agents', { namespace: 'agents', disableResourceNameHashes: true });
  new NodeAgentDaemonSet(chart, 'agent', {
    rootReason: 'a test',
    containers: [
      {
        name: 'agent',
        image: 'example.com/agent:1',
        args: [`--cri=unix://${SOCKET}`, '--root=/var/lib/kubelet/pods'],
        resources: { limits: { memory: '64Mi' } },
        volumeMounts: [{ name: 'cri', mountPath: SOCKET }],
      },
    ],
    volumes: [{ name: 'cri', hostPath: { path: SOCKET, type: 'Socket' } }],
    ...props,
  });
  if (platform) Platform.of(chart).use(platform);
  return Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
}
const socketOf = (...given: Parameters<typeof pod>) => pod(...given).volumes[0].hostPath;

test('the socket of the nodes is mounted where the agent looks for the usual one', () => {
  const { containers, volumes } = pod({ runtimeSocket: RuntimeSockets.CRI_O });
  expect(volumes[0].hostPath).toEqual({ path: '/var/run/crio/crio.sock', type: 'Socket' });
  expect(containers[0].volumeMounts).toEqual([{ name: 'cri', mountPath: SOCKET }]);
  expect(containers[0].args[0]).toBe(`--cri=unix://${SOCKET}`);
});

test('what is said of an agent goes before what is said of the platform', () => {
  expect(socketOf({}, 'k3s').path).toBe(RuntimeSockets.K3S);
  expect(socketOf({ runtimeSocket: '/data/containerd.sock' }, 'k3s').path).toBe('/data/containerd.sock');
  expect(pod({}, 'microk8s').containers[0].args[1]).toBe('--root=/var/snap/microk8s/common/var/lib/kubelet/pods');
  expect(pod({ kubeletRoot: '/data/kubelet' }, 'microk8s').containers[0].args[1]).toBe('--root=/data/kubelet/pods');
});

test('an agent that mounts several sockets looks for its runtime itself', () => {
  const volumes = [SOCKET, RuntimeSockets.K3S].map((path, index) => ({
    name: index ? 'k3s' : 'cri',
    hostPath: { path },
  }));
  expect(pod({ volumes }, 'microk8s').volumes).toEqual(volumes);
  expect(() => pod({ volumes, runtimeSocket: SOCKET })).toThrow(
    'runtimeSocket: 2 volumes of the pods are the socket of a container runtime, so it is not known which one to replace',
  );
  expect(() => pod({ volumes: [{ name: 'cri', hostPath: { path: '/dev' } }], runtimeSocket: SOCKET })).toThrow(
    'runtimeSocket: no volume of the pods is the socket of a container runtime',
  );
});

test('paths that no node has are refused', () => {
  expect(() => pod({ runtimeSocket: 'unix:///run/containerd/containerd.sock' })).toThrow(
    "agents/agent: runtimeSocket is 'unix:///run/containerd/containerd.sock'; give the absolute path on the node without a scheme",
  );
  expect(() => pod({ runtimeSocket: RuntimeSockets.DOCKER })).toThrow(
    "agents/agent: runtimeSocket is '/var/run/docker.sock', where Docker Engine speaks an interface of its own",
  );
  expect(() => pod({ kubeletRoot: '/data/kubelet/' })).toThrow("agents/agent: kubeletRoot is '/data/kubelet/'");
});
