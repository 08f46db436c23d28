import { createHash } from 'crypto';
import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../src';

const IMAGE = 'registry.example.com/agent:1.0';
const minimal: lib.DaemonSetProps = { metadata: { name: 'agent' }, containers: [{ name: 'agent', image: IMAGE }] };

const synth = (props: lib.DaemonSetProps, change: (daemonSet: lib.DaemonSet) => void = () => undefined) => {
  const chart = Testing.chart();
  change(new lib.DaemonSet(chart, 'agent', props));
  return Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
};

test('adds nothing but a selector and the pod labels that it asks for', () => {
  expect(synth(minimal)).toEqual({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': 'agent' } },
        spec: { containers: [{ name: 'agent', image: IMAGE }] },
      },
    },
  });
});

describe('selector', () => {
  test('does not change when the construct moves in the tree', () => {
    const app = new App();
    const here = new lib.DaemonSet(new Chart(app, 'one'), 'agent', minimal);
    const there = new lib.DaemonSet(new kplus.Namespace(new Chart(app, 'other'), 'deeper'), 'elsewhere', minimal);
    expect(there.selector).toEqual(here.selector);
  });

  test('of a name beyond 63 characters is its beginning and a hash that tells long names apart', () => {
    const values = ['a', 'b'].map((end) => {
      const manifest = synth({ ...minimal, metadata: { name: `${'long.'.repeat(20)}${end}` } });
      return manifest.spec.selector.matchLabels['app.kubernetes.io/name'];
    });
    expect(values).toEqual([
      expect.stringMatching(/^(long\.)+lon[a-z]*-[0-9a-f]{8}$/),
      expect.stringMatching(/^(long\.)+lon[a-z]*-[0-9a-f]{8}$/),
    ]);
    expect(values[0]).not.toEqual(values[1]);
    expect(values[0].length).toBeLessThanOrEqual(63);
  });

  test.each(['.', '-', '--'])('of a long name is not cut behind %j', (separator) => {
    const name = `${'a'.repeat(54 - separator.length)}${separator}${'b'.repeat(20)}`;
    const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
    expect(synth({ ...minimal, metadata: { name } }).spec.selector.matchLabels).toEqual({
      'app.kubernetes.io/name': `${'a'.repeat(54 - separator.length)}-${hash}`,
    });
  });

  test('can be given to adopt a running DaemonSet; pod labels follow where none are given', () => {
    const manifest = synth({ ...minimal, selector: { matchLabels: { 'k8s-app': 'old' } } });
    expect(manifest.spec.selector).toEqual({ matchLabels: { 'k8s-app': 'old' } });
    expect(manifest.spec.template.metadata.labels).toEqual({ 'k8s-app': 'old' });
  });

  test('and labels that are given stay exactly as they are', () => {
    const labels = { 'k8s-app': 'old', version: 'v1' };
    const manifest = synth({ ...minimal, selector: { matchLabels: { 'k8s-app': 'old' } }, podMetadata: { labels } });
    expect(manifest.spec.template.metadata.labels).toEqual(labels);
  });

  test('keeps pod labels beside the default one', () => {
    const manifest = synth({ ...minimal, podMetadata: { labels: { team: 'platform' } } });
    expect(manifest.spec.template.metadata.labels).toEqual({ 'app.kubernetes.io/name': 'agent', team: 'platform' });
  });

  test('that contradicts a pod label is refused, and the error says how to fix it', () => {
    expect(() => synth({ ...minimal, podMetadata: { labels: { 'app.kubernetes.io/name': 'other' } } })).toThrow(
      'test/agent: the pods carry the label app.kubernetes.io/name=other already, so they cannot carry app.kubernetes.io/name=agent; ' +
        "leave one out, or where the selector asks for it give your own: selector: { matchLabels: { 'app.kubernetes.io/name': 'other' } }",
    );
  });
});

