import { bitOf } from './bit-set';
import { DEFAULTERS } from './defaults';
import { KeyTable } from './key-table';
import { Field } from '../model/field';
import { NEWEST_MINOR, OLDEST_MINOR, TYPES } from '../model/field-table';
import { EMPTY_STRUCTS } from '../model/generated/empty-structs';
import { MutableJsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

/** A type of the field table prepared for decoding: one lookup for each key of a manifest. It is prepared when it is first met. */
export class TypePlan {
  private prepared?: Prepared;

  public constructor(
    private readonly name: string,
    private readonly others?: OtherTypes,
  ) {}

  /** Makes the struct with no field set. */
  public empty(): MutableJsonObject {
    return this.content.empty();
  }

  public get fields(): ReadonlyMap<string, FieldPlan> {
    return this.content.fields;
  }

  /** The same fields, found by the bytes of a key. */
  public get keys(): KeyTable<FieldPlan> {
    return this.content.keys;
  }

  /** The field whose name differs in its case only, for "did you mean". */
  public likeName(key: string): string | undefined {
    return this.content.spellings.get(key.toLowerCase());
  }

  /** Sets what is absent in a struct and has a default, or is never absent in Go. */
  public fill(value: MutableJsonObject): MutableJsonObject {
    const { fills, defaulter } = this.content;
    for (const field of fills) {
      const { value: absent, emptyIsUnset, struct, list } = field;
      const given = value[field.name];
      if (given !== undefined && !(emptyIsUnset && (given === '' || given === 0))) continue;
      value[field.name] = struct !== undefined ? struct.fill(struct.empty()) : list ? [] : absent;
    }
    defaulter?.(value);
    return value;
  }

  private get content(): Prepared {
    return (this.prepared ??= prepare(this.name, this.others));
  }
}

interface Prepared {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  readonly keys: KeyTable<FieldPlan>;
  readonly spellings: ReadonlyMap<string, string>;
  readonly fills: readonly Fill[];
  readonly empty: () => MutableJsonObject;
  readonly defaulter?: (value: MutableJsonObject) => void;
}

export interface FieldPlan {
  readonly name: string;
  /** The field as a set of one, among the first 31 fields of its type or among the others. */
  readonly lowBit: number;
  readonly highBit: number;
  readonly scalar: string;
  /** The `typeof` of values that need no check. */
  readonly plainly?: 'string' | 'boolean';
  /** Set if the values are structs. */
  readonly type?: TypePlan;
  readonly shape?: 'list' | 'map';
  readonly since: number;
  readonly until: number;
  readonly keptSince: number;
  /** Minors treat the field differently. */
  readonly versioned: boolean;
}

/** The value of an absent key. */
export interface Fill {
  readonly name: string;
  readonly value: unknown;
  /** An empty string or a zero counts as absent. */
  readonly emptyIsUnset: boolean;
  /** Set if a new struct or list is made each time. */
  readonly struct?: TypePlan;
  readonly list?: true;
}

const plans = new Map<string, TypePlan>();

/** Where the types of other kinds are, which a DaemonSet never needs. */
export interface OtherTypes {
  fieldsOf(typeName: string): ReadonlyMap<string, Field> | undefined;
  defaulterOf(typeName: string): ((value: MutableJsonObject) => void) | undefined;
}

/** The plan of a type; of a scalar, undefined. */
export function planOf(typeName: string, others?: OtherTypes): TypePlan | undefined {
  let plan = plans.get(typeName);
  if (plan === undefined && (TYPES.get(typeName) ?? others?.fieldsOf(typeName)) !== undefined) {
    plan = new TypePlan(typeName, others);
    plans.set(typeName, plan);
  }
  return plan;
}

function prepare(typeName: string, others?: OtherTypes): Prepared {
  const all = fieldsOf(typeName, (TYPES.get(typeName) ?? others?.fieldsOf(typeName))!);
  const fields = new Map(all.map((field, index) => [field.name, planField(field, index, others)]));
  return {
    fields,
    keys: new KeyTable(fields),
    spellings: new Map(all.map(({ name }) => [name.toLowerCase(), name])),
    empty: ownValue(EMPTY_STRUCTS, typeName) ?? (() => ({})),
    fills: all.map((field) => fillOf(field, typeName, others)).filter((fill) => fill !== undefined),
    defaulter: DEFAULTERS.get(typeName) ?? others?.defaulterOf(typeName),
  };
}

/** Up to 1.28, the resources of a volume claim had the type of a container's resources, with `claims`. */
function fieldsOf(typeName: string, table: ReadonlyMap<string, Field>): Field[] {
  const fields = [...table.values()];
  if (typeName !== 'VolumeResourceRequirements') return fields;
  return [
    ...fields.map((field) => ({ ...field, since: undefined })),
    { name: 'claims', type: 'ResourceClaim', shape: 'list', until: 28, keptSince: 29 },
  ];
}

function planField(field: Field, index: number, others?: OtherTypes): FieldPlan {
  const { since = OLDEST_MINOR, until = NEWEST_MINOR, keptSince: gateOnSince = OLDEST_MINOR, byPlace = false } = field;
  const keptSince = byPlace ? OLDEST_MINOR : gateOnSince;
  const versioned = since > OLDEST_MINOR || until < NEWEST_MINOR || keptSince > OLDEST_MINOR || byPlace;
  const plainly =
    field.shape === undefined && (field.type === 'string' || field.type === 'boolean') ? field.type : undefined;
  return {
    name: field.name,
    lowBit: bitOf(index),
    highBit: bitOf(index - 31),
    scalar: field.type,
    plainly,
    type: planOf(field.type, others),
    shape: field.shape,
    since,
    until,
    keptSince,
    versioned,
  };
}

const ZEROS: Readonly<Record<string, unknown>> = {
  string: '',
  bytes: '',
  boolean: false,
  int32: 0,
  int64: 0,
  quantity: '0',
  intOrString: 0,
};

function fillOf(field: Field, owner: string, others?: OtherTypes): Fill | undefined {
  const { name, type, shape, default: value, required = false, pointer = false } = field;
  if (field.conditional || field.serverOnly || (required && pointer)) return undefined;
  const struct = shape === undefined ? planOf(type, others) : undefined;
  const isGoStruct = struct !== undefined || (shape === undefined && type === 'quantity');
  // a struct that is no pointer is never absent in Go; none can hold itself but by a pointer
  const isThere = required || (isGoStruct && !pointer && type !== owner && field.until === undefined);
  if (value === undefined && !isThere) return undefined;
  if (shape === 'list') return { name, value: undefined, emptyIsUnset: false, list: true };
  if (struct !== undefined) return { name, value: undefined, emptyIsUnset: false, struct };
  return { name, value: value ?? ownValue(ZEROS, type), emptyIsUnset: value !== undefined && !pointer };
}

export const DAEMON_SET: TypePlan = planOf('DaemonSet')!;
