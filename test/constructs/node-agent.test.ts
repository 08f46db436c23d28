import { Chart, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as lib from '../../src';

const resources = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } };
const container: lib.k8s.Container = { name: 'agent', image: 'registry.example.com/agent:1.0', resources };
const minimal: lib.NodeAgentDaemonSetProps = { metadata: { name: 'agent' }, containers: [container] };

function synth(
  props: Partial<lib.NodeAgentDaemonSetProps> = {},
  change: (agent: lib.NodeAgentDaemonSet, chart: Chart) => void = () => undefined,
) {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'agents' });
  const agent = new lib.NodeAgentDaemonSet(chart, 'agent', { ...minimal, ...props });
  change(agent, chart);
  const objects: any[] = Testing.synth(chart);
  const of = (kind: string) => objects.filter((object) => object.kind === kind);
  return { objects, of, daemonSet: of('DaemonSet')[0], pod: of('DaemonSet')[0].spec.template.spec };
}

const NOT_FARGATE = { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] };
const NOT_VIRTUAL = { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] };
const terms = (pod: any) => pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;

test('fills in what makes an agent safe on every node', () => {
  expect(Yaml.stringify(...synth().objects)).toMatchSnapshot();
});

describe('tolerations', () => {
  test('of the user add to the one that tolerates everything', () => {
    const gpu: lib.k8s.Toleration = { key: 'gpu', operator: 'Exists', effect: 'NoSchedule' };
    expect(synth({ tolerations: [gpu] }).pod.tolerations).toEqual([{ operator: 'Exists' }, gpu]);
    expect(synth({ tolerations: [gpu], tolerateEveryTaint: false }).pod.tolerations).toEqual([gpu]);
    expect(synth({}, (agent) => agent.addToleration(gpu)).pod.tolerations).toEqual([{ operator: 'Exists' }, gpu]);
  });
});

describe('virtual nodes', () => {
  test('are kept off in each of the terms that the user ORs', () => {
    const affinity: lib.k8s.Affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] },
            { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] },
          ],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [] } }],
      },
      podAffinity: {},
    };
    const { pod } = synth({ affinity });
    expect(terms(pod)).toEqual([
      { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }, NOT_FARGATE, NOT_VIRTUAL] },
      {
        matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }],
        matchExpressions: [NOT_FARGATE, NOT_VIRTUAL],
      },
    ]);
    expect(pod.affinity.podAffinity).toEqual({});
    expect(pod.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual(
      affinity.nodeAffinity!.preferredDuringSchedulingIgnoredDuringExecution,
    );
  });

  test('do not turn a term that matches no node into one that does', () => {
    const required = { nodeSelectorTerms: [{}, { matchExpressions: [] }] };
    expect(
      terms(synth({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } } }).pod),
    ).toEqual([{}, {}]);
  });

  test('are welcome on request', () => {
    expect(synth({ virtualNodes: true }).pod.affinity).toBeUndefined();
  });
});

describe('nodes', () => {
  test('are those of Linux beside the node selector of the user', () => {
    expect(synth({ nodeSelector: { gpu: 'true' } }).pod.nodeSelector).toEqual({
      'kubernetes.io/os': 'linux',
      gpu: 'true',
    });
  });

  test('of Windows get none of the security settings that only Linux has', () => {
    const { pod } = synth({ os: 'windows' });
    expect(pod.nodeSelector).toEqual({ 'kubernetes.io/os': 'windows' });
    expect(pod.securityContext).toBeUndefined();
    expect(pod.containers[0].securityContext).toBeUndefined();
  });
});

