import { Json } from './change';

/** Texts for fields of that name, good and bad ones; others get those of `any`. */
export const TEXTS: { readonly [name: string]: readonly Json[] } = {
  any: ['a', '', 'x y', 'A', 'a.b', 'a/b', '..', 'x'.repeat(64), 'x'.repeat(254), 'é'],
  keys: ['a', 'example.com/b', 'cpu', 'memory', 'a b', '', 'A', '__proto__', 'constructor', '-a'],
  name: ['a', 'b', 'a.b', 'A', '', 'a/b', '..', 'a%b', 'a_b', '1a', 'x'.repeat(63), 'x'.repeat(64), 'x'.repeat(254), 'system:a'],
  generateName: ['a-', 'a', '-', 'A', '', 'a/b', 'x'.repeat(70)],
  namespace: ['default', 'default', 'a', 'A', 'a.b', ''],
  operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Is', ''],
  values: ['a', '', 'a b', 'x'.repeat(64)],
  finalizers: ['example.com/a', 'a', 'orphan', 'foregroundDeletion', 'kubernetes', ''],
  resourceVersion: ['', '0', '1', 'x', '18446744073709551616'],
  uid: ['', 'a'],
  protocol: ['TCP', 'UDP', 'SCTP', 'tcp', ''],
};

export const NUMBERS: readonly Json[] = [0, 1, 2, 3, 10, 80, 443, 600, 3600, -1, 65535, 65536, 30000, 2147483647, 2147483648, 1.5];
export const QUANTITIES: readonly Json[] = ['1', '100m', '1Gi', 2, 0.25, '-1', '0', '', 'x', '1500m', ' 1', '0.0001', null];
export const ODD: readonly Json[] = [null, true, 0, 1.5, -1, 2147483648, 1e19, 'text', '', '80', [], {}, [null], { a: null }, [{}], [[]], ['a', null]];

const RBAC = 'rbac.authorization.k8s.io';
const CONFIG_KEYS: readonly Json[] = ['a', 'a.b', '..', '.', '..a', 'a b', '', 'x'.repeat(254), '.dockercfg', '.dockerconfigjson', 'username', 'password', 'ssh-privatekey', 'tls.crt', 'tls.key'];

/** By type and field, and with `.keys` for the keys of maps. */
export const CANDIDATES: ReadonlyMap<string, readonly Json[]> = new Map<string, readonly Json[]>([
  ['ConfigMap.data.keys', CONFIG_KEYS],
  ['ConfigMap.binaryData.keys', CONFIG_KEYS],
  ['ConfigMap.data', ['', 'a', 'x'.repeat(1024 * 1024), 'é'.repeat(524_000), 'x'.repeat(600_000)]],
  ['Secret.data.keys', CONFIG_KEYS],
  ['Secret.stringData.keys', CONFIG_KEYS],
  ['Secret.stringData', ['', 'a', '{}', 'null', '[]', '{"a":1.0e999}', '{"a":"é"}', 'x'.repeat(1024 * 1024 + 1)]],
  [
    'Secret.type',
    ['Opaque', '', 'kubernetes.io/service-account-token', 'kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth', 'kubernetes.io/tls', 'bootstrap.kubernetes.io/token', 'x y'],
  ],
  ['ObjectMeta.annotations.keys', ['a', 'A', 'a b', '', 'kubernetes.io/service-account.name', 'kubernetes.io/enforce-mountable-secrets', 'batch.kubernetes.io/cronjob-scheduled-timestamp']],
  ['Subject.kind', ['ServiceAccount', 'User', 'Group', 'Role', '']],
  ['Subject.apiGroup', [RBAC, '', 'apps']],
  ['RoleRef.kind', ['Role', 'ClusterRole', 'User', '']],
  ['RoleRef.apiGroup', [RBAC, '', 'apps']],
]);
