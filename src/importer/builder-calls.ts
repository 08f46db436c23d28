import { without } from './json-values';
import { fieldNames } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** An argument that is found at a path in the value that the call returns. */
export class Part {
  public constructor(
    public readonly path: readonly (string | number)[],
    public readonly value: unknown,
  ) {}
}

/** A call of a builder. Each argument is a plain value, a part or another call. */
export class BuilderCall {
  public readonly args: readonly unknown[];

  public constructor(
    /** The class and its method, as `Tolerations.everything`. */
    public readonly callee: string,
    ...args: readonly unknown[]
  ) {
    this.args = args;
  }
}

type ToBuilderCall = (value: any) => BuilderCall | undefined;

/** For each type, finds a builder call that returns exactly the value, if there is one. */
export const BUILDER_CALLS: { readonly [type: string]: ToBuilderCall } = {
  Toleration: ({ key, operator, value, ...options }) => {
    if (operator === 'Exists' && value === undefined) {
      return key === undefined
        ? withOptions('Tolerations.everything', options)
        : key && withOptions('Tolerations.exists', options, key);
    }
    return operator === 'Equal' && key && value !== undefined
      ? withOptions('Tolerations.equal', options, key, value)
      : undefined;
  },
  Volume: ({ name, ...sources }) => {
    const [[kind, source] = [], ...others] = Object.entries<any>(sources);
    const row = others.length === 0 ? ownValue(VOLUMES, kind) : undefined;
    const given = row === undefined ? undefined : ownValue<unknown>(source, row);
    if (kind !== undefined && row !== undefined && given !== undefined) {
      const options = without(source, [row]);
      const args = [name, new Part([kind, row], given)];
      return new BuilderCall(
        `Volumes.${kind}`,
        ...args,
        ...(Object.keys(options).length > 0 ? [new Part([kind], options)] : []),
      );
    }
    return kind === 'emptyDir' && others.length === 0 ? withOptions('Volumes.emptyDir', source, name) : undefined;
  },
  EnvVar: ({ name, value, valueFrom, ...rest }) => {
    if (Object.keys(rest).length > 0) {
      return undefined;
    }
    if (valueFrom === undefined) {
      return value === undefined ? undefined : new BuilderCall('EnvVars.value', name, value);
    }
    const [[kind, source] = [], ...others] = Object.entries(valueFrom);
    return value === undefined && others.length === 0 ? ownValue(ENV_SOURCES, kind)?.(name, source) : undefined;
  },
  EnvFromSource: ({ configMapRef, secretRef, ...options }) => {
    const ref = configMapRef ?? secretRef;
    if (!ref?.name || (configMapRef && secretRef)) {
      return undefined;
    }
    const kind = configMapRef ? 'configMap' : 'secret';
    return withOptions(
      `EnvFromSources.${kind}`,
      { ...without(ref, ['name']), ...options },
      new Part([`${kind}Ref`, 'name'], ref.name),
    );
  },
  Probe: (probe) => {
    const kinds = PROBE_KINDS.filter((kind) => ownValue(probe, kind) !== undefined);
    const [kind] = kinds;
    const action = ownValue<any>(probe, kind);
    const required = ownValue(PROBES, kind);
    const args = required?.map((field) => ownValue(action, field));
    if (kinds.length !== 1 || required === undefined || args!.includes(undefined)) return undefined;
    const options = { ...without(action, required), ...without(probe, [kind]) };
    return withOptions(`Probes.${kind}`, options, ...args!);
  },
  DaemonSetUpdateStrategy: ({ type, rollingUpdate }) => {
    if (type === 'OnDelete') {
      return rollingUpdate === undefined ? new BuilderCall('UpdateStrategies.onDelete') : undefined;
    }
    if (type !== 'RollingUpdate') {
      return undefined;
    }
    if (rollingUpdate === undefined) {
      return new BuilderCall('UpdateStrategies.rollingUpdate');
    }
    const { maxSurge, maxUnavailable } = rollingUpdate;
    const isSound =
      (maxSurge === undefined || maxSurge === 0) &&
      (isCount(maxUnavailable) || /^([1-9]\d?|100)%$/.test(maxUnavailable));
    return isSound ? new BuilderCall('UpdateStrategies.rollingUpdate', rollingUpdate) : undefined;
  },
  NodeAffinity: (affinity) => {
    const { requiredDuringSchedulingIgnoredDuringExecution: required, ...rest } = affinity;
    const terms = (required?.nodeSelectorTerms ?? []) as JsonObject[];
    const calls = terms.map((term) => termCall(term));
    if (calls.length === 0 || calls.includes(undefined) || Object.keys(rest).length > 0) {
      return undefined;
    }
    return calls.length === 1 ? calls[0] : new BuilderCall('NodeAffinities.anyOf', ...calls);
  },
};

