import { parseAllDocuments } from 'yaml';
import { configMap, daemonSet, found, Json, rulesOf } from './support';
import { referenceFindings, REFERENCE_RULES } from '../../src/references/check';
import { GROUPS_OF } from '../../src/references/rules/resource-groups';
import { misspelt } from '../../src/references/rules/well-known-labels';
import { published, publishedTest } from '../support/corpus';

const fromKey = (key: string, optional?: boolean) => ({
  env: [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'config', key, optional } } }],
});

describe('ConfigMaps and Secrets', () => {
  test('a variable of a key that is not there keeps the container from starting', () => {
    expect(found(daemonSet(fromKey('lvl')), configMap({ level: 'info' }))).toEqual([
      [
        'references/config/variableKey',
        'spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key',
        "ConfigMap 'config' has no key 'lvl', only level",
      ],
    ]);
  });

  test.each([
    ['a key that is there', fromKey('level'), configMap({ level: 'info' })],
    ['a key that is optional', fromKey('lvl', true), configMap({ level: 'info' })],
    ['an object that others make', fromKey('lvl'), { ...configMap({ level: 'info' }), metadata: { name: 'other' } }],
    ['an object that a program fills', fromKey('lvl'), configMap({})],
  ])('%s is no finding', (_, container, object) => {
    expect(found(daemonSet(container), object)).toEqual([]);
  });

  test('an object of another namespace', () => {
    expect(found(daemonSet(fromKey('level')), configMap({ level: 'info' }, 'other'))).toEqual([
      [
        'references/config/otherNamespace',
        'spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name',
        "ConfigMap 'config' is in namespace 'other', not in namespace 'agents'",
      ],
    ]);
    const root = {
      ...configMap({ 'ca.crt': '' }, 'other'),
      metadata: { name: 'kube-root-ca.crt', namespace: 'other' },
    };
    expect(found(daemonSet({}, { volumes: [{ name: 'ca', configMap: { name: 'kube-root-ca.crt' } }] }), root)).toEqual(
      [],
    );
  });

  test('items, projected ones too, and sub-paths', () => {
    const volumes = [
      { name: 'a', configMap: { name: 'config', items: [{ key: 'x', path: 'x' }] } },
      { name: 'b', projected: { sources: [{ configMap: { name: 'config', items: [{ key: 'y', path: 'y' }] } }] } },
      { name: 'c', configMap: { name: 'config' } },
      { name: 'd', configMap: { name: 'config', items: [{ key: 'level', path: 'etc/level' }] } },
    ];
    const volumeMounts = [
      { name: 'c', mountPath: '/c', subPath: 'nothing' },
      { name: 'c', mountPath: '/c2', subPath: 'level' },
      { name: 'd', mountPath: '/d', subPath: 'etc' },
      { name: 'd', mountPath: '/d2', subPath: 'level' },
    ];
    expect(
      found(daemonSet({ volumeMounts }, { volumes }), configMap({ level: 'info' })).map(([rule, field]) => [
        rule,
        field,
      ]),
    ).toEqual([
      ['references/config/volumeKey', 'spec.template.spec.volumes[0].configMap.items[0].key'],
      ['references/config/volumeKey', 'spec.template.spec.volumes[1].projected.sources[0].configMap.items[0].key'],
      ['references/config/subPath', 'spec.template.spec.containers[0].volumeMounts[0].subPath'],
      ['references/config/subPath', 'spec.template.spec.containers[0].volumeMounts[3].subPath'],
    ]);
  });

  test('the keys of a token are the business of the server', () => {
    const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 's', key: 'token' } } }];
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { extra: 'YQ==' } };
    expect(rulesOf(daemonSet({ env }), secret)).toEqual(['references/config/variableKey']);
    expect(rulesOf(daemonSet({ env }), { ...secret, type: 'kubernetes.io/service-account-token' })).toEqual([]);
  });
});

describe('accounts', () => {
  const account = (namespace: string, name = 'agent') => ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
  });
  const binding = (subject: Json) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'agent' },
    subjects: [{ kind: 'ServiceAccount', ...subject }],
  });
  const pods = daemonSet({}, { serviceAccountName: 'agent' });

  test('pods run under an account of their namespace', () => {
    expect(rulesOf(pods, account('other'))).toEqual(['references/accounts/otherNamespace']);
    expect(rulesOf(pods, account('other'), account('agents'))).toEqual([]);
    expect(rulesOf(pods)).toEqual([]);
  });

  test('a binding names an account that is there', () => {
    expect(found(account('agents'), binding({ name: 'agnet', namespace: 'agents' }))).toEqual([
      [
        'references/accounts/subject',
        'subjects[0].name',
        "there is no ServiceAccount 'agnet' in namespace 'agents'; there are agent",
      ],
    ]);
    expect(rulesOf(account('agents'), binding({ name: 'agent', namespace: 'kube-system' }))).toEqual([
      'references/accounts/subject',
    ]);
    expect(rulesOf(account('agents'), binding({ name: 'agent', namespace: 'agents' }))).toEqual([]);
    expect(rulesOf(account('agents'), binding({ name: 'prometheus', namespace: 'monitoring' }))).toEqual([]);
    expect(rulesOf(account('agents'), binding({ name: 'default', namespace: 'agents' }))).toEqual([]);
  });
});

