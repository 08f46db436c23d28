import { Field } from '../../src/model/field';
import { TYPES } from '../../src/model/field-table';

interface Step {
  readonly type: string;
  readonly field: Field;
}
/** A way from a DaemonSet to a field that may hold a secret. */
export type SecretPath = readonly Step[];

/** Every such way, but for what only the server writes. */
export function secretPaths(): SecretPath[] {
  return paths('DaemonSet').filter((path) => path[0].field.name !== 'status');
}

function paths(type: string, steps: SecretPath = []): SecretPath[] {
  return [...TYPES.get(type)!.values()].flatMap((field) => {
    const path = [...steps, { type, field }];
    if (field.secret !== undefined) return [path];
    return TYPES.has(field.type) && field.keptSince !== Infinity ? paths(field.type, path) : [];
  });
}

/** A DaemonSet that has a value at the end of a path, and nothing else but names. A text is put into the secret parts of a URL where only these are secret. */
export function withSecret(path: SecretPath, secret: unknown): object {
  const isInUrl = path[path.length - 1].field.secret === 'url' && typeof secret === 'string';
  const value = isInUrl ? `https://a:${secret}@b/?c=${secret}` : secret;
  const build = (i: number): unknown => {
    const { field } = path[i];
    const inner = i === path.length - 1 ? value : build(i + 1);
    const wrapped = field.shape === 'list' ? [inner] : field.shape === 'map' ? { a: inner } : inner;
    return { ...(TYPES.get(path[i].type)!.has('name') && { name: 'n' }), [field.name]: wrapped };
  };
  return { apiVersion: 'apps/v1', kind: 'DaemonSet', ...(build(0) as object) };
}