describe('hardening', () => {
  const HARD = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } };

  test('is overridden key by key', () => {
    const securityContext = { readOnlyRootFilesystem: false, capabilities: { add: ['NET_ADMIN'] }, runAsUser: 65534 };
    expect(
      synth({ containers: [{ ...container, securityContext }], securityContext: { fsGroup: 7 } }).pod,
    ).toMatchObject({
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, fsGroup: 7 },
      containers: [
        { securityContext: { ...HARD, ...securityContext, capabilities: { drop: ['ALL'], add: ['NET_ADMIN'] } } },
      ],
    });
  });

  test('holds for init containers and for containers that come later', () => {
    const { pod } = synth({ initContainers: [{ ...container, name: 'init' }] }, (agent) => {
      agent.addContainer({ ...container, name: 'late' });
      agent.addInitContainer({ ...container, name: 'late-init' });
    });
    const contexts = [...pod.containers, ...pod.initContainers].map(
      ({ securityContext }: lib.k8s.Container) => securityContext,
    );
    expect(contexts).toEqual([HARD, HARD, HARD, HARD]);
  });

  test('leaves out what the API server refuses beside a privileged container', () => {
    const { pod, daemonSet } = synth({
      rootReason: 'loads kernel modules',
      containers: [{ ...container, securityContext: { privileged: true } }],
    });
    expect(pod.containers[0].securityContext).toEqual({ readOnlyRootFilesystem: true, privileged: true });
    expect(pod.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
    expect(daemonSet.metadata.annotations).toEqual({ 'cdk8s-daemonsets/root-reason': 'loads kernel modules' });
  });

  test.each([
    ['privileged: true', { privileged: true }],
    ['runAsUser: 0', { runAsUser: 0 }],
    ['runAsNonRoot: false', { runAsNonRoot: false }],
  ])('%s needs a reason', (text, securityContext) => {
    const way = `has '${text}'; run it as another user, or say why it must be root: rootReason: '...'`;
    expect(() => synth({ containers: [{ ...container, securityContext }] })).toThrow(
      `test/agent: container 'agent' ${way}`,
    );
    expect(() => synth({}, (agent) => agent.addContainer({ ...container, name: 'late', securityContext }))).toThrow(
      `test/agent: container 'late' ${way}`,
    );
  });

  test('root for the whole pod needs a reason', () => {
    expect(() => synth({ securityContext: { runAsUser: 0 } })).toThrow("test/agent: the pod has 'runAsUser: 0'");
  });

  test('a container without memory limit is refused', () => {
    const bare = { name: 'bare', image: 'registry.example.com/bare:1' };
    const message =
      "container 'bare' has no memory limit, so a leak takes the node down; " +
      "give resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } } with what it needs";
    expect(() => synth({ containers: [bare] })).toThrow(`test/agent: ${message}`);
    expect(() => synth({}, (agent) => agent.addInitContainer(bare))).toThrow(`test/agent: ${message}`);
  });
});

test('a node in the host network still resolves names of the cluster, unless told otherwise', () => {
  expect(synth().pod.dnsPolicy).toBeUndefined();
  expect(synth({ hostNetwork: true }).pod.dnsPolicy).toBe('ClusterFirstWithHostNet');
  expect(synth({ hostNetwork: true, dnsPolicy: 'Default' }).pod.dnsPolicy).toBe('Default');
});

test('an update strategy of the user replaces ours', () => {
  expect(synth({ updateStrategy: { type: 'OnDelete' } }).daemonSet.spec.updateStrategy).toEqual({ type: 'OnDelete' });
});

