import { resolve } from 'path';
import { KindCase } from './cases';
import { Json, Struct } from './json';
import { SERVER_SEEDS } from './schema-seeds';
import { kindType, servedKind } from '../../../src/model/kind-table';
import { SCHEMA_FACTS } from '../../../src/validation/kinds/schema-facts';

/** A case in which a fact is left out, emptied or has a value of no closed set. */
export interface SchemaCase extends KindCase {
  /** `Type.field` */
  readonly fact: string;
}

/** Such a case and what the API server of 1.36 says, as sorted sentences. */
export interface RecordedFact extends Pick<SchemaCase, 'fact' | 'manifest'> {
  readonly said: readonly string[];
}

export const RECORDED_FACTS = resolve(__dirname, '../../../conformance/recorded/schema.ndjson');

/** For each fact, at each place where an accepted object has it. */
export function schemaCases(): SchemaCase[] {
  return Object.entries(SERVER_SEEDS).flatMap(([kind, [seed]]) => {
    const object: Struct = { kind, metadata: { name: 'a' }, ...structuredClone(seed) };
    const found: SchemaCase[] = [];
    const take = (fact: string): void => {
      found.push({ kind, fact, manifest: JSON.stringify(object) });
    };
    visit(object, servedKind(object.apiVersion as string, kind)!.type, take);
    return found;
  });
}

function visit(holder: Struct, type: string, take: (fact: string) => void): void {
  for (const { name, shape, type: inner } of kindType(type)?.values() ?? []) {
    const value = holder[name];
    if (value === undefined) continue;
    if (Object.hasOwn(SCHEMA_FACTS[type] ?? {}, name)) {
      const others: Json[] = shape === 'list' ? [[], ['x']] : shape === 'map' ? [{}] : ['', 'x'];
      for (const other of [undefined, ...others]) {
        if (other === undefined) delete holder[name];
        else holder[name] = other;
        take(`${type}.${name}`);
      }
      holder[name] = value;
    }
    for (const one of shape === 'list' ? (value as Json[]) : [value]) {
      if (typeof one === 'object' && one !== null && shape !== 'map') visit(one as Struct, inner, take);
    }
  }
}