/** The field of a volume source that is an argument before the options. */
const VOLUMES: { readonly [kind: string]: string } = {
  hostPath: 'path',
  configMap: 'name',
  secret: 'secretName',
  projected: 'sources',
  downwardAPI: 'items',
  persistentVolumeClaim: 'claimName',
  image: 'reference',
};

const PROBE_KINDS = fieldNames('Probe', 'oneOf');
const PROBES: { readonly [kind: string]: readonly string[] | undefined } = {
  exec: ['command'],
  grpc: ['port'],
  httpGet: ['path', 'port'],
  tcpSocket: ['port'],
};

const ENV_FIELDS: { readonly [fieldPath: string]: string } = {
  'spec.nodeName': 'nodeName',
  'status.hostIP': 'hostIP',
  'status.podIP': 'podIP',
  'metadata.name': 'podName',
  'metadata.namespace': 'podNamespace',
};

const ENV_SOURCES: { readonly [kind: string]: (name: string, source: any) => BuilderCall | undefined } = {
  fieldRef: (name, { fieldPath, ...rest }) => {
    if (Object.keys(rest).length > 0) {
      return undefined;
    }
    const short = Object.hasOwn(ENV_FIELDS, fieldPath) ? ENV_FIELDS[fieldPath] : undefined;
    return short ? new BuilderCall(`EnvVars.${short}`, name) : new BuilderCall('EnvVars.fromField', name, fieldPath);
  },
  configMapKeyRef: (name, source) => keyRef('EnvVars.fromConfigMapKey', 'configMapKeyRef', name, source),
  secretKeyRef: (name, source) => keyRef('EnvVars.fromSecretKey', 'secretKeyRef', name, source),
  resourceFieldRef: (name, source) => new BuilderCall('EnvVars.fromResource', name, source),
};

function keyRef(callee: string, kind: string, name: string, source: any): BuilderCall | undefined {
  return (
    source.name &&
    withOptions(
      callee,
      without(source, ['name', 'key']),
      name,
      new Part(['valueFrom', kind, 'name'], source.name),
      source.key,
    )
  );
}

const OPERATORS: { readonly [operator: string]: string } = {
  In: 'in',
  NotIn: 'notIn',
  Exists: 'exists',
  DoesNotExist: 'doesNotExist',
};

function termCall(term: JsonObject): BuilderCall | undefined {
  const { matchExpressions, ...rest } = term as { matchExpressions?: JsonObject[] };
  const requirements = (matchExpressions ?? []).map(({ key, operator, values }) => {
    const method = ownValue(OPERATORS, operator as string);
    const takesValues = operator === 'In' || operator === 'NotIn';
    return method && takesValues === Array.isArray(values)
      ? new BuilderCall(`NodeLabels.${method}`, key, ...((values ?? []) as string[]))
      : undefined;
  });
  const isPlain = requirements.length > 0 && !requirements.includes(undefined) && Object.keys(rest).length === 0;
  return isPlain ? new BuilderCall('NodeAffinities.required', ...requirements) : undefined;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function withOptions(callee: string, options: JsonObject, ...args: readonly unknown[]): BuilderCall {
  return isJsonObject(options) && Object.keys(options).length > 0
    ? new BuilderCall(callee, ...args, options)
    : new BuilderCall(callee, ...args);
}
