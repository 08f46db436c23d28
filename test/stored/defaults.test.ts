import { judge } from '../../src/validation/judge';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { daemonSetOf } from '../validation/daemon-set-table';

/** What is stored of a pod spec with one container `a`, where nothing else is written. Asked of kube-apiserver 1.28 to 1.37. */
const CONTAINER = {
  name: 'a',
  image: 'a',
  imagePullPolicy: 'Always',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  resources: {},
};
const POD_SPEC = {
  containers: [CONTAINER],
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
};

function storedSpec(row: Parameters<typeof daemonSetOf>[0], minor = 34): any {
  const [{ daemonSet }] = judge(daemonSetOf(row), [minor]);
  return daemonSet!.spec;
}

const volume = (source: object) =>
  storedSpec({ podSpec: { volumes: [{ name: 'v', ...source }] } }).template.spec.volumes[0];
const container = (fields: object) =>
  storedSpec({ podSpec: { containers: [{ name: 'a', image: 'a', ...fields }] } }).template.spec.containers[0];

test('a DaemonSet has a strategy, a history and the rest of a pod', () => {
  const spec = storedSpec({});
  expect(spec.template.spec).toEqual(POD_SPEC);
  expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } });
  expect(spec.revisionHistoryLimit).toBe(10);
});

test('the pace of a rollout is for RollingUpdate', () => {
  expect(storedSpec({ spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: {} } } }).updateStrategy).toEqual({
    type: 'OnDelete',
    rollingUpdate: {},
  });
  expect(
    storedSpec({ spec: { updateStrategy: { type: '', rollingUpdate: { maxUnavailable: 0 } } } }).updateStrategy,
  ).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: 0, maxSurge: 0 },
  });
});

test('the old name of the service account stands for the new one', () => {
  expect(storedSpec({ podSpec: { serviceAccount: 'old' } }).template.spec.serviceAccountName).toBe('old');
  expect(
    storedSpec({ podSpec: { serviceAccount: 'old', serviceAccountName: 'new' } }).template.spec.serviceAccountName,
  ).toBe('new');
});

const PULLED_ALWAYS: { readonly [image: string]: boolean } = {
  a: true,
  'a:latest': true,
  'a:1': false,
  'a/b': true,
  'a/B': false,
  A: false,
  'example.com:5000/a': true,
  'example.com:5000/a:latest': true,
  'example.com:5000/a/b__c--d.e:1.0': false,
  'localhost/a:latest': true,
  'example.com/A': false,
  [`a@sha256:${'0'.repeat(64)}`]: false,
  [`a:latest@sha256:${'0'.repeat(64)}`]: true,
  'a:': false,
  'a b': false,
  'https://a': false,
};

test.each(Object.entries(PULLED_ALWAYS))('the image %s is pulled always: %s', (image, always) => {
  expect(container({ image }).imagePullPolicy).toBe(always ? 'Always' : 'IfNotPresent');
});

liveTest('real Kubernetes stores the same pull policies', () => {
  const images = Object.keys(PULLED_ALWAYS);
  const manifests = images.map((image) =>
    JSON.stringify(daemonSetOf({ podSpec: { containers: [{ name: 'a', image }] } })),
  );
  const cases = manifests.map((manifest) => ({ id: '', want: ['stored'], manifest }));
  for (const version of builtMinors) {
    const policies = askKubernetes<{ stored: any }>(version, 'judge', cases).map(
      ({ stored }) => stored.spec.template.spec.containers[0].imagePullPolicy,
    );
    expect(Object.fromEntries(images.map((image, i) => [image, policies[i] === 'Always']))).toEqual(PULLED_ALWAYS);
  }
});

test('what is written stays, an empty text is not written', () => {
  expect(
    container({
      imagePullPolicy: 'Never',
      terminationMessagePolicy: 'FallbackToLogsOnError',
      terminationMessagePath: '',
    }),
  ).toEqual({
    ...CONTAINER,
    imagePullPolicy: 'Never',
    terminationMessagePolicy: 'FallbackToLogsOnError',
  });
});

