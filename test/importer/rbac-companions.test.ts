import { body, items, module } from './imported';
import { synthesized } from './synthesized';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const apiGroup = 'rbac.authorization.k8s.io';
const metadata = { name: 'agent', namespace: 'logging' };
const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: true };

test('a Role whose rules are about one resource each is a construct of cdk8s-plus', () => {
  const rules = [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] },
    { apiGroups: ['example.com'], resources: ['agents'], verbs: ['list', 'watch'] },
  ];
  const role = { apiVersion, kind: 'Role', metadata, rules };
  expect(body(role)).toBe(`new kplus.Role(this, 'agent', {
  metadata: { name: 'agent', namespace: 'logging' },
  rules: [
    { resources: [kplus.ApiResource.CONFIG_MAPS], verbs: ['get'] },
    {
      resources: [kplus.ApiResource.custom({ apiGroup: 'example.com', resourceType: 'agents' })],
      verbs: ['list', 'watch'],
    },
  ],
});`);
  expect(synthesized(module(role))).toEqual([[role]]);
});

test('a ClusterRole is one where cdk8s-plus adds no empty list of names to it', () => {
  const role = {
    apiVersion,
    kind: 'ClusterRole',
    metadata: { name: 'agent' },
    rules: [
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
      { apiGroups: [''], resources: ['nodes'], resourceNames: [], verbs: ['get'] },
    ],
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { 'example.com/aggregate': 'true' } }] },
  };
  expect(body(role)).toBe(`new kplus.ClusterRole(this, 'agent', {
  metadata: { name: 'agent' },
  rules: [
    { endpoints: [kplus.NonApiResource.of('/metrics')], verbs: ['get'] },
    { endpoints: [kplus.ApiResource.NODES], verbs: ['get'] },
  ],
  aggregationLabels: { 'example.com/aggregate': 'true' },
});`);
  expect(synthesized(module(role))).toEqual([[role]]);
});

test('a binding is one where cdk8s-plus adds no empty group to its subjects; it speaks of the constructs that are there', () => {
  const role = { apiVersion, kind: 'Role', metadata, rules: [] };
  const subjects = [
    { kind: 'ServiceAccount', apiGroup: '', name: 'agent', namespace: 'logging' },
    { kind: 'User', apiGroup, name: 'system:agent' },
  ];
  const binding = {
    apiVersion,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup, kind: 'Role', name: 'agent' },
    subjects,
  };
  expect(
    body(items(account, role, binding))
      .split('\n\n')
      .slice(-1),
  ).toEqual([
    `const agentRoleBinding = new kplus.RoleBinding(this, 'agent-role-binding', {
  metadata: { name, namespace },
  role: agentRole,
});
agentRoleBinding.addSubjects(agentServiceAccount, kplus.User.fromName(this, 'system-agent-user', 'system:agent'));`,
  ]);
  expect(synthesized(module(items(account, role, binding)))).toEqual([[account, role, binding]]);
});

test('a binding of what is elsewhere names it', () => {
  const binding = {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'agent' },
    roleRef: { apiGroup, kind: 'ClusterRole', name: 'view' },
    subjects: [
      { kind: 'ServiceAccount', apiGroup: '', name: 'agent', namespace: 'logging' },
      { kind: 'Group', apiGroup, name: 'admins' },
    ],
  };
  expect(body(binding)).toBe(`const agent = new kplus.ClusterRoleBinding(this, 'agent', {
  metadata: { name: 'agent' },
  role: kplus.ClusterRole.fromClusterRoleName(this, 'view-role', 'view'),
});
agent.addSubjects(
  kplus.ServiceAccount.fromServiceAccountName(this, 'agent-serviceaccount', 'agent', { namespaceName: 'logging' }),
  kplus.Group.fromName(this, 'admins-group', 'admins'),
);`);
  expect(synthesized(module(binding))).toEqual([[binding]]);
});

test.each([
  [
    'a Role with two resources in a rule, which would become two rules',
    { kind: 'Role', rules: [{ apiGroups: [''], resources: ['pods', 'nodes'], verbs: ['get'] }] },
  ],
  [
    'a Role with a rule for certain names',
    { kind: 'Role', rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['a'], verbs: ['get'] }] },
  ],
  [
    'a Role for the group "core", which cdk8s-plus takes for the one without name',
    { kind: 'Role', rules: [{ apiGroups: ['core'], resources: ['pods'], verbs: ['get'] }] },
  ],
  ['a Role without rules, which would get an empty list', { kind: 'Role' }],
  [
    'a ClusterRole without a list of names',
    { kind: 'ClusterRole', rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
  ],
  [
    'a ClusterRole with two paths in a rule',
    { kind: 'ClusterRole', rules: [{ nonResourceURLs: ['/a', '/b'], verbs: ['get'] }] },
  ],
  [
    'a ClusterRole that gathers others in two ways',
    {
      kind: 'ClusterRole',
      rules: [],
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }, { matchLabels: { c: 'd' } }] },
    },
  ],
  [
    'a binding of a service account without group',
    {
      kind: 'RoleBinding',
      roleRef: { apiGroup, kind: 'Role', name: 'a' },
      subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
    },
  ],
  [
    'a binding without subjects, which would get an empty list',
    { kind: 'RoleBinding', roleRef: { apiGroup, kind: 'Role', name: 'a' } },
  ],
  [
    'a ClusterRoleBinding to a Role, which the API server refuses',
    { kind: 'ClusterRoleBinding', roleRef: { apiGroup, kind: 'Role', name: 'a' }, subjects: [] },
  ],
])('%s is an ApiObject', (_, fields) => {
  const object = { apiVersion, metadata, ...fields };
  expect(body(object)).toMatch(/^new ApiObject\(/);
  expect(synthesized(module(object))).toEqual([[object]]);
});

test('a comment within what would be written anew keeps the object an ApiObject, and its place', () => {
  expect(
    body(`apiVersion: ${apiVersion}
kind: Role
metadata: {name: agent}
rules:
  # the kubelet
  - apiGroups: ['']
    resources: [nodes] # only these
    verbs: [get]
`),
  ).toContain("resources: ['nodes'], // only these");
  expect(
    body(`apiVersion: ${apiVersion}
kind: Role
metadata: {name: agent}
rules:
  # the kubelet
  - apiGroups: ['']
    resources: [nodes]
    verbs: [get]
`),
  ).toBe(`new kplus.Role(this, 'agent', {
  metadata: { name: 'agent' },
  rules: [
    // the kubelet
    { resources: [kplus.ApiResource.NODES], verbs: ['get'] },
  ],
});`);
});
