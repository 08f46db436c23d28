import { FieldDoc, TypeDoc } from './docs';
import { onSince } from './feature-gates';
import { MINORS } from './go-modules';
import { GoTypes } from './go-types';
import { Types } from './types';
import { notOnWindows } from './windows';
import { Field } from '../../src/model/field';

/** Go structs of which only one field can be set. Other structs embed them. */
const INLINE_UNIONS: ReadonlySet<string | undefined> = new Set(['VolumeSource', 'ProbeHandler']);

/** The fields with all their columns, from the OpenAPI documents, the Go source and the documentation. */
export function withFacts(types: Types, goTypes: GoTypes, docs: Map<string, TypeDoc>): Types {
  const windows = notOnWindows();
  const facts = (type: string, field: Field): Field => {
    const go = goTypes.get(type)!.get(field.name)!;
    const doc = docs.get(type)!.fields[field.name];
    const keptSince = doc.gate === undefined || doc.gate === 'none' ? 0 : onSince(doc.gate);
    return {
      ...field,
      ...(doc.values && { values: doc.values }),
      ...(doc.default !== undefined && { default: doc.default }),
      ...(doc.serverOnly && { serverOnly: true }),
      ...(doc.conditional && { conditional: true }),
      ...(go.pointer && { pointer: true }),
      ...((INLINE_UNIONS.has(go.inlined) || docs.get(type)!.oneOf || doc.oneOf) && { oneOf: true }),
      ...(windows.has(`${type}.${field.name}`) && { notOnWindows: true }),
      ...(doc.secret !== undefined && doc.secret !== 'none' && { secret: doc.secret }),
      // a field that is newer than the release in which its gate was turned on has always been kept
      ...(keptSince > (field.since ?? MINORS[0]) && { keptSince }),
      ...(doc.byPlace && { byPlace: true }),
    };
  };
  return new Map(
    [...types].map(([type, fields]) => [type, new Map([...fields].map(([name, field]) => [name, facts(type, field)]))]),
  );
}

/** The missing facts, one line each. They must be stated for every field that the oldest minor does not have. */
export function missingFacts(types: Types, goTypes: GoTypes, docs: Map<string, TypeDoc>): string[] {
  const problems: string[] = [];
  for (const [type, fields] of types) {
    const isNewType = [...fields.values()].every(({ since }) => since !== undefined);
    for (const field of fields.values()) {
      const place = `${type}.${field.name}`;
      const go = goTypes.get(type)?.get(field.name);
      const doc: FieldDoc | undefined = docs.get(type)?.fields[field.name];
      if (go === undefined) problems.push(`${place}: no Go struct has it`);
      if (doc === undefined || field.since === undefined) continue;
      if (doc.gate === undefined && (!isNewType || go?.gate !== undefined)) {
        problems.push(`${place}: state its feature gate, or 'gate: none'`);
      }
      if (doc.secret === undefined && isFreeText(field, doc)) {
        problems.push(`${place}: state whether it may hold a secret (secret: value, url or none)`);
      }
    }
  }
  return problems;
}

function isFreeText({ type }: Field, { values }: FieldDoc): boolean {
  return (type === 'string' && values === undefined) || type === 'any';
}