test('ports, probes and references have theirs, and 0 is no number of a probe', () => {
  const fields = container({
    ports: [{ containerPort: 80 }],
    env: [
      { name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
    ],
    livenessProbe: { httpGet: { port: 80 }, periodSeconds: 0 },
    readinessProbe: { grpc: { port: 80 }, timeoutSeconds: 5 },
    lifecycle: { preStop: { httpGet: { port: 'http', scheme: 'HTTPS' } } },
  });
  const probe = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  expect(fields.ports).toEqual([{ containerPort: 80, protocol: 'TCP' }]);
  expect(fields.env[0].valueFrom.fieldRef).toEqual({ apiVersion: 'v1', fieldPath: 'metadata.name' });
  expect(fields.env[1].valueFrom.resourceFieldRef).toEqual({ resource: 'limits.cpu', divisor: '0' });
  expect(fields.livenessProbe).toEqual({ ...probe, httpGet: { port: 80, path: '/', scheme: 'HTTP' } });
  expect(fields.readinessProbe).toEqual({ ...probe, timeoutSeconds: 5, grpc: { port: 80, service: '' } });
  expect(fields.lifecycle.preStop.httpGet).toEqual({ port: 'http', path: '/', scheme: 'HTTPS' });
});

test('a volume of no type is an empty directory', () => {
  expect(volume({})).toEqual({ name: 'v', emptyDir: {} });
  expect(volume({ hostPath: { path: '/a' } })).toEqual({ name: 'v', hostPath: { path: '/a', type: '' } });
});

test.each([
  ['secret', { secretName: 'a' }, { defaultMode: 420 }],
  ['configMap', { name: 'a', defaultMode: 0 }, { defaultMode: 0 }],
  ['rbd', { monitors: ['a'], image: 'a', pool: '' }, { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }],
  ['iscsi', { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0 }, { iscsiInterface: 'default' }],
  [
    'azureDisk',
    { diskName: 'a', diskURI: 'https://a' },
    { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' },
  ],
  [
    'scaleIO',
    { gateway: 'a', system: 'a', secretRef: {}, volumeName: 'a' },
    { storageMode: 'ThinProvisioned', fsType: 'xfs' },
  ],
])('a volume of type %s', (type, source, defaults) => {
  expect(volume({ [type]: source })[type]).toEqual({ ...source, ...defaults });
});

test('an empty text of a pointer is a value', () => {
  expect(volume({ azureDisk: { diskName: 'a', diskURI: 'https://a', fsType: '' } }).azureDisk.fsType).toBe('');
});

test('amounts of resources are rounded up to thousandths', () => {
  const { resources } = container({ resources: { limits: { cpu: '0.0001', memory: '1Gi' }, requests: { cpu: null } } });
  expect(resources).toEqual({ limits: { cpu: '1m', memory: '1Gi' }, requests: { cpu: '0' } });
  expect(volume({ emptyDir: { sizeLimit: '0.0001' } }).emptyDir.sizeLimit).toBe('0.0001');
});

test('what Go always has is there', () => {
  expect(judge({ apiVersion: 'apps/v1', kind: 'DaemonSet' }, [34])[0].daemonSet).toEqual({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: {},
    spec: {
      revisionHistoryLimit: 10,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      template: { metadata: {}, spec: { ...POD_SPEC, containers: [] } },
    },
  });
  expect(container({ env: [{}] }).env).toEqual([{ name: '' }]);
});

test('annotations of old clients and of the server are taken out', () => {
  const annotations = { 'pod.beta.kubernetes.io/init-containers': '[]', a: 'b' };
  const [{ daemonSet }] = judge(
    daemonSetOf({
      metadata: { annotations: { 'deprecated.daemonset.template.generation': '5', a: 'b' } },
      podMetadata: { labels: { app: 'a' }, annotations },
    }),
    [34],
  );
  expect(daemonSet!.metadata.annotations).toEqual({ a: 'b' });
  expect(daemonSet!.spec.template.metadata.annotations).toEqual({ a: 'b' });
});
