import { ChartContext } from './chart-context';
import { Companion, hasOnly, isTextList, isTexts, propsOf } from './companion';
import { quotedLiteral } from './literals';
import { ObjectCoder } from './object-coder';
import { rbacCompanion } from './rbac-companions';
import { Expression, Property, list, text } from './syntax-tree';
import { valuesOf } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/**
 * The construct of cdk8s-plus that writes an object unchanged, if there is one. Only for objects that `ApiObject` writes without patches. Most
 * constructs of cdk8s-plus add fields (`immutable`, `automountServiceAccountToken`, `externalIPs`, the type of a Service, `resourceNames` in
 * rules, the empty group of service accounts), so they are used only for objects that have these fields.
 */
export function companionOf(object: JsonObject, coder: ObjectCoder, context: ChartContext): Companion | undefined {
  const { metadata } = object;
  if (
    !context.options.usesBuilders ||
    !isJsonObject(metadata) ||
    !hasOnly(metadata, ['name', 'namespace', 'labels', 'annotations'])
  ) {
    return undefined;
  }
  switch (`${object.apiVersion} ${object.kind}`) {
    case 'v1 ConfigMap':
      return configMap(object, coder);
    case 'v1 Secret':
      return secret(object, coder);
    case 'v1 ServiceAccount':
      return serviceAccount(object, coder);
    case 'v1 Service':
      return service(object, coder);
    default:
      return rbacCompanion(object, coder, context);
  }
}

function configMap(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const { immutable, data, binaryData } = object;
  const maps = [data, binaryData].filter((map) => map !== undefined);
  // cdk8s-plus drops a map whose values are all empty, and rejects keys such as `toString`
  const areKept = maps.every((map) => isTexts(map) && Object.values(map).some(Boolean));
  const keys = maps.flatMap((map) => Object.keys(map as JsonObject));
  const areFree = new Set(keys).size === keys.length && !keys.some((key) => key in Object.prototype);
  const isExact =
    typeof immutable === 'boolean' &&
    areKept &&
    areFree &&
    hasOnly(object, ['apiVersion', 'kind', 'metadata', 'data', 'binaryData', 'immutable']);
  return isExact ? { className: 'kplus.ConfigMap', props: propsOf(object, coder), steps: [] } : undefined;
}

function secret(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const { immutable, stringData, type = '' } = object;
  const isExact =
    typeof immutable === 'boolean' &&
    isTexts(stringData) &&
    typeof type === 'string' &&
    hasOnly(object, ['apiVersion', 'kind', 'metadata', 'type', 'stringData', 'immutable']);
  return isExact ? { className: 'kplus.Secret', props: propsOf(object, coder), steps: [] } : undefined;
}

function serviceAccount(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const isExact =
    typeof object.automountServiceAccountToken === 'boolean' &&
    hasOnly(object, ['apiVersion', 'kind', 'metadata', 'automountServiceAccountToken']);
  const props = () => propsOf(object, coder, { automountServiceAccountToken: 'automountToken' });
  return isExact ? { className: 'kplus.ServiceAccount', props: props(), steps: [] } : undefined;
}

const SERVICE_TYPES: { readonly [type: string]: string } = {
  ClusterIP: 'CLUSTER_IP',
  NodePort: 'NODE_PORT',
  LoadBalancer: 'LOAD_BALANCER',
};
const PROTOCOLS = valuesOf('ContainerPort', 'protocol');

function service(object: JsonObject, coder: ObjectCoder): Companion | undefined {
  const { spec } = object;
  if (
    !isJsonObject(spec) ||
    !hasOnly(object, ['apiVersion', 'kind', 'metadata', 'spec']) ||
    coder.hasCommentIn(['spec'])
  ) {
    return undefined;
  }
  const { type, externalName, selector, ...rest } = spec;
  const isExternalName = type === 'ExternalName' && typeof externalName === 'string' && Object.keys(spec).length === 2;
  if (!isExternalName && !isPlainService(spec)) {
    return undefined;
  }
  const metadata = propsOf({ metadata: object.metadata }, coder);
  if (isExternalName) {
    return {
      className: 'kplus.Service',
      props: [...metadata, { key: 'externalName', code: coder.value(externalName, ['spec', 'externalName']) }],
      steps: [],
    };
  }
  const props = coder
    .fields(rest, ['spec'])
    .map((field) => (field.key === 'ports' ? { ...field, code: ports(rest.ports as JsonObject[], coder) } : field));
  const kind: Property = { key: 'type', code: text(`kplus.ServiceType.${ownValue(SERVICE_TYPES, type as string)}`) };
  const labels = Object.entries(selector as JsonObject).map(([key, value]) => [
    text(quotedLiteral(key)),
    coder.value(value, ['spec', 'selector', key]),
  ]);
  return {
    className: 'kplus.Service',
    props: [...metadata, kind, ...props],
    steps: labels.map((args) => ({ method: 'selectLabel', args })),
  };
}

function isPlainService(spec: JsonObject): boolean {
  const {
    type,
    selector,
    externalIPs,
    ports: all,
    clusterIP = '',
    loadBalancerSourceRanges = [],
    publishNotReadyAddresses = true,
  } = spec;
  return (
    Object.hasOwn(SERVICE_TYPES, type as string) &&
    isTexts(selector) &&
    isTextList(externalIPs) &&
    isTextList(loadBalancerSourceRanges) &&
    typeof clusterIP === 'string' &&
    typeof publishNotReadyAddresses === 'boolean' &&
    Array.isArray(all) &&
    all.length > 0 &&
    all.every(isPlainPort) &&
    hasOnly(spec, [
      'type',
      'selector',
      'externalIPs',
      'ports',
      'clusterIP',
      'loadBalancerSourceRanges',
      'publishNotReadyAddresses',
    ])
  );
}

function isPlainPort(port: unknown): boolean {
  if (!isJsonObject(port) || !hasOnly(port, ['name', 'port', 'targetPort', 'nodePort', 'protocol'])) {
    return false;
  }
  const { name = '', port: number, targetPort = 1, nodePort = 1, protocol = 'TCP' } = port;
  // a port of 0 would be dropped
  return (
    typeof name === 'string' &&
    [number, targetPort, nodePort].every((value) => typeof value === 'number' && value > 0) &&
    PROTOCOLS.includes(protocol as string)
  );
}

function ports(all: readonly JsonObject[], coder: ObjectCoder): Expression {
  return list(
    ...all.map(
      (port, i): Expression => ({
        kind: 'fields',
        items: coder
          .fields(port, ['spec', 'ports', i])
          .map((field) =>
            field.key === 'protocol' ? { ...field, code: text(`kplus.Protocol.${port.protocol}`) } : field,
          ),
      }),
    ),
  );
}
