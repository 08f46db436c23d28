import { Struct } from './change';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Objects of each kind that every minor accepts, which cases change. */
export const SEEDS: { readonly [kind: string]: readonly Struct[] } = {
  ConfigMap: [{ apiVersion: 'v1', data: { a: 'b' } }, { apiVersion: 'v1', immutable: true, binaryData: { a: 'eA==' } }],
  Namespace: [{ apiVersion: 'v1', spec: { finalizers: ['kubernetes'] } }],
  Secret: [
    { apiVersion: 'v1', data: { a: 'eA==' } },
    { apiVersion: 'v1', immutable: true, stringData: { a: 'b' } },
    { apiVersion: 'v1', type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'a', 'tls.key': 'b' } },
    { apiVersion: 'v1', type: 'kubernetes.io/basic-auth', stringData: { username: 'a' } },
    { apiVersion: 'v1', type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': 'a' } },
    { apiVersion: 'v1', type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{}' } },
    { apiVersion: 'v1', type: 'kubernetes.io/dockercfg', data: { '.dockercfg': 'e30=' } },
  ],
  ServiceAccount: [{ apiVersion: 'v1', automountServiceAccountToken: false, imagePullSecrets: [{ name: 'a' }] }],
  ClusterRole: [
    { apiVersion: RBAC, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
    { apiVersion: RBAC, rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] },
    { apiVersion: RBAC, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: 'b' } }] } },
  ],
  ClusterRoleBinding: [
    {
      apiVersion: RBAC,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'a' },
      subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }],
    },
  ],
  Role: [{ apiVersion: RBAC, rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }],
  RoleBinding: [
    {
      apiVersion: RBAC,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
      subjects: [{ kind: 'User', name: 'a', apiGroup: 'rbac.authorization.k8s.io' }],
    },
  ],
};
