import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { isGate, onSince } from './feature-gates';
import { MINORS } from './go-modules';
import { GoField, GoFile, GoTypes, mergeGoTypes } from './go-types';
import { GroupVersionKind, Source } from './openapi';
import { lastWord, mergeTypes, reachable, Types } from './types';
import { Field } from '../../src/model/field';

/** A kind that the server stores, in one version of its group. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The name of its type. */
  readonly type: string;
  readonly since?: number;
  readonly until?: number;
}

export interface Kinds {
  readonly kinds: readonly ServedKind[];
  /** The types of the kinds whose rules are known. */
  readonly judged: readonly string[];
  /** The types that are not reachable from DaemonSet. */
  readonly types: Types;
}

/** What neither document nor Go source tells, by `Type.field`. */
interface KindFact {
  readonly default?: unknown;
  readonly gate?: string;
}

const STABLE = /^v[0-9]+$/;

/** Every kind of a stable version, with its types; `base` are those that are reachable from DaemonSet. */
export function readKinds(sources: Source[], base: Types): Kinds {
  const roots = rootsOf(sources);
  const reached = new Set(
    sources.flatMap(({ definitions }) => [...roots.keys()].flatMap((root) => reachable(definitions, root))),
  );
  const baseNames = new Set(
    sources.flatMap(({ definitions }) => reachable(definitions, 'io.k8s.api.apps.v1.DaemonSet')),
  );
  const nameOf = (full: string): string => {
    const name = lastWord(full);
    if (baseNames.has(full)) return name;
    const isUnique = !base.has(name) && [...reached].every((other) => other === full || lastWord(other) !== name);
    return isUnique ? name : full.split('.').slice(-3).join('.');
  };
  const types = mergeTypes(sources, [...roots.keys()], nameOf);
  const files = new Map([...reached].map((full) => [nameOf(full), fileOf(full)]));
  for (const name of base.keys()) types.delete(name);
  const { judged, fields } = parse(readFileSync(join(__dirname, 'kinds.yaml'), 'utf8')) as {
    judged: string[];
    fields: Record<string, KindFact>;
  };
  const kinds = [...roots].map(([root, served]) => ({ ...served, type: nameOf(root) }));
  return { kinds, judged, types: withFacts(types, files, fields, new Set(kinds.map(({ type }) => type))) };
}

function rootsOf(sources: Source[]): Map<string, Omit<ServedKind, 'type'>> {
  const minors = new Map<string, number[]>();
  const names = new Map<string, GroupVersionKind>();
  for (const { minor, definitions } of sources) {
    for (const [full, { properties = {}, ...schema }] of Object.entries(definitions)) {
      const [gvk] = schema['x-kubernetes-group-version-kind'] ?? [];
      const isObject = properties.metadata?.$ref?.endsWith('.ObjectMeta');
      if (gvk === undefined || !isObject || !STABLE.test(gvk.version) || gvk.kind === 'DaemonSet') continue;
      names.set(full, gvk);
      minors.set(full, [...(minors.get(full) ?? []), minor]);
    }
  }
  return new Map(
    [...names].sort().map(([full, { group, version, kind }]) => {
      const known = minors.get(full)!;
      return [
        full,
        {
          apiVersion: group === '' ? version : `${group}/${version}`,
          kind,
          ...(known[0] > MINORS[0] && { since: known[0] }),
          ...(known[known.length - 1] < MINORS[MINORS.length - 1] && { until: known[known.length - 1] }),
        },
      ];
    }),
  );
}

/** `io.k8s.api.batch.v1.Job` is in `k8s.io/api/batch/v1`, and some are in modules of their own. */
function fileOf(full: string): GoFile | undefined {
  const match = /^io\.k8s\.(api|kube-aggregator|apiextensions-apiserver)\.(.+)\.\w+$/.exec(full);
  return match === null ? undefined : [`k8s.io/${match[1]}`, `${match[2].replaceAll('.', '/')}/types.go`];
}

function withFacts(
  types: Types,
  files: ReadonlyMap<string, GoFile | undefined>,
  facts: Readonly<Record<string, KindFact>>,
  roots: ReadonlySet<string>,
): Types {
  const unused = new Set(Object.keys(facts));
  const goTypes = new Map<string, GoTypes>();
  const goField = (type: string, field: string): GoField | undefined => {
    const file = files.get(type);
    const key = String(file);
    if (!goTypes.has(key)) goTypes.set(key, mergeGoTypes(MINORS, file));
    return goTypes.get(key)!.get(lastWord(type))?.get(field);
  };
  const complete = (type: string, field: Field): Field => {
    const place = `${type}.${field.name}`;
    const fact = facts[place] ?? {};
    unused.delete(place);
    const marked = goField(type, field.name)?.gate;
    const gate = fact.gate ?? (marked !== undefined && isGate(marked) ? marked : 'none');
    const keptSince = gate === 'none' ? 0 : onSince(gate);
    return {
      ...field,
      ...(fact.default !== undefined && { default: fact.default }),
      ...(goField(type, field.name)?.pointer && { pointer: true }),
      ...(roots.has(type) && field.name === 'status' && { serverOnly: true }),
      ...(keptSince > (field.since ?? MINORS[0]) && { keptSince }),
    };
  };
  const table = new Map(
    [...types].map(([type, fields]) => [
      type,
      new Map([...fields].map(([name, field]) => [name, complete(type, field)])),
    ]),
  );
  if (unused.size > 0) throw new Error(`tools/model/kinds.yaml: no such field: ${[...unused].join(', ')}`);
  return table;
}
