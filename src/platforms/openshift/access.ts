import { DEFAULT_SCCS, SCCS_OF_EVERYONE } from './default-sccs';
import { readScc, Scc } from './scc';
import { listOf, objectOf, objectsOf, textOf } from '../../model/untyped';
import { SetObject } from '../../references/manifest-set';
import { Judged, podOf } from '../judged';

const ROLE_PREFIX = 'system:openshift:scc:';

/** The default constraints, and those among the objects, which go before defaults of the same name. */
export function knownSccs({ set }: Judged): Scc[] {
  const own = set.ofKind('SecurityContextConstraints').map(({ manifest }) => readScc(manifest));
  return [...own, ...DEFAULT_SCCS.filter(({ name }) => !own.some((one) => one.name === name))];
}

/** Whether an account may use constraints, as far as the objects tell it. */
export function mayUse(judged: Judged, { name, users = [], groups = [] }: Scc): boolean {
  const { place } = judged;
  if (SCCS_OF_EVERYONE.includes(name)) return true;
  const account = accountOf(judged);
  if (users.includes(`system:serviceaccount:${place}:${account}`)) return true;
  const ownGroups = ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${place}`];
  if (groups.some((group) => ownGroups.includes(group))) return true;
  const { set } = judged;
  const bindings = [
    ...set.ofKind('ClusterRoleBinding'),
    ...set.ofKind('RoleBinding').filter((binding) => binding.place === place),
  ];
  return bindings.some(
    (binding) =>
      isBound(binding, account, place, ownGroups) && grants(judged, objectOf(binding.manifest.roleRef), name),
  );
}

export function accountOf(judged: Judged): string {
  const { serviceAccountName, serviceAccount } = podOf(judged);
  return serviceAccountName || serviceAccount || 'default';
}

function isBound({ manifest }: SetObject, account: string, place: string, ownGroups: readonly string[]): boolean {
  return objectsOf(manifest.subjects).some(({ kind, name, namespace }) =>
    kind === 'Group'
      ? ownGroups.includes(textOf(name))
      : kind === 'ServiceAccount' && name === account && (textOf(namespace) || place) === place,
  );
}

function grants({ set, place }: Judged, { kind, name }: { readonly [field: string]: unknown }, scc: string): boolean {
  if (name === `${ROLE_PREFIX}${scc}` || name === 'cluster-admin') return true;
  const role =
    kind === 'ClusterRole'
      ? set.ofKind('ClusterRole').find((one) => one.name === name)
      : set.find('Role', place, textOf(name));
  const has = (list: unknown, ...values: string[]) =>
    listOf(list).some((one) => one === '*' || values.includes(textOf(one)));
  return objectsOf(role?.manifest.rules).some(
    ({ apiGroups, resources, resourceNames, verbs }) =>
      has(apiGroups, 'security.openshift.io') &&
      has(resources, 'securitycontextconstraints') &&
      has(verbs, 'use') &&
      (listOf(resourceNames).length === 0 || listOf(resourceNames).includes(scc)),
  );
}
