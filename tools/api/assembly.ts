import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** A type as jsii names it in signatures. */
export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
}

export interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly see?: string;
  readonly example?: string;
  readonly returns?: string;
}

/** A type, a property, a method or a parameter. */
export interface Member {
  readonly name?: string;
  readonly docs?: Docs;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly protected?: boolean;
  readonly type?: TypeReference;
  readonly variadic?: boolean;
  readonly parameters?: Member[];
  readonly returns?: { readonly type: TypeReference };
}

export interface ApiType extends Member {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly abstract?: boolean;
  readonly namespace?: string;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly methods?: Member[];
  readonly properties?: Member[];
  readonly initializer?: Member;
  readonly locationInModule: { readonly filename: string };
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
