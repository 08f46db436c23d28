import { bitOf } from './bit-set';
import { DEFAULTERS } from './defaults';
import { KeyTable } from './key-table';
import { Field } from '../model/field';
import { NEWEST_MINOR, OLDEST_MINOR, TYPES } from '../model/field-table';
import { EMPTY_STRUCTS } from '../model/generated/empty-structs';
import { MutableJsonObject } from '../model/json-object';

/** The field table prepared for decoding: one lookup for each key of a manifest. */
export interface TypePlan {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /** The same fields, found by the bytes of a key. */
  readonly keys: KeyTable<FieldPlan>;
  /** The names of the fields by their lower-case form, for "did you mean". */
  readonly spellings: Map<string, string>;
  readonly fills: Fill[];
  /** Makes the struct with no field set. */
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

function planOf(typeName: string): TypePlan | undefined {
  const table = TYPES.get(typeName);
  if (table === undefined) return undefined;
  const known = plans.get(typeName);
  if (known !== undefined) return known;
  const fields = new Map<string, FieldPlan>();
  const plan: TypePlan = {
    fields,
    keys: new KeyTable(fields),
    spellings: new Map(),
    fills: [],
    empty: EMPTY_STRUCTS[typeName],
    defaulter: DEFAULTERS.get(typeName),
  };
  plans.set(typeName, plan);
  for (const field of fieldsOf(typeName, table)) {
    fields.set(field.name, planField(field, fields.size));
    plan.spellings.set(field.name.toLowerCase(), field.name);
    const one = fillOf(field);
    if (one !== undefined) plan.fills.push(one);
  }
  return plan;
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

function planField(field: Field, index: number): FieldPlan {
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
    type: planOf(field.type),
    shape: field.shape,
    since,
    until,
    keptSince,
    versioned,
  };
}

const ZEROS: Readonly<Record<string, unknown>> = {
  string: '',
  boolean: false,
  int32: 0,
  int64: 0,
  quantity: '0',
  intOrString: 0,
};

function fillOf(field: Field): Fill | undefined {
  const { name, type, shape, default: value, required = false, pointer = false } = field;
  if (field.conditional || field.serverOnly || (required && pointer)) return undefined;
  const struct = shape === undefined ? planOf(type) : undefined;
  const isGoStruct = struct !== undefined || (shape === undefined && type === 'quantity');
  // a struct that is no pointer is never absent in Go
  const isThere = required || (isGoStruct && !pointer && field.until === undefined);
  if (value === undefined && !isThere) return undefined;
  if (shape === 'list') return { name, value: undefined, emptyIsUnset: false, list: true };
  if (struct !== undefined) return { name, value: undefined, emptyIsUnset: false, struct };
  return { name, value: value ?? ZEROS[type], emptyIsUnset: value !== undefined && !pointer };
}

/** Sets what is absent in a struct and has a default, or is never absent in Go. */
export function fill(value: MutableJsonObject, { fills, defaulter }: TypePlan): MutableJsonObject {
  for (const { name, value: absent, emptyIsUnset, struct, list } of fills) {
    const given = value[name];
    if (given !== undefined && !(emptyIsUnset && (given === '' || given === 0))) continue;
    value[name] = struct !== undefined ? fill(struct.empty(), struct) : list ? [] : absent;
  }
  defaulter?.(value);
  return value;
}

export const DAEMON_SET: TypePlan = planOf('DaemonSet')!;
