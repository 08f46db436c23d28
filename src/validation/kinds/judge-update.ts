import { KINDS } from './all';
import {
  identify,
  isServed,
  JudgedObject,
  NOT_JUDGED,
  ObjectAnswer,
  ObjectOptions,
  reportNotServed,
} from './judge-object';
import { Kind, writesGeneration } from './kind';
import { Context, RawFinding } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { isJsonObject, JsonObject } from '../../model/json-object';
import { copyJson } from '../../stored/copy-json';
import { decodeKind, DecodedObject } from '../../stored/decode-kind';
import { validateGeneration, validateObjectMeta } from '../metadata';
import { ManifestText, reportReading } from '../reading';
import { once, validateMetaUpdate } from '../update';

export const rules = defineRules(
  'kind-update',
  { stage: 'update', upstream: 'apiserver pkg/endpoints/handlers/update.go' },
  { old: { reason: 'FieldTypeMismatch', remedy: 'Give the old object as the cluster has it.' } },
);

/** The answers of the API servers of some minors, oldest first, to a request to put an object in the place of an old one of its kind. */
export function judgeObjectUpdate(
  oldManifest: unknown,
  newManifest: unknown,
  minors: readonly number[],
  options: ObjectOptions = {},
): JudgedObject {
  const { source = {} } = options;
  const identity = identify(newManifest);
  if (identity === undefined) return NOT_JUDGED;
  const { apiVersion, kind, served, versions } = identity;
  const known = KINDS.get(`${apiVersion} ${kind}`);
  const rulesOfKind = known?.judgesNoUpdates ? undefined : known;
  const answers = minors.map((minor): ObjectAnswer => {
    const ctx = new Context(minor, options);
    reportReading(source, ctx);
    if (served === undefined || !isServed(served, ctx)) {
      reportNotServed(apiVersion, kind, versions, ctx);
      return { minor, findings: ctx.findings };
    }
    const { value, fractions } = copyJson(newManifest, source.fractions);
    const text: ManifestText = { ...source, fractions };
    const object = decodeKind(value as JsonObject, served.type, ctx, text);
    const old = readOld(oldManifest, served.type, minor, ctx);
    if (object === undefined || old === undefined || rulesOfKind === undefined) {
      return { minor, findings: ctx.findings };
    }
    return { minor, findings: once([...ctx.findings, ...compare(object, old, rulesOfKind, minor, options)]) };
  });
  return { depth: rulesOfKind === undefined ? 'schema' : 'whole', answers };
}

function readOld(manifest: unknown, type: string, minor: number, ctx: Context): DecodedObject | undefined {
  const ownCtx = new Context(minor);
  const { value } = copyJson(manifest);
  const old = isJsonObject(value) ? decodeKind(value, type, ownCtx) : undefined;
  if (old === undefined) {
    const [{ path, message } = { path: Path.ROOT, message: 'it is no object' }]: readonly Partial<RawFinding>[] =
      ownCtx.findings;
    ctx.report(rules.old, path!, `the old object cannot be read: ${message}`);
  }
  return old;
}

function compare(
  object: DecodedObject,
  old: DecodedObject,
  kind: Kind,
  minor: number,
  { allowPrivileged }: ObjectOptions,
): readonly RawFinding[] {
  kind.setDefaults?.(old, new Context(minor));
  kind.prepare?.(old, new Context(minor));
  const ctx = new Context(minor, { allowPrivileged, relaxed: kind.relaxationsOf?.(old, object, minor) });
  kind.setDefaults?.(object, ctx);
  kind.prepareChange?.(object, old, ctx);
  const path = Path.of('metadata');
  const inNamespace = ({ metadata }: DecodedObject): DecodedObject['metadata'] =>
    kind.isNamespaced ? metadata : { ...metadata, namespace: undefined };
  const meta = inNamespace(object);
  validateMetaUpdate(meta, inNamespace(old), path, ctx, kind.nameFor(ctx, object));
  if (!writesGeneration(kind, ctx)) validateGeneration(old.metadata, path, ctx);
  if (kind.revalidatesMeta?.(ctx) ?? true) {
    validateObjectMeta(meta, path, ctx, meta.name ?? '', kind.nameFor(ctx, object));
  }
  kind.validateChange?.(object, old, ctx);
  kind.validate(object, ctx, old);
  return ctx.findings;
}
