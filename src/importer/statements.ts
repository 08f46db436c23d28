import { call, Code, Comments, Field, text } from './code';
import { fitting } from './fitting';
import { fieldPath, fromEntries, Json, without } from './json';
import { quotedLiteral } from './literals';
import { isDaemonSet, normalForm } from './normal-form';
import { ObjectCoder } from './object-coder';
import { asDaemonSetWrites, asWritten, Patch, patches, withoutHazards } from './rendering';
import { ManifestDocument } from '../manifest/manifest-document';

/** What the API server would say of a DaemonSet. */
export interface Judgement {
  /** The oldest Kubernetes version that takes it, as `1.30+`; absent where every one does. */
  readonly kubernetesVersion?: string;
  /** Why every version refuses it; empty where one does not. */
  readonly errors: readonly string[];
}

export interface StatementOptions {
  readonly usesBuilders: boolean;
  readonly judge?: (daemonSet: unknown) => Judgement;
}

/** The construct of one object. */
export interface Statement {
  readonly className: 'DaemonSet' | 'ApiObject';
  readonly props: Code;
  readonly patches: readonly Code[];
  readonly comments: Comments;
  readonly notes: readonly string[];
  readonly kubernetesVersion?: string;
  /** What the object should be once synthesized. */
  readonly expected: Json;
}

/** The construct that writes the object of a document as it is. */
export function statementOf(document: ManifestDocument, { usesBuilders, judge }: StatementOptions, classes: Set<string>): Statement {
  const { object, notes } = normalForm(document.value as Json);
  const coder = new ObjectCoder(document.comments(), object, usesBuilders, classes);
  const judgement = isDaemonSet(object) ? judge?.(object) : undefined;
  const typed = isDaemonSet(object) && !judgement?.errors.length ? typedDaemonSet(object) : undefined;
  const said = typed ?? plainObject(object);
  const props: Code = { kind: 'fields', items: typed ? daemonSetProps(coder, typed) : coder.fields(said, []) };
  const steps = patches(typed ? asDaemonSetWrites(typed) : asWritten(said), object);
  const className = typed ? 'DaemonSet' : 'ApiObject';
  classes.add(className);
  if (steps.length > 0) {
    classes.add('JsonPatch').add('ApiObject');
  }
  const { before, ...rest } = coder.takeRest();
  return {
    className,
    props,
    patches: steps.map((step) => patchCode(step, coder)),
    comments: { ...rest, before: [...before, ...(judgement?.errors ?? []).map((error) => `The API server refuses this: ${error}`)] },
    notes: [...notes, ...steps.map(noteOf)],
    kubernetesVersion: typed && judgement?.kubernetesVersion,
    expected: object,
  };
}

/** As much of a DaemonSet as its props can say; undefined where `DaemonSet` would not take it, or fill something in. */
function typedDaemonSet(object: Json): Json | undefined {
  const sound = withoutHazards(without(object, ['apiVersion', 'kind']));
  const metadata = fitting(sound.metadata ?? {}, 'ObjectMeta');
  const spec = fitting(sound.spec, 'DaemonSetSpec') as { selector?: Json; template: { spec?: { [list: string]: { name: string }[] | undefined } } } | undefined;
  const pod = spec?.template.spec;
  if (!spec?.selector || !pod?.containers?.length || hasBigint(spec)) {
    return undefined;
  }
  const areUnique = [[...pod.containers, ...pod.initContainers ?? []], pod.volumes ?? []]
    .every((items) => new Set(items.map(({ name }) => name)).size === items.length);
  return areUnique ? { ...metadata !== undefined && { metadata }, spec } : undefined;
}

function hasBigint(value: unknown): boolean {
  return typeof value === 'bigint' || (typeof value === 'object' && value !== null && Object.values(value).some(hasBigint));
}

function daemonSetProps(coder: ObjectCoder, { metadata, spec }: Json): Field[] {
  const { template, ...rest } = spec as { template: { metadata?: Json; spec: Json } };
  const [head] = metadata === undefined ? [] : coder.fields({ metadata }, [], 'DaemonSet');
  const podMetadata = template.metadata === undefined ? [] : coder.fields({ metadata: template.metadata }, ['spec', 'template'], 'PodTemplateSpec');
  return [
    ...head ? [head] : [],
    ...coder.fields(rest, ['spec'], 'DaemonSetSpec'),
    ...podMetadata.map((field) => ({ ...field, key: 'podMetadata' })),
    ...coder.fields(template.spec, ['spec', 'template', 'spec'], 'PodSpec'),
  ];
}

/** As much of any object as `ApiObject` takes. */
function plainObject(object: Json): Json {
  return fromEntries(Object.entries(withoutHazards(object)).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'apiVersion') {
      // cdk8s takes no more than a group and a version
      return [[key, (value as string).split('/').length <= 2 ? value : 'v1']];
    }
    const fit = key === 'metadata' ? fitting(value, 'ObjectMeta') : value;
    return fit === undefined ? [] : [[key, fit]];
  }));
}

function patchCode({ op, path, steps, value }: Patch, coder: ObjectCoder): Code {
  const at = text(quotedLiteral(path));
  return op === 'remove' ? call('JsonPatch.remove', at) : call(`JsonPatch.${op}`, at, coder.value(value, steps));
}

function noteOf({ op, steps }: Patch): string {
  const field = fieldPath(steps) || 'the object';
  return op === 'remove' ? `${field} is absent: a JSON patch keeps it so` : `${field} is beyond what the construct can say: carried by a JSON patch`;
}

