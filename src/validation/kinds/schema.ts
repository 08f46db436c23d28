import { FieldFact, SCHEMA_FACTS } from './schema-facts';
import { Context } from '../../findings/context';
import { Path } from '../../findings/path';
import { defineRules } from '../../findings/rule';
import { quoted } from '../../findings/text';
import { Field } from '../../model/field';
import { JsonObject } from '../../model/json-object';
import { kindType } from '../../model/kind-table';
import { ownValue } from '../../model/own-value';

export const rules = defineRules('schema', 'zz_generated.validations.go and validation.go of the kind', {
  wanted: { reason: 'FieldValueRequired', remedy: 'Give the field a value.' },
  value: { reason: 'FieldValueNotSupported', remedy: 'Use one of the values that the message lists.' },
});

/** What is known of an object whose kind has no rules of its own: fields that must be there, and closed sets of values. */
export function validateSchema(object: JsonObject, type: string, path: Path, ctx: Context): void {
  const facts = ownValue(SCHEMA_FACTS, type) ?? {};
  for (const field of kindType(type)?.values() ?? []) {
    // the server judges the volume of an attachment by other rules
    if (field.serverOnly || field.name === 'inlineVolumeSpec') continue;
    const value = object[field.name];
    const at = path.child(field.name);
    const fact = ownValue(facts, field.name);
    if (fact !== undefined) validateFact(value, field, fact, at, ctx);
    forEachStruct(value, field, at, (inner, place) => validateSchema(inner, field.type, place, ctx));
  }
}

function validateFact(value: unknown, field: Field, fact: FieldFact, path: Path, ctx: Context): void {
  const { values } = fact;
  if (isEmpty(value, field) || (fact.emptyIsAbsent && value === '')) {
    if (fact.wanted) ctx.report(rules.wanted, path, 'is missing');
    else if (values && field.required) ctx.report(rules.value, path, `is missing; use ${values.join(', ')}`);
    return;
  }
  if (values === undefined) return;
  (field.shape === 'list' ? (value as readonly string[]) : [value as string]).forEach((one, i) => {
    if (values.includes(one)) return;
    const item = field.shape === 'list' ? path.index(i) : path;
    ctx.report(
      rules.value,
      fact.printsList ? item.printedAs(path) : item,
      `${quoted(one)} is not one of ${values.join(', ')}`,
    );
  });
}

/** Whether the server cannot tell a value from one that is absent. */
function isEmpty(value: unknown, { shape, pointer }: Field): boolean {
  if (value === undefined) return true;
  if (shape !== undefined) return Object.keys(value as object).length === 0;
  return value === '' && !pointer;
}

const known = new Map<string, boolean>();

/** Whether there is a fact about a type or one within it. A schema within a schema has none, so that no depth of them matters. */
function hasFacts(type: string): boolean {
  const before = known.get(type);
  if (before !== undefined) return before;
  known.set(type, false);
  const fields = [...(kindType(type)?.values() ?? [])];
  const has = Object.hasOwn(SCHEMA_FACTS, type) || fields.some((field) => hasFacts(field.type));
  known.set(type, has);
  return has;
}

function forEachStruct(
  value: unknown,
  { type, shape }: Field,
  path: Path,
  visit: (struct: JsonObject, path: Path) => void,
): void {
  if (value === undefined || !hasFacts(type)) return;
  if (shape === 'list') (value as readonly JsonObject[]).forEach((item, i) => visit(item, path.index(i)));
  else if (shape === undefined) visit(value as JsonObject, path);
}
