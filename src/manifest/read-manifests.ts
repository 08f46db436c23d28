import { byItem, duplicateKeys } from './duplicate-keys';
import { RepeatedKey } from './holder';
import { ManifestDocument } from './manifest-document';
import { readStream } from './manifest-stream';
import { ManifestPath, Origin } from './origin';
import { Position, SourceText } from './source-text';
import { Unreadable } from './unreadable';

export interface ManifestSource {
  /** The name of the file in findings. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ReadOptions {
  /**
   * The maximum length of the content, in bytes or, for a string, in UTF-16 code units.
   *
   * @default 64 MiB
   */
  readonly maxLength?: number;
}

/** Why a file cannot be read to its end, in one line with its position. */
export interface ReadProblem extends Position {
  readonly message: string;
}

export interface ReadResult {
  /** All objects or, if there is a problem, those before it: kubectl stops there too. */
  readonly documents: readonly ManifestDocument[];
  readonly problem?: ReadProblem;
}

const MEBIBYTE = 1024 * 1024;
/** The default of `maxLength`. */
export const MAX_FILE = 64 * MEBIBYTE;

/** Why a file of more than `limit` bytes is not read; its size where it is known. */
export function tooLarge(size: number | undefined, limit: number): string {
  const [has, most] = [size ?? limit, limit].map((length) => `${(length / MEBIBYTE).toFixed(1)} MiB`);
  return `the file has ${size === undefined ? 'more than ' : ''}${has}; the limit is ${most}: split it`;
}

/** Reads all objects of a YAML or JSON file as kubectl and kube-apiserver do. Never throws, whatever the content. */
export function readManifests(
  { name, content }: ManifestSource,
  { maxLength = MAX_FILE }: ReadOptions = {},
): ReadResult {
  if (content.length > maxLength) {
    return {
      documents: [],
      problem: { message: tooLarge(content.length, maxLength), line: 1, column: 1 },
    };
  }
  const source = SourceText.of(name, content);
  const origins: Origin[] = [];
  let problem: ReadProblem | undefined;
  try {
    readStream(source, origins);
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      throw error;
    }
    problem = { message: error.message, ...source.position(error.offset) };
  }
  const documents: ManifestDocument[] = [];
  for (const origin of origins) {
    addObjects(documents, origin, origin.value, [], origin.repeated);
  }
  return { documents, problem };
}

/** Adds the object at `root` or, if it is a list, its items, as kubectl does. */
function addObjects(
  documents: ManifestDocument[],
  origin: Origin,
  value: unknown,
  root: ManifestPath,
  repeated: readonly RepeatedKey[],
): void {
  if (!isList(value)) {
    const keys = (byMerge?: true) =>
      duplicateKeys(
        origin,
        root,
        repeated.filter((key) => key.byMerge === byMerge),
      );
    documents.push(new ManifestDocument(origin, documents.length, () => value, root, keys(), keys(true)));
    return;
  }
  const repeatedIn = byItem(repeated, root);
  value.items.forEach((item, index) => {
    addObjects(documents, origin, withKindOf(value, item), [...root, 'items', index], repeatedIn.get(index) ?? []);
  });
}

interface List {
  readonly apiVersion?: unknown;
  readonly kind: string;
  readonly items: readonly unknown[];
}

function isList(value: unknown): value is List {
  const { kind, items } = (value ?? {}) as Partial<List>;
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items);
}

/** An item of a DaemonSetList that names neither kind nor version is a DaemonSet of the list's version. */
function withKindOf({ apiVersion, kind }: List, item: unknown): unknown {
  const isBare =
    typeof item === 'object' && item !== null && !Array.isArray(item) && !('kind' in item) && !('apiVersion' in item);
  return isBare && kind !== 'List' ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item;
}