describe('what people add later', () => {
  test('comes after what the props had, in the order of the calls', () => {
    const manifest = synth({ ...minimal, tolerations: [{ key: 'a', operator: 'Exists' }] }, (daemonSet) => {
      daemonSet.addContainer({ name: 'second', image: IMAGE });
      daemonSet.addInitContainer({ name: 'init', image: IMAGE });
      daemonSet.mount({ name: 'varlog', hostPath: { path: '/var/log' } }, '/var/log', { readOnly: true });
      daemonSet.mount({ name: 'varlog', hostPath: { path: '/var/log' } }, '/logs', { containers: ['init'] });
      daemonSet.addVolume({ name: 'tmp', emptyDir: {} });
      daemonSet.addEnv({ name: 'A', value: '1' }, 'second');
      daemonSet.addEnv({ name: 'B', value: '2' });
      daemonSet.addToleration({ key: 'b', operator: 'Exists' });
      daemonSet.addNodeSelector('kubernetes.io/os', 'linux');
      daemonSet.addPodLabel('team', 'platform');
      daemonSet.addPodAnnotation('note', 'text');
    });
    const mount = { name: 'varlog', mountPath: '/var/log', readOnly: true };
    expect(manifest.spec.template).toEqual({
      metadata: { labels: { 'app.kubernetes.io/name': 'agent', team: 'platform' }, annotations: { note: 'text' } },
      spec: {
        containers: [
          { name: 'agent', image: IMAGE, volumeMounts: [mount], env: [{ name: 'B', value: '2' }] },
          {
            name: 'second',
            image: IMAGE,
            volumeMounts: [mount],
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
          },
        ],
        initContainers: [{ name: 'init', image: IMAGE, volumeMounts: [{ name: 'varlog', mountPath: '/logs' }] }],
        volumes: [
          { name: 'varlog', hostPath: { path: '/var/log' } },
          { name: 'tmp', emptyDir: {} },
        ],
        tolerations: [
          { key: 'a', operator: 'Exists' },
          { key: 'b', operator: 'Exists' },
        ],
        nodeSelector: { 'kubernetes.io/os': 'linux' },
      },
    });
  });

  test('never changes the objects that were passed', () => {
    const props = { ...minimal, tolerations: [], volumes: [], podMetadata: { labels: {}, annotations: {} } };
    const before = JSON.stringify(props);
    synth(props, (daemonSet) => {
      daemonSet.addToleration({ operator: 'Exists' });
      daemonSet.mount({ name: 'tmp', emptyDir: {} }, '/tmp');
      daemonSet.addPodAnnotation('a', 'b');
    });
    expect(JSON.stringify(props)).toBe(before);
  });

  const misuse: [what: string, change: (daemonSet: lib.DaemonSet) => void, message: string][] = [
    [
      'a second container of one name',
      (d) => d.addInitContainer({ name: 'agent', image: IMAGE }),
      "test/agent: the pod has a container called 'agent' already; names are unique in a pod, choose another",
    ],
    [
      'another volume of one name',
      (d) => {
        d.addVolume({ name: 'v', emptyDir: {} });
        d.addVolume({ name: 'v', hostPath: { path: '/v' } });
      },
      "test/agent: the pod has a volume called 'v' already; names are unique in a pod, choose another",
    ],
    [
      'a second mount at one path',
      (d) => {
        d.mount({ name: 'v', emptyDir: {} }, '/data');
        d.mount({ name: 'w', emptyDir: {} }, '/data');
      },
      "test/agent: container 'agent' mounts volume 'v' at '/data' already; mount 'w' at another path",
    ],
    [
      'a mount in a container that is not there',
      (d) => d.mount({ name: 'v', emptyDir: {} }, '/data', { containers: ['nobody'] }),
      "test/agent: no container is called 'nobody'; the pod has 'agent'",
    ],
    [
      'a node selector that contradicts another',
      (d) => {
        d.addNodeSelector('zone', 'a');
        d.addNodeSelector('zone', 'b');
      },
      'test/agent: nodeSelector asks for zone=a already, so with zone=b no node could match; ' +
        'use a required node affinity with operator In for several values',
    ],
  ];
  test.each(misuse)('%s is refused at once', (_, change, message) => {
    expect(() => synth(minimal, change)).toThrow(message);
  });

  test('duplicate names in the props are refused at once', () => {
    const twice = [
      { name: 'agent', image: IMAGE },
      { name: 'agent', image: IMAGE },
    ];
    expect(() => synth({ containers: twice })).toThrow("test/agent: the pod has a container called 'agent' already");
    expect(() => synth({ ...minimal, volumes: [{ name: 'v' }, { name: 'v' }] })).toThrow(
      "test/agent: the pod has a volume called 'v' already",
    );
  });
});

describe('escape hatch', () => {
  test('takes real Kubernetes paths and values, also of fields that cdk8s-plus-28 drops', () => {
    const manifest = synth(minimal, (daemonSet) => {
      lib.TargetClusters.of(daemonSet).use({ kubernetesVersion: '1.30+' });
      ApiObject.of(daemonSet).addJsonPatch(
        JsonPatch.add('/spec/template/spec/hostPID', true),
        JsonPatch.add('/spec/updateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } }),
        JsonPatch.add('/spec/template/spec/containers/0/resources', { limits: { 'example.com/gpu': '1' } }),
        JsonPatch.add('/spec/template/spec/securityContext', { appArmorProfile: { type: 'RuntimeDefault' } }),
      );
    });
    expect(manifest.spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } });
    expect(manifest.spec.template.spec).toEqual({
      hostPID: true,
      containers: [{ name: 'agent', image: IMAGE, resources: { limits: { 'example.com/gpu': '1' } } }],
      securityContext: { appArmorProfile: { type: 'RuntimeDefault' } },
    });
  });

  test('lazy values are resolved like anywhere in cdk8s', () => {
    expect(synth({ ...minimal, minReadySeconds: Lazy.any({ produce: () => 7 }) as number }).spec.minReadySeconds).toBe(
      7,
    );
  });
});

