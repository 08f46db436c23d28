import { normalForm } from '../../src/importer/normal-form';
import { MINORS, missingModules, readModuleFile } from '../../tools/model/go-modules';
import { testIf } from '../support/test-if';

function form(object: object): { object: object; notes: string[] } {
  const { object: result, notes } = normalForm(object as { readonly [key: string]: unknown });
  return { object: result, notes: notes.map(({ path, message }) => `${path.join('/')}: ${message}`) };
}

const pod = { containers: [{ name: 'agent', image: 'agent:1' }] };
const daemonSet = (spec: object) => ({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec });

test('what belongs to the cluster is left out, each with a note', () => {
  const metadata = {
    name: 'a',
    uid: '1',
    resourceVersion: '2',
    generation: 3,
    creationTimestamp: null,
    selfLink: '/a',
    managedFields: [],
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'deprecated.daemonset.template.generation': '1',
    },
  };
  expect(form({ apiVersion: 'v1', kind: 'Pod', metadata, status: {} })).toEqual({
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } },
    notes: [
      'status: status is written by the cluster: left out',
      ...['creationTimestamp', 'generation', 'managedFields', 'resourceVersion', 'selfLink', 'uid'].map(
        (key) => `metadata/${key}: metadata.${key} is written by the cluster: left out`,
      ),
      'metadata/annotations/kubectl.kubernetes.io/last-applied-configuration: metadata.annotations["kubectl.kubernetes.io/last-applied-configuration"] is written by the cluster: left out',
      'metadata/annotations/deprecated.daemonset.template.generation: metadata.annotations["deprecated.daemonset.template.generation"] is written by the cluster: left out',
    ],
  });
});

test('annotations of users stay beside those of the cluster, and empty ones where nothing was taken out', () => {
  expect(
    form({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { annotations: { 'deprecated.daemonset.template.generation': '1', a: 'b' } },
    }).object,
  ).toEqual({ apiVersion: 'v1', kind: 'Pod', metadata: { annotations: { a: 'b' } } });
  expect(form({ apiVersion: 'v1', kind: 'Pod', metadata: { annotations: {} } })).toEqual({
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { annotations: {} } },
    notes: [],
  });
});

test('a DaemonSet of extensions/v1beta1 gets the selector and the strategy that were the default then', () => {
  const template = { metadata: { labels: { app: 'agent' } }, spec: pod };
  expect(
    form({ apiVersion: 'extensions/v1beta1', kind: 'DaemonSet', spec: { templateGeneration: 1, template } }),
  ).toEqual({
    object: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      spec: { selector: { matchLabels: { app: 'agent' } }, template, updateStrategy: { type: 'OnDelete' } },
    },
    notes: [
      'apiVersion: extensions/v1beta1 is no longer served: brought to apps/v1',
      'spec/templateGeneration: spec.templateGeneration is gone since apps/v1: left out',
      'spec/selector: spec.selector is made of the labels of the pods, as the server did then',
      'spec/updateStrategy: spec.updateStrategy is OnDelete, as it was by default then',
    ],
  });
});

// SetDefaults_DaemonSet in pkg/apis/extensions/v1beta1/defaults.go of Kubernetes 1.28.15 looks at the type alone
test.each([[{}], [{ type: '' }], [{ type: null }], [{ rollingUpdate: { maxUnavailable: 2 } }]])(
  'of extensions/v1beta1 with the strategy %j, too, is OnDelete',
  (updateStrategy) => {
    const spec = {
      selector: { matchLabels: { app: 'agent' } },
      template: { metadata: { labels: { app: 'agent' } }, spec: pod },
      updateStrategy,
    };
    expect(form({ apiVersion: 'extensions/v1beta1', kind: 'DaemonSet', spec })).toEqual({
      object: {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        spec: { ...spec, updateStrategy: { ...updateStrategy, type: 'OnDelete' } },
      },
      notes: [
        'apiVersion: extensions/v1beta1 is no longer served: brought to apps/v1',
        'spec/updateStrategy: spec.updateStrategy is OnDelete, as it was by default then',
      ],
    });
  },
);

test('one of apps/v1beta2 rolls by default, and what it says itself stays', () => {
  const spec = {
    selector: { matchLabels: { a: 'b' } },
    updateStrategy: { type: 'RollingUpdate' },
    template: { metadata: { labels: { a: 'b', c: 'd' } }, spec: pod },
  };
  const note = (version: string) => `apiVersion: ${version} is no longer served: brought to apps/v1`;
  expect(form({ ...daemonSet(spec), apiVersion: 'extensions/v1beta1' })).toEqual({
    object: daemonSet(spec),
    notes: [note('extensions/v1beta1')],
  });
  const { updateStrategy: _, ...silent } = spec;
  expect(form({ ...daemonSet(silent), apiVersion: 'apps/v1beta2' })).toEqual({
    object: daemonSet(silent),
    notes: [note('apps/v1beta2')],
  });
});

test('old versions of other kinds stay what they are', () => {
  const object = { apiVersion: 'extensions/v1beta1', kind: 'Ingress', spec: {} };
  expect(form(object)).toEqual({ object, notes: [] });
});