describe('ports by name', () => {
  const ports = [{ name: 'http', containerPort: 80 }];
  test.each([
    ['readinessProbe', { httpGet: { port: 'htpp' } }, 'references/port-names/ready'],
    ['startupProbe', { tcpSocket: { port: 'htpp' } }, 'references/port-names/ready'],
    ['livenessProbe', { httpGet: { port: 'htpp' } }, 'references/port-names/live'],
    ['lifecycle', { postStart: { httpGet: { port: 'htpp' } } }, 'references/port-names/start'],
    ['lifecycle', { preStop: { httpGet: { port: 'htpp' } } }, 'references/port-names/stop'],
  ])('%s', (field, handler, rule) => {
    expect(rulesOf(daemonSet({ ports, [field]: handler }))).toEqual([rule]);
    const right = JSON.parse(JSON.stringify(handler).replace('htpp', 'http')) as Json;
    expect(rulesOf(daemonSet({ ports, [field]: right }))).toEqual([]);
  });

  test('a Service selects pods, and targets a port of theirs', () => {
    const service = (selector: Json, targetPort: string | number, more: Json = {}) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'agent' },
      spec: { selector, ports: [{ port: 80, targetPort }], ...more },
    });
    expect(found(daemonSet({ ports }), service({ app: 'agnet' }, 'http'))).toEqual([
      ['references/services/selectsNothing', 'spec.selector', 'no pods of the 1 workloads here have app=agnet'],
    ]);
    expect(found(daemonSet({ ports }), service({ app: 'agent' }, 'metrics'))).toEqual([
      [
        'references/services/targetPort',
        'spec.ports[0].targetPort',
        "no container of the selected pods has a port called 'metrics'; there are http",
      ],
    ]);
    expect(rulesOf(daemonSet({ ports }), service({ app: 'agent' }, 'http'))).toEqual([]);
    expect(rulesOf(daemonSet({ ports }), service({ app: 'agent' }, 8080))).toEqual([]);
    expect(rulesOf(service({ app: 'others' }, 'http'))).toEqual([]);
    expect(rulesOf(daemonSet({ ports }), service({ app: 'x' }, 'http', { type: 'ExternalName' }))).toEqual([]);
    expect(rulesOf(daemonSet({ ports }), service({ 'statefulset.kubernetes.io/pod-name': 'a-0' }, 'http'))).toEqual([]);
  });
});

describe('pods', () => {
  test.each<[string, Json, Json, string[]]>([
    ['root that may not be', { securityContext: { runAsNonRoot: true, runAsUser: 0 } }, {}, ['references/pods/root']],
    [
      'root of the pod',
      { securityContext: { runAsNonRoot: true } },
      { securityContext: { runAsUser: 0 } },
      ['references/pods/root'],
    ],
    [
      'another user',
      { securityContext: { runAsUser: 1 } },
      { securityContext: { runAsUser: 0, runAsNonRoot: true } },
      [],
    ],
    ['64 bytes', { resources: { limits: { memory: '64' } } }, {}, ['references/pods/memory']],
    ['64 thousand bytes as a number', { resources: { limits: { memory: 64000 } } }, {}, ['references/pods/memory']],
    ['64Mi', { resources: { limits: { memory: '64Mi' } } }, {}, []],
    ['no tag', { image: 'registry.example.com:5000/agent' }, {}, ['references/pods/imageTag']],
    ['a digest', { image: 'agent@sha256:0123' }, {}, []],
  ])('%s', (_, container, spec, rules) => {
    expect(rulesOf(daemonSet(container, spec))).toEqual(rules);
  });

  test('a device of an unprivileged container', () => {
    const volumes = [{ name: 'kmsg', hostPath: { path: '/dev/kmsg' } }];
    const volumeMounts = [{ name: 'kmsg', mountPath: '/dev/kmsg' }];
    expect(rulesOf(daemonSet({ volumeMounts }, { volumes }))).toEqual(['references/pods/device']);
    expect(rulesOf(daemonSet({ volumeMounts, securityContext: { privileged: true } }, { volumes }))).toEqual([]);
    expect(rulesOf(daemonSet({}, { volumes }))).toEqual([]);
  });

  test('$(NAME) that nothing defines', () => {
    const env = [
      { name: 'A', value: '$(B)' },
      { name: 'B', value: '$(A) $$(C) $(hostname) $(KUBERNETES_SERVICE_HOST)' },
    ];
    expect(found(daemonSet({ env, args: ['$(B) $(NODE)'] })).map(([, field, message]) => [field, message])).toEqual([
      ['spec.template.spec.containers[0].env[0].value', "$(B) stays as it is: container 'agent' has no variable B"],
      ['spec.template.spec.containers[0].args[0]', "$(NODE) stays as it is: container 'agent' has no variable NODE"],
    ]);
    const envFrom = [{ prefix: 'X_', configMapRef: { name: 'config' } }];
    expect(rulesOf(daemonSet({ envFrom, args: ['$(X_NODE)'] }), configMap({ NODE: 'a' }))).toEqual([]);
    expect(rulesOf(daemonSet({ envFrom, args: ['$(NODE)'] }), configMap({ NODE: 'a' }))).toEqual([
      'references/variables/undefined',
    ]);
    expect(rulesOf(daemonSet({ envFrom, args: ['$(NODE)'] }))).toEqual([]);
  });

  test('keys of labels and taints with a typo', () => {
    const spec = {
      nodeSelector: { 'kubernets.io/os': 'linux', 'example.com/os': 'x' },
      tolerations: [
        { key: 'node-role.kubernetes.io/control-plain', operator: 'Exists' },
        { key: 'node.kubernetes.io/not-raedy' },
      ],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'topology.kubernetes.io/zones', operator: 'Exists' }] }],
          },
        },
      },
    };
    expect(found(daemonSet({}, spec)).map(([, field, message]) => [field, message])).toEqual([
      [
        'spec.template.spec.nodeSelector[kubernets.io/os]',
        "'kubernets.io/os' is no label that nodes have; 'kubernetes.io/os' is one",
      ],
      [
        'spec.template.spec.tolerations[1].key',
        "'node.kubernetes.io/not-raedy' is no label that nodes have; 'node.kubernetes.io/not-ready' is one",
      ],
      [
        'spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].key',
        "'topology.kubernetes.io/zones' is no label that nodes have; 'topology.kubernetes.io/zone' is one",
      ],
    ]);
    expect(misspelt('kubernetes.io/oss')).toBe('kubernetes.io/os');
    expect(misspelt('kubernetes.io/arch')).toBeUndefined();
  });
});

