import { CRON_JOB } from './batch/cron-job';
import { JOB } from './batch/job';
import { CONFIG_MAP } from './config-map';
import { Kind } from './kind';
import { NAMESPACE } from './namespace';
import { CLUSTER_ROLE_BINDING, ROLE_BINDING } from './rbac/bindings';
import { CLUSTER_ROLE, ROLE } from './rbac/roles';
import { SECRET } from './secret';
import { SERVICE } from './service';
import { SERVICE_ACCOUNT } from './service-account';
import { DEPLOYMENT, REPLICA_SET } from './workloads/replicas';
import { STATEFUL_SET } from './workloads/stateful-set';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** The kinds whose rules are known, by API version and kind. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['apps/v1 Deployment', DEPLOYMENT],
  ['apps/v1 ReplicaSet', REPLICA_SET],
  ['apps/v1 StatefulSet', STATEFUL_SET],
  ['batch/v1 CronJob', CRON_JOB],
  ['batch/v1 Job', JOB],
  ['v1 ConfigMap', CONFIG_MAP],
  ['v1 Namespace', NAMESPACE],
  ['v1 Secret', SECRET],
  ['v1 Service', SERVICE],
  ['v1 ServiceAccount', SERVICE_ACCOUNT],
  [`${RBAC} ClusterRole`, CLUSTER_ROLE],
  [`${RBAC} ClusterRoleBinding`, CLUSTER_ROLE_BINDING],
  [`${RBAC} Role`, ROLE],
  [`${RBAC} RoleBinding`, ROLE_BINDING],
]);
