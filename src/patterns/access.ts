import { ApiObject } from 'cdk8s';
import { ClusterObject } from '../constructs/cluster-object';
import { DaemonSet } from '../constructs/daemon-set';
import { PolicyRule } from '../constructs/node-agent/options';

/** A role and its binding to the account of the agent. */
export interface AccessRow {
  /** Name of the role. */
  readonly role: string;

  /** What it allows; none means that the role is there already. */
  readonly rules?: PolicyRule[];

  /** Name of the binding, unless that of the role. */
  readonly binding?: string;

  /** Whom it is bound to, unless the account of the agent. */
  readonly subjects?: object[];
}

/** What an agent may do at the API server, under the names of its vendor. */
export interface Access {
  /** Name of the service account. */
  readonly account: string;

  /** Whether the account is somebody else's. */
  readonly accountExists?: boolean;

  /** Fields of the account beside its name. */
  readonly accountFields?: object;

  /** Labels of all these objects. */
  readonly labels?: { [key: string]: string };

  readonly cluster?: AccessRow[];
  readonly namespaced?: AccessRow[];
}

const API_GROUP = 'rbac.authorization.k8s.io';

/** Makes the service account, the roles and the bindings of an agent as children of it. */
export function grantAccess(
  agent: DaemonSet,
  { account, accountExists, accountFields, labels, cluster, namespaced }: Access,
): void {
  const { namespace } = agent.metadata;
  if (!namespace && (cluster || namespaced)) {
    throw new Error(
      `${agent.node.path}: the agent has rights at the API server, so a binding needs the namespace of its service account; ` +
        "give metadata: { namespace: '...' } or the chart a namespace",
    );
  }
  if (!accountExists) {
    const metadata = { name: account, namespace, labels };
    new ApiObject(agent, 'ServiceAccount', { apiVersion: 'v1', kind: 'ServiceAccount', metadata, ...accountFields });
  }
  const own = [{ kind: 'ServiceAccount', name: account, namespace }];
  for (const [scope, Kind, rows] of [
    ['Cluster', ClusterObject, cluster],
    ['', ApiObject, namespaced],
  ] as const) {
    for (const { role, rules, binding = role, subjects = own } of rows ?? []) {
      const object = (kind: string, name: string, fields: object) =>
        new Kind(agent, `${kind}-${name}`, {
          apiVersion: `${API_GROUP}/v1`,
          kind,
          metadata: { name, labels, ...(!scope && { namespace }) },
          ...fields,
        });
      if (rules) object(`${scope}Role`, role, { rules });
      object(`${scope}RoleBinding`, binding, {
        roleRef: { apiGroup: API_GROUP, kind: `${scope}Role`, name: role },
        subjects,
      });
    }
  }
}