describe('access to the API server', () => {
  const clusterRules: lib.options.PolicyRule[] = [
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  ];

  test('is none, without a token, where no rule says what for', () => {
    const { of, pod } = synth();
    expect(pod).toMatchObject({ automountServiceAccountToken: false, serviceAccountName: 'agent' });
    expect(of('ServiceAccount')[0]).toMatchObject({
      metadata: { name: 'agent', namespace: 'agents' },
      automountServiceAccountToken: false,
    });
    expect([...of('ClusterRole'), ...of('Role')]).toEqual([]);
  });

  test('is what the rules say, under names that no other namespace can have', () => {
    const { of, pod } = synth({ clusterRules, namespaceRules: clusterRules });
    expect(pod.automountServiceAccountToken).toBe(true);
    const subjects = [{ kind: 'ServiceAccount', name: 'agent', namespace: 'agents' }];
    expect(of('ClusterRole')[0]).toMatchObject({ metadata: { name: 'agents:agent' }, rules: clusterRules });
    expect(of('ClusterRoleBinding')[0]).toMatchObject({
      metadata: { name: 'agents:agent' },
      roleRef: { name: 'agents:agent' },
      subjects,
    });
    expect(of('Role')[0]).toMatchObject({ metadata: { name: 'agent', namespace: 'agents' }, rules: clusterRules });
    expect(of('RoleBinding')[0]).toMatchObject({
      metadata: { name: 'agent', namespace: 'agents' },
      roleRef: { name: 'agent' },
      subjects,
    });
  });

  test('goes to an account that exists where one is named', () => {
    const { of, pod } = synth({ clusterRules, serviceAccountName: 'shared' });
    expect(of('ServiceAccount')).toEqual([]);
    expect(pod.serviceAccountName).toBe('shared');
    expect(of('ClusterRoleBinding')[0].subjects).toEqual([
      { kind: 'ServiceAccount', name: 'shared', namespace: 'agents' },
    ]);
  });

  test('in the whole cluster needs a namespace to name the account by', () => {
    expect(() => new lib.NodeAgentDaemonSet(Testing.chart(), 'agent', { ...minimal, clusterRules })).toThrow(
      'test/agent: clusterRules need a namespace, since a ClusterRoleBinding names the one of its service account; ' +
        "give metadata: { namespace: '...' } or the chart a namespace",
    );
  });
});

describe('a change of configuration', () => {
  type Use = (agent: lib.NodeAgentDaemonSet, chart: Chart) => void;
  const hashOf = (data: { [key: string]: string }, use: Use, labels = {}) =>
    synth({}, (agent, chart) => {
      new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config', labels }, data });
      new kplus.Secret(chart, 'secret', { metadata: { name: 'secret' }, stringData: data });
      use(agent, chart);
    }).daemonSet.spec.template.metadata.annotations?.['checksum/config'];

  const ways: [string, (agent: lib.NodeAgentDaemonSet) => void][] = [
    ['a ConfigMap volume', (agent) => agent.mount({ name: 'v', configMap: { name: 'config' } }, '/v')],
    ['a Secret volume', (agent) => agent.mount({ name: 'v', secret: { secretName: 'secret' } }, '/v')],
    [
      'a projected ConfigMap',
      (agent) => agent.mount({ name: 'v', projected: { sources: [{ configMap: { name: 'config' } }] } }, '/v'),
    ],
    [
      'a projected Secret',
      (agent) => agent.mount({ name: 'v', projected: { sources: [{ secret: { name: 'secret' } }] } }, '/v'),
    ],
    [
      'a ConfigMap variable',
      (agent) => agent.addEnv({ name: 'V', valueFrom: { configMapKeyRef: { name: 'config', key: 'a' } } }),
    ],
    [
      'a Secret variable',
      (agent) => agent.addEnv({ name: 'V', valueFrom: { secretKeyRef: { name: 'secret', key: 'a' } } }),
    ],
    [
      'variables from a ConfigMap',
      (agent) => agent.addContainer({ ...container, name: 'b', envFrom: [{ configMapRef: { name: 'config' } }] }),
    ],
    [
      'variables from a Secret',
      (agent) => agent.addContainer({ ...container, name: 'b', envFrom: [{ secretRef: { name: 'secret' } }] }),
    ],
  ];
  test.each(ways)('rolls out when it is read through %s', (_, use) => {
    const before = hashOf({ a: '1', b: '2' }, use);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(hashOf({ a: '1', b: '3' }, use)).not.toBe(before);
    expect(hashOf({ b: '2', a: '1' }, use, { team: 'x' })).toBe(before);
  });

  test('that the pods do not read restarts nothing', () => {
    expect(hashOf({ a: '1' }, () => undefined)).toBeUndefined();
  });

  test('in another namespace restarts nothing', () => {
    const { daemonSet } = synth({}, (agent, chart) => {
      new kplus.ConfigMap(chart, 'config', { metadata: { name: 'config', namespace: 'elsewhere' }, data: { a: '1' } });
      agent.mount({ name: 'v', configMap: { name: 'config' } }, '/v');
    });
    expect(daemonSet.spec.template.metadata.annotations).toBeUndefined();
  });
});
