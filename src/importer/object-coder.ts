import { BuilderCall, Part, BUILDER_CALLS } from './builder-calls';
import { ChartContext } from './chart-context';
import { fieldPath } from './json-values';
import { modeLiteral, scalarLiteral } from './literals';
import { Note } from './note';
import { sharedValueOf, sharedName } from './shared-values';
import { call, Expression, Comments, Property, Element, text } from './syntax-tree';
import { ManifestDocument } from '../manifest/manifest-document';
import { ManifestComment, ManifestPath } from '../manifest/origin';
import { TYPES } from '../model/field-table';
import { isJsonObject, JsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** Keys that are written first. Tools sort them among the others. */
const FIRST = ['apiVersion', 'kind', 'metadata', 'name', 'namespace', 'image'];

/** Writes the values of one object as code, with their comments. */
export class ObjectCoder {
  private readonly comments = new Map<string, { before: string[]; behind: string[]; after: string[] }>();
  /** The paths that contain a comment. */
  private readonly commented = new Set<string>();
  /** The maps and lists with a comment at one of their fields or items. */
  private readonly remarked = new Set<string>();
  private readonly found: Note[] = [];

  public constructor(
    private readonly document: ManifestDocument,
    private readonly object: JsonObject,
    private readonly context: ChartContext,
  ) {
    for (const comment of document.comments()) {
      const { place, text: words } = comment;
      const path = pathOf(comment, document);
      const key = JSON.stringify(path);
      const found = this.comments.get(key) ?? { before: [], behind: [], after: [] };
      found[place].push(words);
      this.comments.set(key, found);
      path.forEach((_, i) => this.commented.add(JSON.stringify(path.slice(0, i))));
      this.remarked.add(JSON.stringify(path.slice(0, -1)));
    }
  }

  /** The fields of a map. `type` is its type in the field table, if any. */
  public fields(map: JsonObject, path: ManifestPath, type?: string): Property[] {
    return this.inOrder(map, path, type).map(([key, value]) => {
      const at = [...path, key];
      return { key, code: this.meaningful(value, at, type), comments: this.take(at) };
    });
  }

  public value(value: unknown, path: ManifestPath, type?: string): Expression {
    if (Array.isArray(value)) {
      return {
        kind: 'list',
        items: value.map(
          (item, i): Element => ({ code: this.value(item, [...path, i], type), comments: this.take([...path, i]) }),
        ),
      };
    }
    if (!isJsonObject(value)) {
      return text(isMode(path) ? this.mode(value, path) : scalarLiteral(value));
    }
    const recognise =
      type !== undefined && this.context.options.usesBuilders && !this.hasCommentIn(path)
        ? ownValue(BUILDER_CALLS, type)
        : undefined;
    const built = recognise?.(value);
    return built ? this.built(built, path) : { kind: 'fields', items: this.fields(value, path, type) };
  }

  /** Notes on the code. */
  public get notes(): readonly Note[] {
    return this.found;
  }

  /** Whether the value at a path contains a comment. */
  public hasCommentIn(path: ManifestPath): boolean {
    return this.commented.has(JSON.stringify(path));
  }

  /** The comments at a path. Each is returned once. */
  public take(path: ManifestPath): Comments | undefined {
    const key = JSON.stringify(path);
    const found = this.comments.get(key);
    this.comments.delete(key);
    return found;
  }

  /** The comments that are not written yet. */
  public takeRest(): Comments {
    const rest = { before: [] as string[], behind: [] as string[], after: [] as string[] };
    const own = JSON.stringify([]);
    for (const [key, { before, behind, after }] of this.comments) {
      rest.before.push(...before, ...behind);
      (key === own ? rest.after : rest.before).push(...after);
    }
    this.comments.clear();
    return rest;
  }

  /** A map with comments keeps the order of its fields, because a comment can be about several of them. */
  private inOrder(map: JsonObject, path: ManifestPath, type: string | undefined): [string, unknown][] {
    const entries = Object.entries(map);
    const isStruct =
      type !== undefined ||
      path.length === 0 ||
      path[path.length - 1] === 'metadata' ||
      typeof path[path.length - 1] === 'number';
    if (!isStruct || this.remarked.has(JSON.stringify(path))) {
      return entries;
    }
    const rank = ([key]: [string, unknown]) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
    return entries.sort((a, b) => rank(a) - rank(b));
  }

  private mode(value: unknown, path: ManifestPath): string {
    const literal = modeLiteral(value);
    const { text: written = '', plain = false } = this.document.find(path) ?? {};
    if (plain && /^0o?[0-7]+$/.test(written) && written !== literal) {
      this.found.push({ path, message: `${fieldPath(path)} is ${written}, which is octal: written as ${literal}` });
    }
    return literal;
  }

  private typed(value: unknown, path: ManifestPath, type: string | undefined): Expression {
    const field = type === undefined ? undefined : TYPES.get(type)?.get(path[path.length - 1] as string);
    return this.value(value, path, field && field.shape !== 'map' && TYPES.has(field.type) ? field.type : undefined);
  }

  private built({ callee, args }: BuilderCall, path: ManifestPath): Expression {
    this.context.classes.add(callee.split('.')[0]);
    return call(
      callee,
      ...args.map((arg) => {
        if (arg instanceof Part) {
          return this.meaningful(arg.value, [...path, ...arg.path]);
        }
        return arg instanceof BuilderCall ? this.built(arg, path) : this.value(arg, []);
      }),
    );
  }

  /** A value that can become a constant, or the name of a construct of the chart. */
  private meaningful(value: unknown, path: ManifestPath, type?: string): Expression {
    const found = this.hasCommentIn(path) ? undefined : sharedValueOf(this.object, path, value);
    if (found?.object !== undefined && this.context.made.has(found.object)) {
      return { kind: 'reference', object: found.object, member: 'name' };
    }
    const code = this.typed(value, path, type);
    if (!found) {
      return code;
    }
    const { key, name, longName } =
      found.object !== undefined && this.context.objects.has(found.object) ? sharedName(value as string) : found;
    return { kind: 'shared', key, name, longName, code };
  }
}

/** The path of a comment. After a list or map on one line, the comment belongs to the field that holds it. */
function pathOf(
  { path, place, line }: Pick<ManifestComment, 'path' | 'place' | 'line'>,
  document: ManifestDocument,
): ManifestPath {
  const outer = path.slice(0, -1);
  const isInBrackets =
    place === 'behind' && typeof outer[outer.length - 1] === 'string' && document.locateKey(outer).line === line;
  return isInBrackets ? pathOf({ path: outer, place, line }, document) : path;
}

/** Whether a value of a volume is a file mode, which is written in octal. */
function isMode(path: ManifestPath): boolean {
  const key = path[path.length - 1];
  return (key === 'defaultMode' || key === 'mode') && path.includes('volumes');
}
