import { JsonObject } from '../../model/json-object';
import { ChartNames, ChartValues, HelmChart } from '../chart';
import { access, networkPolicy, prometheusRule, securityContextConstraints, service, serviceMonitor } from './around';
import { configuration, luaScripts } from './config';
import { DEFAULTS } from './defaults';
import { accountName, hasScripts, podSpec } from './pod';
import { ownValue } from '../../model/own-value';
import { given, isSet, ValuesError } from '../values';

const APP_VERSION = '5.1.1';

function render(values: ChartValues, names: ChartNames): JsonObject[] {
  if (values.kind !== 'DaemonSet') throw new ValuesError(['kind'], 'is no DaemonSet; only that is imported');
  for (const key of ['initContainers', 'extraContainers']) {
    if (typeof ownValue(values, key) === 'string') {
      throw new ValuesError([key], 'is a template; write the list that it stands for');
    }
  }
  const { fullName: name, namespace, selectorLabels } = names;
  const labels = {
    'helm.sh/chart': names.chart,
    ...selectorLabels,
    'app.kubernetes.io/version': APP_VERSION,
    'app.kubernetes.io/managed-by': 'Helm',
  };
  const metadata = { name, namespace, labels };
  const { serviceAccount: account, openShift, hotReload } = values;
  const config = configuration(values, names, labels);
  const scripts = luaScripts(values, names, labels);
  const checksums = {
    'checksum/config': config.hash,
    ...(isSet(values.luaScripts) && { 'checksum/luascripts': scripts.hash }),
  };
  const { automountServiceAccountToken } = account;
  return [
    ...(values.networkPolicy.enabled ? [networkPolicy(values, metadata, names)] : []),
    ...(account.create
      ? [
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: { ...metadata, name: accountName(values, names), ...given('annotations', account.annotations) },
            ...(automountServiceAccountToken !== undefined && { automountServiceAccountToken }),
          },
        ]
      : []),
    ...(hasScripts(values) ? [scripts.object] : []),
    ...(values.existingConfigMap ? [] : [config.object]),
    ...(values.rbac.create ? access(values, names, labels) : []),
    service(values, metadata, names),
    {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { ...metadata, labels: { ...labels, ...values.labels }, ...given('annotations', values.annotations) },
      spec: {
        selector: { matchLabels: selectorLabels },
        ...given('updateStrategy', values.updateStrategy),
        ...given('minReadySeconds', values.minReadySeconds),
        template: {
          metadata: {
            labels: { ...selectorLabels, ...values.podLabels },
            ...given('annotations', { ...(!hotReload.enabled && checksums), ...values.podAnnotations }),
          },
          spec: podSpec(values, names),
        },
      },
    },
    ...(values.prometheusRule.enabled ? [prometheusRule(values, names, labels)] : []),
    ...(openShift.enabled && openShift.securityContextConstraints.create
      ? [securityContextConstraints(values, names, labels)]
      : []),
    ...(values.serviceMonitor.enabled ? [serviceMonitor(values, names, labels)] : []),
  ];
}

/** The chart fluent-bit of the Fluent project. */
export const FLUENT_BIT: HelmChart = {
  name: 'fluent-bit',
  version: '0.58.1',
  appVersion: APP_VERSION,
  defaults: DEFAULTS,
  needed: [
    'image',
    'serviceAccount',
    'rbac',
    'openShift',
    'openShift.securityContextConstraints',
    'service',
    'serviceMonitor',
    'prometheusRule',
    'networkPolicy',
    'config',
    'hotReload',
    'hotReload.image',
  ],
  without: {
    'autoscaling.vpa': 'use the construct VerticalPodAutoscaler',
    dashboards: 'the dashboards are files of the chart; use the construct GrafanaDashboard',
    podSecurityPolicy: 'Kubernetes has had no pod security policies since 1.25',
    testFramework: 'the pod is a hook of `helm test`',
  },
  render,
};
