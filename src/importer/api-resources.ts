/** The resources with a constant in cdk8s-plus, by API group. The resource is the name of the constant in lower case without underscores. */
const CONSTANTS: { readonly [group: string]: string } = {
  '':
    'BINDINGS COMPONENT_STATUSES CONFIG_MAPS ENDPOINTS EVENTS LIMIT_RANGES NAMESPACES NODES PERSISTENT_VOLUME_CLAIMS PERSISTENT_VOLUMES PODS ' +
    'POD_TEMPLATES REPLICATION_CONTROLLERS RESOURCE_QUOTAS SECRETS SERVICE_ACCOUNTS SERVICES',
  'admissionregistration.k8s.io': 'MUTATING_WEBHOOK_CONFIGURATIONS VALIDATING_WEBHOOK_CONFIGURATIONS',
  'apiextensions.k8s.io': 'CUSTOM_RESOURCE_DEFINITIONS',
  'apiregistration.k8s.io': 'API_SERVICES',
  apps: 'CONTROLLER_REVISIONS DAEMON_SETS DEPLOYMENTS REPLICA_SETS STATEFUL_SETS',
  'authentication.k8s.io': 'TOKEN_REVIEWS',
  'authorization.k8s.io':
    'LOCAL_SUBJECT_ACCESS_REVIEWS SELF_SUBJECT_ACCESS_REVIEWS SELF_SUBJECT_RULES_REVIEWS SUBJECT_ACCESS_REVIEWS',
  autoscaling: 'HORIZONTAL_POD_AUTOSCALERS',
  batch: 'CRON_JOBS JOBS',
  'certificates.k8s.io': 'CERTIFICATE_SIGNING_REQUESTS',
  'coordination.k8s.io': 'LEASES',
  'discovery.k8s.io': 'ENDPOINT_SLICES',
  'flowcontrol.apiserver.k8s.io': 'FLOW_SCHEMAS PRIORITY_LEVEL_CONFIGURATIONS',
  'networking.k8s.io': 'INGRESS_CLASSES INGRESSES NETWORK_POLICIES',
  'node.k8s.io': 'RUNTIME_CLASSES',
  policy: 'POD_DISRUPTION_BUDGETS',
  'rbac.authorization.k8s.io': 'CLUSTER_ROLE_BINDINGS CLUSTER_ROLES ROLE_BINDINGS ROLES',
  'scheduling.k8s.io': 'PRIORITY_CLASSES',
  'storage.k8s.io': 'CSI_DRIVERS CSI_NODES CSI_STORAGE_CAPACITIES STORAGE_CLASSES VOLUME_ATTACHMENTS',
};

/** The constant of `kplus.ApiResource` for a resource, if there is one. */
export function apiResource(group: string, resource: string): string | undefined {
  const constants = Object.hasOwn(CONSTANTS, group) ? CONSTANTS[group].split(' ') : [];
  return constants.find((constant) => constant.replace(/_/g, '').toLowerCase() === resource);
}