test('a null where Kubernetes takes it for no field is left out of DaemonSets, of metadata, of pods and of what its own kinds begin with', () => {
  expect(
    form(
      daemonSet({
        selector: null,
        template: {
          metadata: { creationTimestamp: null },
          spec: { ...pod, tolerations: null, volumes: [{ name: 'a', hostPath: { path: '/', type: null } }] },
        },
      }),
    ),
  ).toEqual({
    object: daemonSet({
      template: { metadata: {}, spec: { ...pod, volumes: [{ name: 'a', hostPath: { path: '/' } }] } },
    }),
    notes: [
      'spec/selector: spec.selector is null, which says nothing: left out',
      'spec/template/metadata/creationTimestamp: spec.template.metadata.creationTimestamp is null, which says nothing: left out',
      'spec/template/spec/tolerations: spec.template.spec.tolerations is null, which says nothing: left out',
      'spec/template/spec/volumes/0/hostPath/type: spec.template.spec.volumes[0].hostPath.type is null, which says nothing: left out',
    ],
  });
  expect(form({ apiVersion: 'v1', kind: 'Secret', metadata: { labels: null }, data: null }).object).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {},
  });
  expect(
    form({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: null, template: { spec: { volumes: null } } } })
      .object,
  ).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: null, template: { spec: {} } } });
});

test('a null elsewhere may mean something and stays: in maps and lists of values, and in kinds of others', () => {
  const objects = [
    daemonSet({
      template: {
        metadata: { labels: { a: null } },
        spec: { containers: [{ name: 'a', args: [null] }], fromTheFuture: null },
      },
    }),
    { apiVersion: 'v1', kind: 'ConfigMap', data: { a: null } },
    { apiVersion: 'snapshot.storage.k8s.io/v1', kind: 'VolumeSnapshot', spec: null },
    { apiVersion: 'example.com/v1', kind: 'Deployment', spec: { template: { spec: { volumes: null } } } },
  ];
  expect(objects.map(form)).toEqual(objects.map((object) => ({ object, notes: [] })));
});

test('defaults, empty maps and lists and empty types stay as they are', () => {
  const object = daemonSet({
    selector: {},
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: {} },
    template: {
      metadata: { labels: {} },
      spec: {
        ...pod,
        tolerations: [],
        securityContext: {},
        dnsPolicy: 'ClusterFirst',
        volumes: [{ name: 'a', hostPath: { path: '/', type: '' } }],
      },
    },
  });
  expect(form(object)).toEqual({ object, notes: [] });
});

test('a field that would be the prototype cannot be written at the top of an object, but anywhere else', () => {
  const object = JSON.parse('{"apiVersion":"a/v1","kind":"A","__proto__":1,"spec":{"__proto__":2}}') as object;
  const { object: result, notes } = form(object);
  expect(JSON.stringify(result)).toBe('{"apiVersion":"a/v1","kind":"A","spec":{"__proto__":2}}');
  expect(notes).toEqual(['__proto__: __proto__ is no field that cdk8s can write: left out']);
});

/** The groups that the API servers of 1.28 to 1.37 serve. */
const GROUPS = [
  ...['admissionregistration', 'apiextensions', 'apiregistration', 'authentication', 'authorization'],
  ...['certificates', 'coordination', 'discovery', 'events', 'flowcontrol.apiserver', 'internal.apiserver'],
  ...['lifecycle', 'networking', 'node', 'rbac.authorization', 'resource', 'scheduling', 'storage', 'storagemigration'],
].map((group) => `${group}.k8s.io`);
const WITHOUT_DOMAIN = ['apps', 'autoscaling', 'batch', 'policy'];

test.each([...WITHOUT_DOMAIN, ...GROUPS])('%s is a group of Kubernetes: nulls say nothing there', (group) => {
  const { object } = form({ apiVersion: `${group}/v1alpha1`, kind: 'Thing', spec: null });
  expect(object).toEqual({ apiVersion: `${group}/v1alpha1`, kind: 'Thing' });
});

test.each(['gateway.networking.k8s.io', 'snapshot.storage.k8s.io', 'k8s.io', 'example.com', 'x-k8s.io'])(
  '%s is a group of custom resources: nulls stay',
  (group) => {
    const object = { apiVersion: `${group}/v1`, kind: 'Thing', spec: null };
    expect(form(object).object).toEqual(object);
  },
);

testIf(missingModules().length === 0, 'the Kubernetes sources are not in the Go module cache')(
  'these are the groups of the OpenAPI documents of all supported minors',
  () => {
    const served = MINORS.flatMap((minor) => {
      const { paths } = JSON.parse(readModuleFile(minor, 'k8s.io/kubernetes', 'api/openapi-spec/swagger.json')!);
      return Object.keys(paths).flatMap((path) => /^\/apis\/([^/]+)\//.exec(path)?.[1] ?? []);
    });
    expect([...new Set(served)].sort()).toEqual([...WITHOUT_DOMAIN, ...GROUPS].sort());
  },
);
