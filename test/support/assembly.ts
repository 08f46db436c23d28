import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** A parameter, property, method or type, as far as the tests read it. */
export interface Member {
  readonly name?: string;
  readonly docs?: { readonly [tag: string]: unknown };
  readonly parameters?: Member[];
  readonly [key: string]: unknown;
}

export interface ApiType extends Member {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly namespace?: string;
  readonly methods?: Member[];
  readonly properties?: Member[];
  readonly initializer?: Member;
}

/** What jsii wrote about the public API, from the last compilation; it is stored compressed. */
export function apiTypes(): ApiType[] {
  const root = join(__dirname, '../..');
  const zipped = join(root, '.jsii.gz');
  const text = existsSync(zipped)
    ? gunzipSync(readFileSync(zipped)).toString()
    : readFileSync(join(root, '.jsii'), 'utf8');
  return Object.values((JSON.parse(text) as { types: { [fqn: string]: ApiType } }).types);
}

/** Every type of this package that the signatures of a type name, its base and interfaces included. */
export function namedTypes({ fqn, ...type }: ApiType): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown, key?: string): void => {
    if (typeof value === 'string') {
      if (value.startsWith('cdk8s-daemonsets.') && value !== fqn) names.add(value);
    } else if (value !== null && typeof value === 'object' && key !== 'docs') {
      for (const [member, child] of Object.entries(value)) visit(child, member);
    }
  };
  visit(type);
  return names;
}
