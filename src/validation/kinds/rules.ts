import { rules as aggregationApiService } from './aggregation/api-service';
import { rules as autoscalingAutoscaler } from './autoscaling/autoscaler';
import { rules as autoscalingBehavior } from './autoscaling/behavior';
import { rules as autoscalingMetrics } from './autoscaling/metrics';
import { rules as autoscalingTarget } from './autoscaling/target';
import { rules as batchCronJob } from './batch/cron-job';
import { rules as batchFailurePolicy } from './batch/failure-policy';
import { rules as batchJob } from './batch/job';
import { rules as batchJobSpec } from './batch/job-spec';
import { rules as batchSuccessPolicy } from './batch/success-policy';
import { rules as configMap } from './config-map';
import { rules as domainPath } from './domain-path';
import { rules as judgeObject } from './judge-object';
import { rules as judgeUpdate } from './judge-update';
import { rules as namespace } from './namespace';
import { rules as networkingIngress } from './networking/ingress';
import { rules as networkingIngressClass } from './networking/ingress-class';
import { rules as networkingNetworkPolicy } from './networking/network-policy';
import { rules as networkingReferences } from './networking/references';
import { rules as pod } from './pod';
import { rules as policyDisruptionBudget } from './policy/disruption-budget';
import { rules as quotaLimitRange } from './quota/limit-range';
import { rules as quotaResourceQuota } from './quota/resource-quota';
import { rules as rbacBindings } from './rbac/bindings';
import { rules as rbacRoles } from './rbac/roles';
import { rules as schedulingPriorityClass } from './scheduling/priority-class';
import { rules as schedulingRuntimeClass } from './scheduling/runtime-class';
import { rules as schema } from './schema';
import { rules as secret } from './secret';
import { rules as service } from './service';
import { rules as serviceAddresses } from './service/addresses';
import { rules as serviceAllocation } from './service/allocation';
import { rules as servicePorts } from './service/ports';
import { rules as storageClaim } from './storage/claim-change';
import { rules as storageCsiDriver } from './storage/csi-driver';
import { rules as storageStorageClass } from './storage/storage-class';
import { rules as workloadsReplicas } from './workloads/replicas';
import { rules as workloadsShared } from './workloads/shared';
import { rules as workloadsStatefulSet } from './workloads/stateful-set';
import { Rule } from '../../findings/rule';
import { rules as volumesCreatedClaims } from '../volumes/created-claims';

/** The rules of kinds other than DaemonSet that these have for themselves. */
export const KIND_RULES: readonly Rule[] = [
  aggregationApiService,
  autoscalingAutoscaler,
  autoscalingBehavior,
  autoscalingMetrics,
  autoscalingTarget,
  batchCronJob,
  batchFailurePolicy,
  batchJob,
  batchJobSpec,
  batchSuccessPolicy,
  configMap,
  domainPath,
  judgeObject,
  judgeUpdate,
  namespace,
  networkingIngress,
  networkingIngressClass,
  networkingNetworkPolicy,
  networkingReferences,
  pod,
  policyDisruptionBudget,
  quotaLimitRange,
  quotaResourceQuota,
  rbacBindings,
  rbacRoles,
  schedulingPriorityClass,
  schedulingRuntimeClass,
  schema,
  secret,
  service,
  serviceAddresses,
  serviceAllocation,
  servicePorts,
  storageClaim,
  storageCsiDriver,
  storageStorageClass,
  volumesCreatedClaims,
  workloadsReplicas,
  workloadsShared,
  workloadsStatefulSet,
].flatMap((rules: { readonly [key: string]: Rule }) => Object.values(rules));
