import { JsonObject } from '../../model/json-object';
import { ChartNames, ChartValues, HelmChart } from '../chart';
import { DEFAULTS } from './defaults';
import { podMonitor, serviceMonitor } from './monitors';
import { accountName, podSpec, pullSecrets } from './pod';
import { given } from '../values';
import { proxyConfig } from './containers';

const APP_VERSION = '1.12.1';

function labelsOf(values: ChartValues, names: ChartNames): JsonObject {
  return {
    'helm.sh/chart': names.chart,
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/component': 'metrics',
    'app.kubernetes.io/part-of': names.name,
    ...names.selectorLabels,
    'app.kubernetes.io/version': APP_VERSION,
    ...values.commonLabels,
    ...(values.releaseLabel && { release: names.release }),
  };
}

function service(values: ChartValues, metadata: JsonObject, { selectorLabels }: ChartNames): JsonObject {
  const own = values.service;
  const { ipFamilies, ipFamilyPolicy } = own.ipDualStack;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...metadata,
      labels: { ...(metadata.labels as JsonObject), ...own.labels },
      ...given('annotations', own.annotations),
    },
    spec: {
      ...(own.ipDualStack.enabled && { ipFamilies, ipFamilyPolicy }),
      ...given('externalTrafficPolicy', own.externalTrafficPolicy),
      ...given('internalTrafficPolicy', own.internalTrafficPolicy),
      type: own.type,
      ...(own.type === 'ClusterIP' && given('clusterIP', own.clusterIP)),
      ports: [
        {
          port: own.servicePort || own.port,
          ...(own.type === 'NodePort' && given('nodePort', own.nodePort)),
          targetPort: own.targetPort,
          protocol: 'TCP',
          name: own.portName,
        },
      ],
      selector: selectorLabels,
    },
  };
}

function networkPolicy(values: ChartValues, metadata: JsonObject, { selectorLabels }: ChartNames): JsonObject {
  const { ingress } = values.networkPolicy;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { ...metadata, ...given('annotations', values.service.annotations) },
    spec: {
      ingress: ingress?.length ? ingress : [{ ports: [{ port: values.service.port }] }],
      policyTypes: ['Egress', 'Ingress'],
      podSelector: { matchLabels: selectorLabels },
    },
  };
}

/** What kube-rbac-proxy needs: its configuration, and the rights to ask who may read the metrics. */
function proxyObjects(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject[] {
  const { fullName, namespace } = names;
  const config = [
    'authorization:',
    '  resourceAttributes:',
    `    namespace: ${namespace}`,
    '    apiVersion: v1',
    '    resource: services',
    `    subresource: ${fullName}`,
    `    name: ${fullName}`,
    '',
  ].join('\n');
  const configMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: proxyConfig(names), namespace },
    data: { 'config-file.yaml': config },
  };
  if (!values.rbac.create) return [configMap];
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const review = (group: string, resource: string) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: ['create'],
  });
  return [
    configMap,
    {
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name: fullName, labels },
      rules: [review('authentication.k8s.io', 'tokenreviews'), review('authorization.k8s.io', 'subjectaccessreviews')],
    },
    {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { labels, name: fullName },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: values.rbac.useExistingRole || fullName,
      },
      subjects: [{ kind: 'ServiceAccount', name: accountName(values, names), namespace }],
    },
  ];
}

function render(values: ChartValues, given_: ChartNames): JsonObject[] {
  const names = { ...given_, namespace: values.namespaceOverride || given_.namespace };
  const { fullName: name, namespace, selectorLabels } = names;
  const labels = labelsOf(values, names);
  const metadata = { name, namespace, labels };
  const { serviceAccount: account, prometheus } = values;
  return [
    ...(values.networkPolicy.enabled ? [networkPolicy(values, metadata, names)] : []),
    ...(values.rbac.create && account.create
      ? [
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: {
              name: accountName(values, names),
              namespace,
              labels,
              ...given('annotations', account.annotations),
            },
            automountServiceAccountToken: account.automountServiceAccountToken,
            ...given('imagePullSecrets', pullSecrets(values, account.imagePullSecrets)),
          },
        ]
      : []),
    ...(values.kubeRBACProxy.enabled ? proxyObjects(values, names, labels) : []),
    ...(values.service.enabled ? [service(values, metadata, names)] : []),
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { ...metadata, ...given('annotations', values.daemonsetAnnotations) },
      spec: {
        selector: { matchLabels: selectorLabels },
        revisionHistoryLimit: values.revisionHistoryLimit,
        ...given('updateStrategy', values.updateStrategy),
        template: {
          metadata: { ...given('annotations', values.podAnnotations), labels: { ...labels, ...values.podLabels } },
          spec: podSpec(values, names),
        },
      },
    },
    ...(prometheus.podMonitor.enabled ? [podMonitor(values, names, labels)] : []),
    ...(prometheus.monitor.enabled ? [serviceMonitor(values, names, labels)] : []),
  ];
}

/** The chart prometheus-node-exporter of the Prometheus community. */
export const NODE_EXPORTER: HelmChart = {
  name: 'prometheus-node-exporter',
  version: '4.56.1',
  appVersion: APP_VERSION,
  defaults: DEFAULTS,
  needed: [
    'image',
    'global',
    'kubeRBACProxy',
    'kubeRBACProxy.image',
    'kubeRBACProxy.tls',
    'tlsSecret',
    'service',
    'service.ipDualStack',
    'networkPolicy',
    'prometheus',
    'prometheus.monitor',
    'prometheus.podMonitor',
    'serviceAccount',
    'rbac',
    'hostRootFsMount',
    'hostProcFsMount',
    'hostSysFsMount',
    'terminationMessageParams',
    'permissionInitContainer',
    'permissionInitContainer.image',
    'permissionInitContainer.fixes',
    'livenessProbe',
    'livenessProbe.httpGet',
    'readinessProbe',
    'readinessProbe.httpGet',
  ],
  without: {
    endpoints: 'an Endpoints object names machines outside the cluster, which no DaemonSet runs on',
    extraManifests: 'they are manifests; import them as files',
    verticalPodAutoscaler: 'use the construct VerticalPodAutoscaler',
  },
  render,
};
