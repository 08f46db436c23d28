import { asDaemonSetWrites, asWritten, keptByCdk8s, Patch, patches, withoutHazards } from './cdk8s-output';
import { ChartContext } from './chart-context';
import { companionOf } from './companions';
import { daemonSetProps, typedDaemonSet } from './daemon-sets';
import { fieldPath, fromEntries, hasBigint } from './json-values';
import { quotedLiteral } from './literals';
import { NormalForm } from './normal-form';
import { NotImportable, placed } from './not-importable';
import { Note } from './note';
import { ObjectCoder } from './object-coder';
import { keyOf } from './object-key';
import { call, Expression, Comments, Step, text } from './syntax-tree';
import { typedPart, knownFields } from './typed-part';
import { ManifestDocument } from '../manifest/manifest-document';
import { INSTEAD, misreadTexts } from '../manifest/misread-texts';
import { isAppsV1DaemonSet } from '../model/daemon-set-kind';
import { isJsonObject, JsonObject } from '../model/json-object';

/** The construct of one object, and the method calls on it. */
export interface Statement {
  readonly className: string;
  readonly id: string;
  /** The key of the object, if the construct has its name. */
  readonly key?: string;
  readonly props: Expression;
  readonly steps: readonly Step[];
  readonly comments: Comments;
  readonly notes: readonly Note[];
  readonly kubernetesVersion?: string;
  /** The object that the app should write. */
  readonly expected: JsonObject;
}

/** The construct that writes the object of a document unchanged. */
export function statementOf(
  document: ManifestDocument,
  { object, notes }: NormalForm,
  id: string,
  context: ChartContext,
): Statement {
  const coder = new ObjectCoder(document, object, context);
  const judgement = isAppsV1DaemonSet(object) ? context.options.judge?.(object) : undefined;
  const typed = isAppsV1DaemonSet(object) && !judgement?.errors.length ? typedDaemonSet(object) : undefined;
  // unknown fields are set by patches, so that they are visible, except numbers that patches cannot hold
  const plain = plainObject(
    isAppsV1DaemonSet(object) && !hasBigint(object) ? (knownFields(object, 'DaemonSet') as JsonObject) : object,
  );
  const other = context.overlaps.get(object);
  const changes = typed ? patches(asDaemonSetWrites(typed), object) : patches(asWritten(plain), object);
  const refused = context.refusals.get(object) ?? [];
  const companion = typed || changes.length > 0 || refused.length > 0 ? undefined : companionOf(object, coder, context);
  const construct = companion ?? {
    className: typed ? 'DaemonSet' : 'ApiObject',
    props: typed ? daemonSetProps(coder, typed) : coder.fields(plain, []),
    steps: [
      ...changes.map((change) => patchStep(change, document, coder, typed ? 'ApiObject' : undefined)),
      ...(other === undefined ? [] : [overlapStep(other, context)]),
      ...refused.map((rule) => acceptStep(rule, context)),
    ],
  };
  const errors = judgement?.errors ?? context.options.errorsOf?.(object) ?? [];
  context.classes.add(construct.className.split('.')[0]);
  if (changes.length > 0) {
    context.classes.add('JsonPatch').add('ApiObject');
  }
  const { name } = (isJsonObject(plain.metadata) ? plain.metadata : {}) as { name?: unknown };
  const key = name === undefined ? undefined : keyOf(object);
  if (key !== undefined && !context.made.has(key)) {
    context.made.set(key, construct.className);
  }
  const { before, ...rest } = coder.takeRest();
  return {
    ...construct,
    id,
    key,
    props: { kind: 'fields', items: construct.props },
    comments: {
      ...rest,
      before: [...before, ...errors.map((error) => `The API server refuses this: ${error}`)],
    },
    notes: [
      ...notes,
      ...coder.notes,
      ...misreadTexts(object).map(({ cause, path, message }) => ({
        path,
        message: `${fieldPath(path)}: ${message}. ${INSTEAD[cause]}`,
      })),
      ...changes.map((change) => ({ path: change.steps, message: remarkOf(change) })),
      ...(other === undefined
        ? []
        : [{ path: ['spec', 'selector'], message: `spec.selector shares pods with ${other}: kept as it is` }]),
    ],
    kubernetesVersion: typed && judgement?.kubernetesVersion,
    expected: object,
  };
}

/** The part of an object that `ApiObject` accepts. */
function plainObject(object: JsonObject): JsonObject {
  return keptByCdk8s(
    fromEntries(
      Object.entries(withoutHazards(object)).flatMap(([key, value]): [string, unknown][] => {
        if (key === 'apiVersion') {
          // cdk8s accepts only a group and a version
          return [[key, (value as string).split('/').length <= 2 ? value : 'v1']];
        }
        const fit = key === 'metadata' ? typedPart(value, 'ObjectMeta') : value;
        return fit === undefined ? [] : [[key, fit]];
      }),
    ),
  );
}

function patchStep(change: Patch, document: ManifestDocument, coder: ObjectCoder, of: Step['of']): Step {
  const { op, path, steps, value } = change;
  if (hasBigint(value)) {
    const field = fieldPath(steps) || 'the object';
    const message = `${field} holds a number beyond 2^53 where cdk8s can write none; make it a string, or leave it out`;
    throw new NotImportable(placed(document.source, document.locateKey(steps), message));
  }
  const at = text(quotedLiteral(path));
  const patch = op === 'remove' ? call('JsonPatch.remove', at) : call(`JsonPatch.${op}`, at, coder.value(value, steps));
  return { method: 'addJsonPatch', args: [patch], of, remark: remarkOf(change) };
}

/** The server accepts workloads that share pods, and some are in use, so the check of the app is turned off for them. */
function overlapStep(other: string, { classes }: ChartContext): Step {
  classes.add('AppChecks');
  return {
    of: 'AppChecks',
    method: 'ignore',
    args: [text(quotedLiteral('selectors'))],
    remark: `shares pods with ${other}`,
  };
}

/** The manifest may be in use as it is, so what synth would refuse is accepted. */
function acceptStep(rule: string, { classes }: ChartContext): Step {
  classes.add('AppFindings');
  const reason = 'the imported manifest is so';
  return { of: 'AppFindings', method: 'accept', args: [text(quotedLiteral(rule)), text(quotedLiteral(reason))] };
}

function remarkOf({ op, steps, value }: Patch): string {
  const field = fieldPath(steps) || 'the object';
  if (op === 'remove') {
    return `${field} is absent: a JSON patch keeps it so`;
  }
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return value === null || isEmpty
    ? `${field} is ${isEmpty ? 'empty' : 'null'}, which cdk8s leaves out: kept by a JSON patch`
    : `${field} is beyond what the construct can say: carried by a JSON patch`;
}
