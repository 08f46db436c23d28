import { Field } from './field';
import { NEWEST_MINOR, OLDEST_MINOR, TABLE } from './generated/field-table';

export { NEWEST_MINOR, OLDEST_MINOR };

type Fields = ReadonlyMap<string, Field>;

/** The types of the field table, each made when it is first asked for. */
class Types {
  private readonly made = new Map<string, Fields>();

  public has(type: string): boolean {
    return Object.hasOwn(TABLE, type);
  }

  /** The fields of a type by JSON name. */
  public get(type: string): Fields | undefined {
    const made = this.made.get(type);
    if (made !== undefined || !Object.hasOwn(TABLE, type)) return made;
    const fields = new Map(TABLE[type]().map((field) => [field.name, field]));
    this.made.set(type, fields);
    return fields;
  }

  public *[Symbol.iterator](): Generator<[string, Fields]> {
    for (const type of Object.keys(TABLE)) yield [type, this.get(type)!];
  }
}

/** Every type reachable from DaemonSet by its Kubernetes name. */
export const TYPES = new Types();

/** The values of a field with a closed set of values. */
export function valuesOf(type: string, name: string): readonly string[] {
  return TYPES.get(type)!.get(name)!.values!;
}

/** The names of the fields of a type, or of those with a mark. */
export function fieldNames(type: string, mark?: 'oneOf' | 'serverOnly'): string[] {
  return [...TYPES.get(type)!.values()].filter((field) => mark === undefined || field[mark]).map(({ name }) => name);
}

/** Whether the given minor has the field. */
export function knownIn(field: Field, minor: number): boolean {
  return minor >= (field.since ?? OLDEST_MINOR) && minor <= (field.until ?? NEWEST_MINOR);
}
