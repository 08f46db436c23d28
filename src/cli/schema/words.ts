import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { Words } from './json-schema';
import { ownValue } from '../../model/own-value';

interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly remarks?: string; readonly default?: string };
}

interface Struct {
  readonly name: string;
  readonly namespace?: string;
  readonly interfaces?: readonly string[];
  readonly properties?: readonly Documented[];
}

/** The words of the reference, from the assembly that is in the package. */
export function wordsOfReference(): Words {
  const text = gunzipSync(readFileSync(join(__dirname, '../../../.jsii.gz'))).toString('utf8');
  const { types } = JSON.parse(text) as { readonly types: { readonly [fqn: string]: Struct } };
  // the reference writes ISCSI as Iscsi
  const structs = new Map(
    Object.values(types)
      .filter(({ namespace }) => namespace === 'k8s')
      .map((struct) => [struct.name.toLowerCase(), struct]),
  );
  const propertyOf = (struct: Struct | undefined, field: string): Documented | undefined =>
    struct?.properties?.find(({ name }) => name === field) ??
    struct?.interfaces?.map((base) => propertyOf(ownValue(types, base), field)).find(Boolean);
  return (type, field) => {
    const docs = propertyOf(structs.get(type.toLowerCase()), field)?.docs;
    if (docs === undefined) return undefined;
    const absent = docs.default === undefined ? undefined : `Default: ${docs.default.replace(/^- /, '')}.`;
    return [docs.summary, docs.remarks, absent].filter(Boolean).join(' ').replace(/\s+/g, ' ');
  };
}