describe('with cdk8s-plus-28', () => {
  const setUp = (props: Partial<lib.DaemonSetProps> = {}) => {
    const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
    return { chart, daemonSet: new lib.DaemonSet(chart, 'agent', { ...minimal, ...props }) };
  };
  const objects = (chart: Chart, kind: string) => Testing.synth(chart).filter((manifest) => manifest.kind === kind);

  test('a Service selects the pods', () => {
    const { chart, daemonSet } = setUp();
    new kplus.Service(chart, 'service', { selector: daemonSet, ports: [{ port: 80 }] });
    expect(objects(chart, 'Service')[0].spec.selector).toEqual({ 'app.kubernetes.io/name': 'agent' });
  });

  test('a NetworkPolicy selects the pods, expressions included', () => {
    const matchExpressions: lib.k8s.LabelSelectorRequirement[] = [
      { key: 'a', operator: 'In', values: ['1', '2'] },
      { key: 'b', operator: 'NotIn', values: ['3'] },
      { key: 'c', operator: 'Exists' },
      { key: 'd', operator: 'DoesNotExist' },
    ];
    const { chart, daemonSet } = setUp({ selector: { matchExpressions }, podMetadata: { labels: { a: '1', c: 'x' } } });
    new kplus.NetworkPolicy(chart, 'policy', { selector: daemonSet });
    expect(objects(chart, 'NetworkPolicy')[0].spec.podSelector).toEqual({ matchExpressions });
  });

  test('another workload may talk to the pods on their ports', () => {
    const { chart, daemonSet } = setUp({
      containers: [
        { name: 'agent', image: IMAGE, ports: [{ containerPort: 9100 }] },
        { name: 'side', image: IMAGE },
      ],
    });
    const client = new kplus.Deployment(chart, 'client', { containers: [{ image: IMAGE }] });
    client.connections.allowTo(daemonSet);
    const [egress] = objects(chart, 'NetworkPolicy').filter(({ spec }) => spec.egress);
    expect(egress.spec.egress).toEqual([
      {
        ports: [{ port: 9100, protocol: 'TCP' }],
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'agents' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'agent' } },
          },
        ],
      },
    ]);
  });

  test('Role.bind and ClusterRole.bind name the service account with its namespace', () => {
    const { chart, daemonSet } = setUp();
    daemonSet.useServiceAccount(new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'log-reader' } }));
    new kplus.Role(chart, 'role').bind(daemonSet);
    new kplus.ClusterRole(chart, 'cluster-role').bind(daemonSet);
    const subjects = [{ kind: 'ServiceAccount', apiGroup: '', name: 'log-reader', namespace: 'agents' }];
    expect(objects(chart, 'RoleBinding')[0].subjects).toEqual(subjects);
    expect(objects(chart, 'ClusterRoleBinding')[0].subjects).toEqual(subjects);
    expect(objects(chart, 'DaemonSet')[0].spec.template.spec.serviceAccountName).toBe('log-reader');
  });

  test('a ConfigMap, a Secret and a pull secret are taken as they are', () => {
    const { chart, daemonSet } = setUp();
    daemonSet.mountConfigMap(
      new kplus.ConfigMap(chart, 'config', { metadata: { name: 'agent.config' } }),
      '/etc/agent',
      { readOnly: true },
    );
    daemonSet.mountSecret(kplus.Secret.fromSecretName(chart, 'secret', 'agent-token'), '/etc/token');
    daemonSet.addImagePullSecret(kplus.Secret.fromSecretName(chart, 'pull', 'registry'));
    const { volumes, containers, imagePullSecrets } = objects(chart, 'DaemonSet')[0].spec.template.spec;
    expect(volumes).toEqual([
      { name: 'agent-config', configMap: { name: 'agent.config' } },
      { name: 'agent-token', secret: { secretName: 'agent-token' } },
    ]);
    expect(containers[0].volumeMounts).toEqual([
      { name: 'agent-config', mountPath: '/etc/agent', readOnly: true },
      { name: 'agent-token', mountPath: '/etc/token' },
    ]);
    expect(imagePullSecrets).toEqual([{ name: 'registry' }]);
  });
});
