import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { Types } from './types';

export interface FieldDoc {
  readonly doc: string;
  readonly values?: string[];
  /** The class of constants for the values; required for two or more values. */
  readonly constants?: string;
  readonly default?: unknown;
  readonly absent?: string;
  readonly unit?: string;
  readonly range?: string;
  readonly required?: boolean;
  readonly see?: string;
  readonly note?: string;
  /** The API server sets the default under a condition that only code can express. */
  readonly conditional?: boolean;
  /** The feature gate that decides whether the server keeps the field, or `none`. */
  readonly gate?: string;
  /** With the gate off, the API server drops the field in some places only, or changes it. */
  readonly byPlace?: boolean;
  readonly secret?: 'value' | 'url' | 'none';
  readonly oneOf?: boolean;
  readonly serverOnly?: boolean;
}

export interface TypeDoc {
  readonly doc: string;
  readonly see: string;
  readonly like?: string;
  /** Of all fields of the type only one can be set. */
  readonly oneOf?: boolean;
  readonly fields: Record<string, FieldDoc>;
}

const folder = join(__dirname, 'docs');

/** All documentation by type; a type that is `like` another inherits the fields that it does not document itself. */
export function readDocs(): Map<string, TypeDoc> {
  const docs = new Map<string, TypeDoc>();
  for (const file of readdirSync(folder).sort()) {
    for (const [type, doc] of Object.entries(
      parse(readFileSync(join(folder, file), 'utf8')) as Record<string, TypeDoc>,
    )) {
      if (docs.has(type)) throw new Error(`${file}: type ${type} is documented twice`);
      docs.set(type, doc);
    }
  }
  for (const [type, doc] of docs) {
    if (doc.like) docs.set(type, { ...doc, fields: inherited(docs.get(doc.like)!.fields, doc.fields) });
  }
  return docs;
}

/** The facts of a field hold for both types, even if the descriptions differ. */
function inherited(base: TypeDoc['fields'], own: TypeDoc['fields']): TypeDoc['fields'] {
  const fields = Object.entries(own).map(([name, doc]) => {
    const { gate, byPlace, secret, constants } = base[name] ?? {};
    return [name, { gate, byPlace, secret, ...(doc.values && { constants }), ...doc }];
  });
  return { ...base, ...Object.fromEntries(fields) };
}

/** What is missing or superfluous in the documentation, one line each. */
export function docProblems(types: Types, docs: Map<string, TypeDoc>): string[] {
  const problems: string[] = [];
  for (const [type, fields] of types) {
    const documented = docs.get(type)?.fields ?? {};
    if (!docs.has(type)) problems.push(`${type}: no documentation`);
    for (const name of fields.keys()) if (!documented[name]?.doc) problems.push(`${type}.${name}: no documentation`);
    for (const [name, { values = [], constants }] of Object.entries(documented)) {
      const isNameless = values.length > 1 && constants === undefined;
      if (isNameless) problems.push(`${type}.${name}: name the class of its constants`);
      if (!fields.has(name) && !docs.get(type)?.like) problems.push(`${type}.${name}: documented, but no minor has it`);
    }
  }
  for (const type of docs.keys()) {
    if (!types.has(type)) problems.push(`${type}: documented, but not reachable from DaemonSet`);
  }
  return problems;
}
