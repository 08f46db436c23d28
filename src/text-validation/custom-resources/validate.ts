import { CustomResourceVersion, Schema } from './definitions';
import { RawFinding } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules, Rule } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { isJsonObject, JsonObject } from '../../model/json-object';
import { ownValue } from '../../model/own-value';

export const rules = defineRules(
  'custom-resources',
  { stage: 'validate', upstream: 'apiextensions-apiserver pkg/apiserver/validation ValidateCustomResource' },
  {
    unknownField: {
      reason: 'UnknownField',
      stage: 'decode',
      upstream: 'apiextensions-apiserver pkg/apiserver/schema/pruning PruneWithOptions',
      remedy: 'Remove the field, or correct its name.',
    },
    type: { reason: 'FieldTypeMismatch', remedy: 'Write a value of the type that the CustomResourceDefinition names.' },
    wanted: { reason: 'FieldValueRequired', remedy: 'Give the field a value.' },
    value: { reason: 'FieldValueNotSupported', remedy: 'Use one of the values that the message lists.' },
  },
);

/** Fields at the top that the server reads by itself. */
const OWN = new Set(['apiVersion', 'kind', 'metadata']);

/** Fields that a CustomResourceDefinition does not know, values of a wrong type or of no closed set, and what is missing. */
export function validateCustomResource(
  object: JsonObject,
  { schema, writesStatus }: CustomResourceVersion,
): RawFinding[] {
  const findings: RawFinding[] = [];
  const report: Report = (rule, path, message) => findings.push(new RawFinding(rule, path, message));
  validateObject(object, schema, Path.ROOT, report, OWN);
  // a new object has no status where it is a resource of its own
  return findings.filter(
    ({ rule, path }) => !writesStatus || rule === rules.unknownField || path.segments()[0] !== 'status',
  );
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:z|[+-]\d{2}:\d{2})$/i;

type Report = (rule: Rule, path: Path, message: string) => void;

function validateValue(value: unknown, schema: Schema, path: Path, report: Report): void {
  // the server leaves out what is null
  if (value === null) return;
  const type = typeOf(value);
  if (!isOfType(type, schema)) {
    // the server looks at the format alone, which lists have none of
    if (schema.format !== undefined && schema.type === 'string' && Array.isArray(value)) return;
    wrongType(type, schema, path, report);
    if (isJsonObject(value)) validateObject(value, { ...schema, required: [] }, path, report);
    return;
  }
  if (schema.format === 'date-time' && !DATE_TIME.test(String(value))) {
    report(rules.type, path, `${quoted(String(value))} is no time, such as 2006-01-02T15:04:05Z`);
  }
  if (schema.enum !== undefined && !schema.enum.some((one) => one === value)) {
    if (isJsonObject(value) || Array.isArray(value)) return;
    report(rules.value, path, `${quoted(String(value))} is not one of ${schema.enum.join(', ')}`);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return;
    value.forEach((item, i) => {
      // in a list it cannot be left out
      if (item === null && !items.nullable) wrongType('null', items, path.index(i), report);
      else validateValue(item, items, path.index(i), report);
    });
  } else if (isJsonObject(value)) {
    const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
    validateObject(value, schema, path, report, isEmbedded ? OWN : undefined);
    if (isEmbedded) requireFields(['apiVersion', 'kind'], value, path, report);
  }
}

function validateObject(
  value: JsonObject,
  schema: Schema,
  path: Path,
  report: Report,
  own: ReadonlySet<string> = new Set(),
): void {
  const { properties, additionalProperties, required = [] } = schema;
  const keepsAll = schema['x-kubernetes-preserve-unknown-fields'] === true;
  for (const [key, inner] of Object.entries(value)) {
    if (own.has(key)) continue;
    const known = ownValue(properties, key);
    if (known !== undefined) {
      validateValue(inner, known, path.child(key), report);
    } else if (isJsonObject(additionalProperties)) {
      validateValue(inner, additionalProperties as Schema, path.child(key), report);
    } else if (additionalProperties !== true && !keepsAll) {
      report(rules.unknownField, path.child(key), 'is not a field of the CustomResourceDefinition');
    }
  }
  const wanted = required.filter((key) => !own.has(key) && ownValue(properties, key)?.default === undefined);
  requireFields(wanted, value, path, report);
}

function requireFields(keys: readonly string[], value: JsonObject, path: Path, report: Report): void {
  for (const key of keys) {
    if ((ownValue(value, key) ?? null) === null) report(rules.wanted, path.child(key), 'is missing');
  }
}

function wrongType(type: string, schema: Schema, path: Path, report: Report): void {
  const wanted = schema['x-kubernetes-int-or-string'] ? 'integer or string' : schema.type;
  report(rules.type, path, `is ${type}, not ${wanted}`);
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function isOfType(type: string, schema: Schema): boolean {
  if (schema['x-kubernetes-int-or-string']) return type === 'integer' || type === 'string';
  return schema.type === undefined || type === schema.type || (type === 'integer' && schema.type === 'number');
}
