import { Field } from '../../model/field';
import { knownIn, TYPES } from '../../model/field-table';
import { ownValue } from '../../model/own-value';

type Schema = { readonly [keyword: string]: unknown };

/** Words for a field of a type; nothing where there are none. */
export type Words = (type: string, field: string) => string | undefined;

/** What the API server takes as null as well: it reads null as absent. */
const SCALARS: Readonly<Record<string, Schema>> = {
  string: { type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  int32: { type: ['integer', 'null'], minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { type: ['integer', 'null'] },
  quantity: { type: ['string', 'number', 'null'] },
  intOrString: { type: ['integer', 'string', 'null'] },
  time: { type: ['string', 'null'], format: 'date-time' },
  any: {},
};

/**
 * The JSON schema (draft 7, which the YAML language server reads) of files with manifests: a DaemonSet of apps/v1 may have the fields that every given
 * minor has, and no other. Objects of other kinds are left alone.
 */
export function daemonSetSchema(minors: readonly number[], words: Words): Schema {
  const definitions: Record<string, Schema> = {};
  const define = (type: string): void => {
    if (Object.hasOwn(definitions, type)) return;
    // there before its fields are, for types that hold themselves
    definitions[type] = {};
    const fields = [...TYPES.get(type)!.values()].filter((field) => minors.every((minor) => knownIn(field, minor)));
    const required = fields.filter((field) => field.required).map(({ name }) => name);
    definitions[type] = {
      type: ['object', 'null'],
      properties: Object.fromEntries(fields.map((field) => [field.name, propertyOf(type, field, minors, words)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
    fields.filter((field) => TYPES.has(field.type)).forEach((field) => define(field.type));
  };
  define('DaemonSet');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    if: {
      type: 'object',
      properties: { apiVersion: { const: 'apps/v1' }, kind: { const: 'DaemonSet' } },
      required: ['apiVersion', 'kind'],
    },
    then: { $ref: '#/definitions/DaemonSet' },
    definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function propertyOf(type: string, field: Field, minors: readonly number[], words: Words): Schema {
  const one = TYPES.has(field.type) ? { $ref: `#/definitions/${field.type}` } : valueOf(field);
  const shaped =
    field.shape === 'list'
      ? { type: ['array', 'null'], items: one }
      : field.shape === 'map'
        ? { type: ['object', 'null'], additionalProperties: one }
        : one;
  const description = [words(type, field.name), droppedBefore(field, minors)].filter(Boolean).join(' ');
  if (description === '') return shaped;
  // draft 7 reads nothing beside a reference
  return '$ref' in shaped ? { allOf: [shaped], description } : { ...shaped, description };
}

function valueOf({ type, values }: Field): Schema {
  // an empty string is an absent value
  return values === undefined ? ownValue(SCALARS, type)! : { enum: [...new Set([...values, '', null])] };
}

function droppedBefore({ keptSince = 0 }: Field, minors: readonly number[]): string | undefined {
  if (minors.every((minor) => minor >= keptSince)) return undefined;
  return keptSince === Infinity ? 'Dropped by default.' : `Dropped by default before 1.${keptSince}.`;
}
