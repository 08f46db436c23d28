import { KINDS } from './all';
import { Kind, writesGeneration } from './kind';
import { validateSchema } from './schema';
import { Context, ContextOptions, RawFinding } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { isJsonObject, JsonObject } from '../../model/json-object';
import { ServedKind, servedKind, stableVersions } from '../../model/kind-table';
import { copyJson } from '../../stored/copy-json';
import { decodeKind, DecodedObject } from '../../stored/decode-kind';
import { reportStoredVersion } from '../judge';
import { validateGeneration, validateObjectMeta } from '../metadata';
import { ManifestText, reportReading } from '../reading';

export const rules = defineRules(
  'kind',
  { stage: 'decode', upstream: 'apiserver pkg/endpoints/installer.go' },
  {
    notServed: {
      reason: 'FieldTypeMismatch',
      remedy: 'Write an apiVersion that every cluster of these versions serves.',
    },
  },
);

/** How far an object was judged: by all rules, by its schema alone, or not at all. */
export type Depth = 'whole' | 'schema' | 'none';

export interface ObjectAnswer {
  readonly minor: number;
  readonly findings: readonly RawFinding[];
}

export interface JudgedObject {
  readonly depth: Depth;
  readonly answers: readonly ObjectAnswer[];
}

export interface ObjectOptions extends Pick<ContextOptions, 'allowPrivileged' | 'versionOption'> {
  readonly source?: ManifestText;
  readonly isJson?: boolean;
}

export const NOT_JUDGED: JudgedObject = { depth: 'none', answers: [] };

/** The answers of the API servers of some minors, oldest first, to a request to create an object of any kind but DaemonSet. */
export function judgeObject(manifest: unknown, minors: readonly number[], options: ObjectOptions = {}): JudgedObject {
  const { source = {}, isJson = false } = options;
  const identity = identify(manifest);
  if (identity === undefined) return NOT_JUDGED;
  const { apiVersion, kind, served, versions } = identity;
  const { value, fractions } = isJson
    ? { value: manifest, fractions: source.fractions }
    : copyJson(manifest, source.fractions);
  const known = KINDS.get(`${apiVersion} ${kind}`);
  const text = { ...source, fractions };
  const answers: ObjectAnswer[] = [];
  let isWhole = known !== undefined;
  for (let i = minors.length - 1; i >= 0; ) {
    const ctx = new Context(minors[i], options);
    reportReading(source, ctx);
    if (served === undefined || !isServed(served, ctx)) reportNotServed(apiVersion, kind, versions, ctx);
    else if (!judgeServed(value as JsonObject, served, known, ctx, text)) isWhole = false;
    const { findings, alikeSince } = ctx;
    for (; i >= 0 && minors[i] >= alikeSince; i--) answers.push({ minor: minors[i], findings });
  }
  return { depth: isWhole ? 'whole' : 'schema', answers: answers.reverse() };
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent where no minor serves this version of the kind. */
  readonly served?: ServedKind;
  /** The versions of the kind. */
  readonly versions: readonly string[];
}

/** The kind of an object, if it is one of Kubernetes in a stable version or one that is no longer served. */
export function identify(manifest: unknown): Identity | undefined {
  if (!isJsonObject(manifest)) return undefined;
  const { kind, apiVersion } = manifest;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || apiVersion === '') return undefined;
  const served = servedKind(apiVersion, kind);
  const versions = stableVersions(apiVersion, kind);
  return served === undefined && versions.length === 0 ? undefined : { apiVersion, kind, served, versions };
}

/** Returns whether all rules were asked. */
function judgeServed(
  manifest: JsonObject,
  { type }: ServedKind,
  kind: Kind | undefined,
  ctx: Context,
  source: ManifestText,
): boolean {
  const object = decodeKind(manifest, type, ctx, source);
  if (object === undefined) return kind !== undefined;
  if (kind === undefined) {
    validateSchema(object as unknown as JsonObject, type, Path.ROOT, ctx);
    return false;
  }
  if (kind.isBeyond?.(object)) return false;
  kind.setDefaults?.(object, ctx);
  if (kind.prepare?.(object, ctx) !== false) judgeDecoded(object, kind, ctx);
  return true;
}

function judgeDecoded(object: DecodedObject, kind: Kind, ctx: Context): void {
  const { metadata } = object;
  // the server takes the namespace from the address, which has none for these
  const meta = kind.isNamespaced ? metadata : { ...metadata, namespace: undefined };
  const isWrong = kind.judgesMetaLast && ctx.apart((apart) => kind.validate(object, apart)).some(isError);
  if (!isWrong) {
    validateObjectMeta(meta, Path.of('metadata'), ctx, undefined, kind.nameFor(ctx, object));
    if (!writesGeneration(kind, ctx)) validateGeneration(metadata, Path.of('metadata'), ctx);
  }
  kind.validate(object, ctx);
  reportStoredVersion(metadata.resourceVersion, ctx);
}

function isError({ rule }: RawFinding): boolean {
  return rule.severity === 'error';
}

export function isServed({ since, until }: ServedKind, ctx: Context): boolean {
  return (since === undefined || ctx.atLeast(since)) && (until === undefined || !ctx.atLeast(until + 1));
}

export function reportNotServed(apiVersion: string, kind: string, versions: readonly string[], ctx: Context): void {
  const others = versions.filter((version) => version !== apiVersion && isServed(servedKind(version, kind)!, ctx));
  const instead = others.length === 0 ? '' : `; use ${others.join(' or ')}`;
  ctx.report(rules.notServed, Path.of('apiVersion'), `${apiVersion} has no ${kind} in this version${instead}`);
}
