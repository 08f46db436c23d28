import { CsiNodeDaemonSet } from '../../src/patterns/csi-node/csi-node-daemon-set';
import { CsiNodeDaemonSetProps } from '../../src/patterns/csi-node/props';
import { made } from '../support/published';

const DRIVER = {
  name: 'driver',
  image: 'example.com/driver:1',
  args: ['--endpoint=$(CSI_ENDPOINT)'],
  resources: { limits: { memory: '128Mi' } },
};
const PROPS: CsiNodeDaemonSetProps = {
  driverName: 'files.example.com',
  containers: [DRIVER],
  registrarImage: 'registry.k8s.io/sig-storage/csi-node-driver-registrar:v2.17.0',
  livenessProbeImage: 'registry.k8s.io/sig-storage/livenessprobe:v2.19.0',
  csiDriver: { attachRequired: false },
};
const objects = (props: Partial<CsiNodeDaemonSetProps> = {}) =>
  made((chart) => new CsiNodeDaemonSet(chart, 'csi', { ...PROPS, ...props }), { namespace: 'storage' });
const pod = (props?: Partial<CsiNodeDaemonSetProps>) =>
  objects(props).find(({ kind }) => kind === 'DaemonSet')!.spec.template.spec;

test('the probe serves on the port that is given', () => {
  const { containers } = pod({ livenessProbePort: 29653 });
  expect(containers[0].ports).toEqual([{ name: 'healthz', containerPort: 29653, protocol: 'TCP' }]);
  expect(containers[2].args).toContain('--http-endpoint=0.0.0.0:29653');
});

test('a driver of which only the image is known gets sockets, directories, registrar and probe', () => {
  const { containers, volumes, priorityClassName, tolerations } = pod();
  expect(containers.map(({ name, securityContext }: any) => [name, securityContext.privileged ?? false])).toEqual([
    ['driver', true],
    ['node-driver-registrar', false],
    ['liveness-probe', false],
  ]);
  expect(containers[0].volumeMounts).toEqual([
    { name: 'plugin-dir', mountPath: '/csi' },
    { name: 'pods-dir', mountPath: '/var/lib/kubelet/pods', mountPropagation: 'Bidirectional' },
  ]);
  expect(containers[0].livenessProbe.httpGet).toEqual({ path: '/healthz', port: 'healthz' });
  expect(containers[2].livenessProbe).toBeUndefined();
  expect(containers[1].args).toContain(
    '--kubelet-registration-path=/var/lib/kubelet/plugins/files.example.com/csi.sock',
  );
  expect(volumes.map(({ hostPath }: any) => [hostPath.path, hostPath.type])).toEqual([
    ['/var/lib/kubelet/plugins/files.example.com', 'DirectoryOrCreate'],
    ['/var/lib/kubelet/plugins_registry', 'Directory'],
    ['/var/lib/kubelet/pods', 'Directory'],
  ]);
  expect({ priorityClassName, tolerations }).toEqual({
    priorityClassName: 'system-node-critical',
    tolerations: [{ operator: 'Exists' }],
  });
});

test('the object CSIDriver has the name of the driver', () => {
  expect(objects().find(({ kind }) => kind === 'CSIDriver')).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSIDriver',
    metadata: { name: 'files.example.com' },
    spec: { attachRequired: false },
  });
});

test('the root of the kubelet moves every path at once', () => {
  const text = JSON.stringify(pod({ kubeletRoot: '/var/snap/microk8s/common/var/lib/kubelet' }));
  const roots = text.match(/[^"=]*\/var\/lib\/kubelet/g)!;
  expect(roots.length).toBe(5);
  expect(new Set(roots)).toEqual(new Set(['/var/snap/microk8s/common/var/lib/kubelet']));
  expect(() => pod({ kubeletRoot: '/data/kubelet/' })).toThrow(
    "agents/csi: kubeletRoot is '/data/kubelet/'; give the absolute path without a slash at its end, such as '/var/lib/kubelet'",
  );
});

test('a directory that is not that of the registrar is refused', () => {
  const registrar = {
    name: 'registrar',
    image: 'registrar:1',
    args: ['--kubelet-registration-path=/var/lib/kubelet/plugins/files/csi.sock'],
    resources: { limits: { memory: '64Mi' } },
  };
  expect(() => pod({ registrarImage: undefined, containers: [DRIVER, registrar] })).toThrow(
    "container 'registrar' registers the directory '/var/lib/kubelet/plugins/files', but the socket of the driver is in '/var/lib/kubelet/plugins/files.example.com'",
  );
  expect(
    pod({ registrarImage: undefined, containers: [DRIVER, registrar], pluginDirectory: 'files' }).containers.length,
  ).toBe(3);
});

test('a driver that nobody registers is refused', () => {
  expect(() => pod({ registrarImage: undefined })).toThrow(
    'no container registers the driver with the kubelet; give registrarImage',
  );
});

test('a directory of the kubelet that would be made where it is missing is refused', () => {
  const volumes = [
    {
      name: 'registration-dir',
      hostPath: { path: '/var/lib/kubelet/plugins_registry/', type: 'DirectoryOrCreate' as const },
    },
  ];
  expect(() => pod({ volumes })).toThrow(
    "a wrong kubeletRoot goes unnoticed: the driver never registers. Give type: 'Directory'",
  );
});

test('a probe on the container that asks for the health of the driver is refused', () => {
  const asking = {
    name: 'asking',
    image: 'registry.k8s.io/sig-storage/livenessprobe:v2.19.0',
    livenessProbe: { httpGet: { path: '/healthz', port: 9808 } },
    resources: { limits: { memory: '64Mi' } },
  };
  expect(() => pod({ livenessProbeImage: undefined, containers: [DRIVER, asking] })).toThrow(
    "a failed probe restarts 'asking' instead of the driver; move livenessProbe to the driver",
  );
});

test('an image, resources or a security context of a container that is not there is refused', () => {
  expect(() => pod({ containerImages: { drvier: 'x' } })).toThrow(
    "agents/csi: containerImages names container 'drvier'; the pods have 'driver', 'node-driver-registrar', 'liveness-probe'",
  );
  expect(pod({ containerImages: { driver: 'mirror.example.com/driver:2' } }).containers[0].image).toBe(
    'mirror.example.com/driver:2',
  );
});
