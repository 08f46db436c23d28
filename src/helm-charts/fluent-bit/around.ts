import { JsonObject } from '../../model/json-object';
import { ChartNames, ChartValues } from '../chart';
import { accountName } from './pod';
import { given } from '../values';

const RBAC = 'rbac.authorization.k8s.io/v1';

export function service(values: ChartValues, metadata: JsonObject, { selectorLabels }: ChartNames): JsonObject {
  const own = values.service;
  const nodePort = (port: unknown) => (own.type === 'NodePort' ? given('nodePort', port) : {});
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      ...metadata,
      labels: { ...(metadata.labels as JsonObject), ...own.labels },
      ...given('annotations', own.annotations),
    },
    spec: {
      type: own.type,
      ...(own.type === 'ClusterIP' && given('clusterIP', own.clusterIP)),
      ...given('externalIPs', own.externalIPs),
      ...given('internalTrafficPolicy', own.internalTrafficPolicy),
      ...(own.type === 'LoadBalancer' && {
        ...given('loadBalancerClass', own.loadBalancerClass),
        ...given('loadBalancerSourceRanges', own.loadBalancerSourceRanges),
        ...given('loadBalancerIP', own.loadBalancerIP),
      }),
      ports: [
        { port: own.port, targetPort: 'http', protocol: 'TCP', name: 'http', ...nodePort(own.nodePort) },
        ...(values.extraPorts ?? []).map(({ name, protocol, port, nodePort: ownPort }: ChartValues) => ({
          name,
          targetPort: name,
          protocol,
          port,
          ...nodePort(ownPort),
        })),
      ],
      selector: selectorLabels,
    },
  };
}

const constraintsName = ({ openShift: { securityContextConstraints: own } }: ChartValues, { fullName }: ChartNames) =>
  own.create ? own.name || fullName : own.existingName;

export function access(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject[] {
  const { fullName: name, namespace } = names;
  const { nodeAccess, eventsAccess } = values.rbac;
  const constraints = {
    apiGroups: ['security.openshift.io'],
    resources: ['securitycontextconstraints'],
    resourceNames: [constraintsName(values, names)],
    verbs: ['use'],
  };
  return [
    {
      apiVersion: RBAC,
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: [
        {
          apiGroups: [''],
          resources: [
            'namespaces',
            'pods',
            ...(nodeAccess ? ['nodes', 'nodes/metrics', 'nodes/proxy'] : []),
            ...(eventsAccess ? ['events'] : []),
          ],
          verbs: ['get', 'list', 'watch'],
        },
        ...(values.openShift.enabled ? [constraints] : []),
      ],
    },
    {
      apiVersion: RBAC,
      kind: 'ClusterRoleBinding',
      metadata: { name, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: accountName(values, names), namespace }],
    },
  ];
}

/** What lets the pods in on OpenShift: the host's folders, and no namespace of the host. */
export function securityContextConstraints(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject {
  const own = values.openShift.securityContextConstraints;
  return {
    apiVersion: 'security.openshift.io/v1',
    kind: 'SecurityContextConstraints',
    metadata: { name: constraintsName(values, names), labels, ...given('annotations', own.annotations) },
    allowPrivilegedContainer: true,
    allowPrivilegeEscalation: true,
    allowHostDirVolumePlugin: true,
    defaultAllowPrivilegeEscalation: false,
    allowHostNetwork: false,
    allowHostIPC: false,
    allowHostPorts: false,
    allowHostPID: false,
    allowedCapabilities: [],
    forbiddenSysctls: ['*'],
    readOnlyRootFilesystem: false,
    requiredDropCapabilities: ['MKNOD'],
    ...given('runAsUser', own.runAsUser),
    ...given('seLinuxContext', own.seLinuxContext),
    supplementalGroups: { type: 'RunAsAny' },
    volumes: ['configMap', 'downwardAPI', 'emptyDir', 'hostPath', 'persistentVolumeClaim', 'projected', 'secret'],
  };
}

export function networkPolicy(values: ChartValues, metadata: JsonObject, { selectorLabels }: ChartNames): JsonObject {
  const own = values.networkPolicy.ingress;
  const rule = { from: own?.from ?? [], ports: [{ protocol: 'TCP', port: values.service.port }] };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      policyTypes: ['Ingress'],
      podSelector: { matchLabels: selectorLabels },
      ingress: Object.keys(own ?? {}).length ? [rule] : null,
    },
  };
}

export function serviceMonitor(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject {
  const own = values.serviceMonitor;
  const { fullName: name, namespace, selectorLabels } = names;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace: own.namespace || namespace, labels: { ...labels, ...own.selector } },
    spec: {
      jobLabel: 'app.kubernetes.io/instance',
      endpoints: [
        {
          port: 'http',
          path: own.path || '/api/v2/metrics/prometheus',
          ...given('interval', own.interval),
          ...given('scrapeTimeout', own.scrapeTimeout),
          ...given('metricRelabelings', own.metricRelabelings),
          ...given('relabelings', own.relabelings),
          ...given('scheme', own.scheme),
          ...given('tlsConfig', own.tlsConfig),
        },
        ...(own.additionalEndpoints ?? []),
      ],
      namespaceSelector: { matchNames: [namespace] },
      selector: { matchLabels: selectorLabels },
    },
  };
}

export function prometheusRule(values: ChartValues, names: ChartNames, labels: JsonObject): JsonObject {
  const own = values.prometheusRule;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: names.fullName,
      namespace: own.namespace || names.namespace,
      labels: { ...labels, ...own.additionalLabels },
    },
    spec: own.rules?.length ? { groups: [{ name: names.name, rules: own.rules }] } : null,
  };
}