describe('rules of RBAC', () => {
  const role = (apiGroups: string[], resources: string[]) => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'agent' },
    rules: [{ apiGroups, resources, verbs: ['get'] }],
  });

  test.each<[string[], string[], string[]]>([
    [[''], ['pods', 'deployments'], ["'deployments' is in apps, not in the core group ''"]],
    [['extensions'], ['ingresses/status'], ["'ingresses' is in networking.k8s.io, not in extensions"]],
    [['extensions', 'networking.k8s.io'], ['ingresses'], []],
    [['*'], ['deployments'], []],
    [['crd.antrea.io'], ['networkpolicies'], []],
    [['metrics.k8s.io'], ['nodes', 'pods'], []],
    [[''], ['events', '*', 'widgets'], []],
  ])('%j of %j', (groups, resources, messages) => {
    expect(found(role(groups, resources)).map(([, , message]) => message)).toEqual(messages);
  });
});

publishedTest(
  'of 2,579 published rules, 91 resources are in none of the groups of their rule; 16 of them are custom resources of that name',
  () => {
    let [rules, wrong, told] = [0, 0, 0];
    for (const { text } of published.files()) {
      const objects = parseAllDocuments(text, { version: '1.1', merge: true })
        .map((document) => document.toJS())
        .flatMap((manifest) => (manifest?.kind === 'List' ? manifest.items : [manifest]))
        .filter((manifest) => /^(?:Cluster)?Role$/.test(manifest?.kind)) as Json[];
      for (const rule of objects.flatMap((object) => object.rules ?? []) as Json[]) {
        rules++;
        const groups: string[] = rule.apiGroups ?? [];
        if (groups.length === 0 || groups.includes('*')) continue;
        wrong += (rule.resources ?? []).filter((resource: string) => {
          const having = GROUPS_OF.get(resource.split('/')[0]);
          return having && !having.some((group) => groups.includes(group));
        }).length;
      }
      const findings = referenceFindings(objects.map((manifest) => ({ manifest, place: '' }))).flat();
      told += findings.filter(({ rule }) => rule === 'references/api-groups/resource').length;
    }
    expect({ rules, wrong, told }).toEqual({ rules: 2579, wrong: 91, told: 75 });
  },
);

test('none of the rules is an error: the API server looks at one object at a time', () => {
  expect(REFERENCE_RULES.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(new Set(REFERENCE_RULES.map(({ id }) => id)).size).toBe(REFERENCE_RULES.length);
});

test.each([
  null,
  1,
  'x',
  [],
  {},
  { kind: 'DaemonSet', apiVersion: 'apps/v1', spec: 3 },
  { kind: 'Service', apiVersion: 'v1', spec: { ports: {}, selector: [] } },
])('%j finds nothing and throws nothing', (manifest) => {
  expect(referenceFindings([{ manifest, place: '' }])).toEqual([[]]);
});
