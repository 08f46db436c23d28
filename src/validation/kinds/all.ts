import { API_SERVICE } from './aggregation/api-service';
import { HORIZONTAL_POD_AUTOSCALER } from './autoscaling/autoscaler';
import { CRON_JOB } from './batch/cron-job';
import { JOB } from './batch/job';
import { CONFIG_MAP } from './config-map';
import { Kind } from './kind';
import { NAMESPACE } from './namespace';
import { INGRESS } from './networking/ingress';
import { INGRESS_CLASS } from './networking/ingress-class';
import { NETWORK_POLICY } from './networking/network-policy';
import { POD } from './pod';
import { POD_DISRUPTION_BUDGET } from './policy/disruption-budget';
import { LIMIT_RANGE } from './quota/limit-range';
import { RESOURCE_QUOTA } from './quota/resource-quota';
import { CLUSTER_ROLE_BINDING, ROLE_BINDING } from './rbac/bindings';
import { CLUSTER_ROLE, ROLE } from './rbac/roles';
import { PRIORITY_CLASS } from './scheduling/priority-class';
import { RUNTIME_CLASS } from './scheduling/runtime-class';
import { SECRET } from './secret';
import { SERVICE } from './service';
import { SERVICE_ACCOUNT } from './service-account';
import { PERSISTENT_VOLUME_CLAIM } from './storage/claim';
import { CSI_DRIVER } from './storage/csi-driver';
import { STORAGE_CLASS } from './storage/storage-class';
import { DEPLOYMENT, REPLICA_SET } from './workloads/replicas';
import { STATEFUL_SET } from './workloads/stateful-set';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** The kinds whose rules are known, by API version and kind. */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['apiregistration.k8s.io/v1 APIService', API_SERVICE],
  ['apps/v1 Deployment', DEPLOYMENT],
  ['apps/v1 ReplicaSet', REPLICA_SET],
  ['apps/v1 StatefulSet', STATEFUL_SET],
  ['autoscaling/v2 HorizontalPodAutoscaler', HORIZONTAL_POD_AUTOSCALER],
  ['batch/v1 CronJob', CRON_JOB],
  ['batch/v1 Job', JOB],
  ['networking.k8s.io/v1 Ingress', INGRESS],
  ['networking.k8s.io/v1 IngressClass', INGRESS_CLASS],
  ['networking.k8s.io/v1 NetworkPolicy', NETWORK_POLICY],
  ['node.k8s.io/v1 RuntimeClass', RUNTIME_CLASS],
  ['policy/v1 PodDisruptionBudget', POD_DISRUPTION_BUDGET],
  ['scheduling.k8s.io/v1 PriorityClass', PRIORITY_CLASS],
  ['storage.k8s.io/v1 CSIDriver', CSI_DRIVER],
  ['storage.k8s.io/v1 StorageClass', STORAGE_CLASS],
  ['v1 ConfigMap', CONFIG_MAP],
  ['v1 LimitRange', LIMIT_RANGE],
  ['v1 Namespace', NAMESPACE],
  ['v1 PersistentVolumeClaim', PERSISTENT_VOLUME_CLAIM],
  ['v1 Pod', POD],
  ['v1 ResourceQuota', RESOURCE_QUOTA],
  ['v1 Secret', SECRET],
  ['v1 Service', SERVICE],
  ['v1 ServiceAccount', SERVICE_ACCOUNT],
  [`${RBAC} ClusterRole`, CLUSTER_ROLE],
  [`${RBAC} ClusterRoleBinding`, CLUSTER_ROLE_BINDING],
  [`${RBAC} Role`, ROLE],
  [`${RBAC} RoleBinding`, ROLE_BINDING],
]);
