import { Field } from './field';
import { KIND_TYPES, SERVED_KINDS } from './generated/kind-table';

/** A kind that every server of some minors stores, other than DaemonSet. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The name of its type in the table. */
  readonly type: string;
  readonly since?: number;
  readonly until?: number;
}

const kinds = new Map<string, ServedKind>();
/** The versions of each kind, by group and kind. */
const versions = new Map<string, string[]>();

for (const row of SERVED_KINDS) {
  const [apiVersion, kind, type, since, until] = row.split(' ');
  kinds.set(`${apiVersion} ${kind}`, {
    apiVersion,
    kind,
    type,
    since: since ? Number(since) : undefined,
    until: until ? Number(until) : undefined,
  });
  const group = groupOf(apiVersion);
  versions.set(`${group} ${kind}`, [...(versions.get(`${group} ${kind}`) ?? []), apiVersion]);
}

export function servedKind(apiVersion: string, kind: string): ServedKind | undefined {
  return kinds.get(`${apiVersion} ${kind}`);
}

/** The stable versions of a kind of Kubernetes, such as `policy/v1`; none for a kind of others. */
export function stableVersions(apiVersion: string, kind: string): readonly string[] {
  return versions.get(`${groupOf(apiVersion)} ${kind}`) ?? [];
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

const types = new Map<string, ReadonlyMap<string, Field>>();

/** The fields of a type that is not reachable from DaemonSet. */
export function kindType(name: string): ReadonlyMap<string, Field> | undefined {
  const known = types.get(name);
  if (known !== undefined || !Object.hasOwn(KIND_TYPES, name)) return known;
  const fields = new Map(
    KIND_TYPES[name]
      .split('|')
      .filter(Boolean)
      .map((text) => [text.slice(0, text.indexOf(' ')), fieldOf(text)]),
  );
  types.set(name, fields);
  return fields;
}

// `name type`, then `[]` or `{}`, then the marks in this order
const FIELD = /^(\S+) ([\w.]+)(\[\]|\{\})?(!)?(\*)?(-)?(?:>(\d+))?(?:<(\d+))?(?:\^(\w+))?(?:=(.*))?$/;

function fieldOf(text: string): Field {
  const [, name, type, shape, required, pointer, serverOnly, since, until, keptSince, value] = FIELD.exec(text)!;
  return {
    name,
    type,
    ...(shape && { shape: shape === '[]' ? ('list' as const) : ('map' as const) }),
    ...(required && { required: true as const }),
    ...(pointer && { pointer: true as const }),
    ...(serverOnly && { serverOnly: true as const }),
    ...(since && { since: Number(since) }),
    ...(until && { until: Number(until) }),
    ...(keptSince && { keptSince: Number(keptSince) }),
    ...(value && { default: JSON.parse(value) as unknown }),
  };
}
