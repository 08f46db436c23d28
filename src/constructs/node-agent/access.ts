import { ApiObject, Lazy } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PolicyRule } from './options';

const RBAC = 'rbac.authorization.k8s.io';

/** A service account that hands out no token unless a pod asks for one. */
export function ownServiceAccount(scope: Construct, name: string, namespace: string | undefined): ServiceAccount {
  return new ServiceAccount(scope, 'ServiceAccount', { metadata: { name, namespace }, automountToken: false });
}

/** A Role and its binding to one service account of the same namespace. */
export function namespacedAccess(
  scope: Construct,
  name: string,
  namespace: string | undefined,
  account: () => string,
  rules: PolicyRule[],
): void {
  const metadata = { name, namespace };
  new ApiObject(scope, 'Role', { apiVersion: `${RBAC}/v1`, kind: 'Role', metadata, rules });
  new ApiObject(scope, 'RoleBinding', {
    apiVersion: `${RBAC}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: RBAC, kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name: Lazy.any({ produce: account }), ...(namespace && { namespace }) }],
  });
}

/**
 * A ClusterRole and its binding to one service account. Their name holds the namespace before a colon, which no namespace can
 * contain, so two agents of one name in two namespaces never share them.
 */
export function clusterAccess(
  scope: Construct,
  name: string,
  namespace: string | undefined,
  account: () => string,
  rules: PolicyRule[],
): void {
  checkNamespace(scope.node.path, namespace);
  const metadata = { name: `${namespace}:${name}` };
  new ApiObject(scope, 'ClusterRole', { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata, rules });
  new ApiObject(scope, 'ClusterRoleBinding', {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name: Lazy.any({ produce: account }), namespace }],
  });
}

/** Throws where cluster rules cannot be bound, since the namespace of the service account is not known. */
export function checkNamespace(path: string, namespace: string | undefined): void {
  if (namespace) return;
  throw new Error(
    `${path}: clusterRules need a namespace, since a ClusterRoleBinding names the one of its service account; ` +
      "give metadata: { namespace: '...' } or the chart a namespace",
  );
}
