import { keptByCdk8s, withoutHazards } from './cdk8s-output';
import { hasBigint, without } from './json-values';
import { ObjectCoder } from './object-coder';
import { Property } from './syntax-tree';
import { typedPart } from './typed-part';
import { JsonObject } from '../model/json-object';

interface TypedSpec {
  readonly selector?: JsonObject;
  readonly template: { readonly spec?: { readonly [list: string]: readonly { readonly name: string }[] | undefined } };
}

/** The part of a DaemonSet that the props of `DaemonSet` can express; undefined if the construct would reject it or add something. */
export function typedDaemonSet(object: JsonObject): JsonObject | undefined {
  const sound = withoutHazards(without(object, ['apiVersion', 'kind']));
  const metadata = typedPart(sound.metadata ?? {}, 'ObjectMeta');
  const spec = typedPart(sound.spec, 'DaemonSetSpec') as TypedSpec | undefined;
  const pod = spec?.template.spec;
  if (!spec?.selector || !pod?.containers?.length || hasBigint(object)) {
    return undefined;
  }
  const areUnique = [[...pod.containers, ...(pod.initContainers ?? [])], pod.volumes ?? []].every(
    (items) => new Set(items.map(({ name }) => name)).size === items.length,
  );
  return areUnique ? keptByCdk8s({ ...(metadata !== undefined && { metadata }), spec }) : undefined;
}

/** The props: the fields of the spec and of the pods side by side. */
export function daemonSetProps(coder: ObjectCoder, { metadata, spec }: JsonObject): Property[] {
  const { template, ...rest } = spec as { template: { metadata?: JsonObject; spec: JsonObject } };
  const [head] = metadata === undefined ? [] : coder.fields({ metadata }, [], 'DaemonSet');
  const podMetadata =
    template.metadata === undefined
      ? []
      : coder.fields({ metadata: template.metadata }, ['spec', 'template'], 'PodTemplateSpec');
  return [
    ...(head ? [head] : []),
    ...coder.fields(rest, ['spec'], 'DaemonSetSpec'),
    ...podMetadata.map((field) => ({ ...field, key: 'podMetadata' })),
    ...coder.fields(template.spec, ['spec', 'template', 'spec'], 'PodSpec'),
  ];
}
