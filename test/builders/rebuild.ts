import { EnvFromSources } from '../../src/builders/env-from-sources';
import { EnvVars } from '../../src/builders/env-vars';
import { NodeAffinities } from '../../src/builders/node-affinities';
import { Probes } from '../../src/builders/probes';
import { Tolerations } from '../../src/builders/tolerations';
import { UpdateStrategies } from '../../src/builders/update-strategies';
import { Volumes } from '../../src/builders/volumes';
import {
  DaemonSetUpdateStrategy,
  EnvFromSource,
  EnvVar,
  NodeAffinity,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  Probe,
  Toleration,
  Volume,
} from '../../src/model/generated/structs';
import { NodeLabels } from '../../src/node-sets/node-labels';

// Plain data said again through the builders, so that tests can compare the two. Each builder is called with its parts, never with the whole.

type Rest = any;

const fromSource: Record<string, (name: string, source: Rest) => Volume> = {
  hostPath: (name, { path, ...options }) => Volumes.hostPath(name, path, options),
  configMap: (name, { name: configMapName, ...options }) => Volumes.configMap(name, configMapName, options),
  secret: (name, { secretName, ...options }) => Volumes.secret(name, secretName, options),
  projected: (name, { sources, ...options }) => Volumes.projected(name, sources, options),
  downwardAPI: (name, { items, ...options }) => Volumes.downwardAPI(name, items, options),
  persistentVolumeClaim: (name, { claimName, ...options }) => Volumes.persistentVolumeClaim(name, claimName, options),
  ephemeral: (name, { volumeClaimTemplate }) => Volumes.ephemeral(name, volumeClaimTemplate),
  image: (name, { reference, ...options }) => Volumes.image(name, reference, options),
};

export function volume({ name, ...sources }: Volume): Volume {
  const [[kind, source]] = Object.entries(sources);
  return fromSource[kind] ? fromSource[kind](name, source) : (Volumes as Rest)[kind](name, source);
}

export function toleration({ key, operator, value, ...options }: Toleration): Toleration | undefined {
  if (operator === 'Exists') {
    return key === undefined ? Tolerations.everything(options) : Tolerations.exists(key, options);
  }
  return operator === 'Equal' ? Tolerations.equal(key!, value!, options) : undefined;
}

export function updateStrategy({ type, rollingUpdate }: DaemonSetUpdateStrategy): DaemonSetUpdateStrategy {
  return type === 'OnDelete' ? UpdateStrategies.onDelete() : UpdateStrategies.rollingUpdate(rollingUpdate);
}

export function probe({ httpGet, tcpSocket, exec, grpc, ...timing }: Probe): Probe {
  if (httpGet) {
    const { path, port, ...options } = httpGet;
    return Probes.httpGet(path!, port, { ...options, ...timing });
  }
  if (tcpSocket) {
    const { port, ...options } = tcpSocket;
    return Probes.tcpSocket(port, { ...options, ...timing });
  }
  if (exec) return Probes.exec(exec.command!, timing);
  const { port, ...options } = grpc!;
  return Probes.grpc(port, { ...options, ...timing });
}

export function envVar({ name, value, valueFrom = {} }: EnvVar): EnvVar | undefined {
  const { fieldRef, configMapKeyRef, secretKeyRef, resourceFieldRef, fileKeyRef } = valueFrom;
  if (value !== undefined) return EnvVars.value(name, value);
  if (configMapKeyRef) {
    const { name: configMapName, key, ...options } = configMapKeyRef;
    return EnvVars.fromConfigMapKey(name, configMapName!, key, options);
  }
  if (secretKeyRef) {
    const { name: secretName, key, ...options } = secretKeyRef;
    return EnvVars.fromSecretKey(name, secretName!, key, options);
  }
  if (resourceFieldRef) return EnvVars.fromResource(name, resourceFieldRef);
  if (fileKeyRef) return EnvVars.fromFile(name, fileKeyRef);
  return fieldRef && fieldRef.apiVersion === undefined ? EnvVars.fromField(name, fieldRef.fieldPath) : undefined;
}

export function envFrom({ configMapRef, secretRef, prefix }: EnvFromSource): EnvFromSource {
  const { name, ...options } = (configMapRef ?? secretRef)!;
  const make = configMapRef ? EnvFromSources.configMap : EnvFromSources.secret;
  return make(name!, prefix === undefined ? options : { ...options, prefix });
}

function requirement({ key, operator, values = [] }: NodeSelectorRequirement): NodeSelectorRequirement {
  switch (operator) {
    case 'In':
      return NodeLabels.in(key, ...values);
    case 'NotIn':
      return NodeLabels.notIn(key, ...values);
    case 'Exists':
      return NodeLabels.exists(key);
    case 'DoesNotExist':
      return NodeLabels.doesNotExist(key);
    case 'Gt':
      return NodeLabels.gt(key, Number(values[0]));
  }
  return NodeLabels.lt(key, Number(values[0]));
}

export function nodeAffinity(affinity: NodeAffinity): NodeAffinity {
  const {
    requiredDuringSchedulingIgnoredDuringExecution: required,
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
  } = affinity;
  const requirements = (term: NodeSelectorTerm) => term.matchExpressions!.map(requirement);
  return NodeAffinities.allOf(
    required
      ? NodeAffinities.anyOf(
          ...required.nodeSelectorTerms.map((term) => NodeAffinities.required(...requirements(term))),
        )
      : {},
    ...preferred.map(({ weight, preference }) => NodeAffinities.preferred(weight, ...requirements(preference))),
  );
}
