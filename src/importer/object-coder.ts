import { call, Code, Comments, Field, Item, text } from './code';
import { isMap, Json } from './json';
import { scalarLiteral } from './literals';
import { BuilderCall, RECOGNISERS } from './recognisers';
import { ManifestComment } from '../manifest/comments';
import { TYPES } from '../model/field-table';

type Path = readonly (string | number)[];

/** Writes the values of one object as code, with the comments that stand at them. */
export class ObjectCoder {
  private readonly comments = new Map<string, { before: string[]; behind: string[]; after: string[] }>();
  /** Every place that a comment stands at or within. */
  private readonly commented = new Set<string>();

  /** @param usesBuilders whether builders may stand for literals; @param classes gets the classes that the code needs */
  public constructor(
    comments: readonly ManifestComment[], private readonly object: Json, private readonly usesBuilders: boolean,
    private readonly classes: Set<string>,
  ) {
    for (const { path, place, text: words } of comments) {
      const key = JSON.stringify(path);
      const found = this.comments.get(key) ?? { before: [], behind: [], after: [] };
      found[place].push(words);
      this.comments.set(key, found);
      path.forEach((_, i) => this.commented.add(JSON.stringify(path.slice(0, i))));
    }
  }

  /** The fields of a map; `type` is its type in the field table, where it has one. */
  public fields(map: Json, path: Path, type?: string): Field[] {
    return Object.entries(map).map(([key, value]) => {
      const at = [...path, key];
      return { key, code: this.shared(value, at, this.field(value, at, type, key)), comments: this.take(at) };
    });
  }

  public value(value: unknown, path: Path, type?: string): Code {
    if (Array.isArray(value)) {
      return { kind: 'list', items: value.map((item, i): Item => ({ code: this.value(item, [...path, i], type), comments: this.take([...path, i]) })) };
    }
    if (!isMap(value)) {
      return text(scalarLiteral(value));
    }
    const recognise = type !== undefined && this.usesBuilders && !this.commented.has(JSON.stringify(path)) ? RECOGNISERS[type] : undefined;
    const built = recognise?.(value);
    return built ? this.built(built) : { kind: 'fields', items: this.fields(value, path, type) };
  }

  /** The comments that found no place yet. */
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

  private take(path: Path): Comments | undefined {
    const key = JSON.stringify(path);
    const found = this.comments.get(key);
    this.comments.delete(key);
    return found;
  }

  private field(value: unknown, path: Path, type: string | undefined, key: string): Code {
    const field = type === undefined ? undefined : TYPES.get(type)?.get(key);
    return this.value(value, path, field && field.shape !== 'map' && TYPES.has(field.type) ? field.type : undefined);
  }

  private built({ callee, args }: BuilderCall): Code {
    this.classes.add(callee.split('.')[0]);
    return call(callee, ...args.map((arg) => (arg instanceof BuilderCall ? this.built(arg) : this.value(arg, ['\u0000']))));
  }

  /** What may become a constant, if it is there often enough. */
  private shared(value: unknown, path: Path, code: Code): Code {
    const name = this.meaning(value, path);
    return name === undefined ? code : { kind: 'shared', key: `${name} ${canonical(value)}`, name, code };
  }

  private meaning(value: unknown, path: Path): string | undefined {
    const [key, parent] = [path[path.length - 1], path[path.length - 2]];
    if (this.commented.has(JSON.stringify(path))) {
      return undefined;
    }
    if (isMap(value)) {
      const isLabels = (key === 'labels' && parent === 'metadata') || key === 'matchLabels' || (key === 'selector' && this.object.kind === 'Service');
      return isLabels && Object.keys(value).length > 0 ? 'labels' : undefined;
    }
    if (typeof value !== 'string' || value === '') {
      return undefined;
    }
    if (key === 'namespace') {
      return path.length === 2 || path[0] === 'subjects' ? 'namespace' : undefined;
    }
    if (key === 'image') {
      return 'image';
    }
    const isAccount = key === 'serviceAccountName' || (key === 'name' && path.length === 2 && this.object.kind === 'ServiceAccount')
      || (key === 'name' && path[0] === 'subjects' && (this.object.subjects as Json[])[path[1] as number].kind === 'ServiceAccount');
    return isAccount ? 'serviceAccountName' : undefined;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(isMap(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}
