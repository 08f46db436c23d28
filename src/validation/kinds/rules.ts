import { rules as batchCronJob } from './batch/cron-job';
import { rules as batchFailurePolicy } from './batch/failure-policy';
import { rules as batchJob } from './batch/job';
import { rules as batchJobSpec } from './batch/job-spec';
import { rules as batchSuccessPolicy } from './batch/success-policy';
import { rules as configMap } from './config-map';
import { rules as judgeObject } from './judge-object';
import { rules as judgeUpdate } from './judge-update';
import { rules as namespace } from './namespace';
import { rules as rbacBindings } from './rbac/bindings';
import { rules as rbacRoles } from './rbac/roles';
import { rules as secret } from './secret';
import { rules as service } from './service';
import { rules as serviceAddresses } from './service/addresses';
import { rules as serviceAllocation } from './service/allocation';
import { rules as servicePorts } from './service/ports';
import { rules as workloadsReplicas } from './workloads/replicas';
import { rules as workloadsShared } from './workloads/shared';
import { rules as workloadsStatefulSet } from './workloads/stateful-set';
import { Rule } from '../../findings/rule';

/** The rules of kinds other than DaemonSet that these have for themselves. */
export const KIND_RULES: readonly Rule[] = [
  batchCronJob,
  batchFailurePolicy,
  batchJob,
  batchJobSpec,
  batchSuccessPolicy,
  configMap,
  judgeObject,
  judgeUpdate,
  namespace,
  rbacBindings,
  rbacRoles,
  secret,
  service,
  serviceAddresses,
  serviceAllocation,
  servicePorts,
  workloadsReplicas,
  workloadsShared,
  workloadsStatefulSet,
].flatMap((rules: { readonly [key: string]: Rule }) => Object.values(rules));
