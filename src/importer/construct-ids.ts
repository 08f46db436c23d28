import { Identifiers } from './identifiers';
import { isJsonObject, JsonObject } from '../model/json-object';

/** The ids of the constructs: the names of the objects, with the kind if several objects have the same name. DaemonSets keep the name alone. */
export function constructIds(objects: readonly JsonObject[], names: Identifiers): string[] {
  const own = objects.map(nameOf);
  const counts = new Map<string, number>();
  for (const name of own) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ids: string[] = [];
  const isDaemonSet = objects.map(({ kind }) => kind === 'DaemonSet');
  for (const first of [true, false]) {
    objects.forEach(({ kind }, i) => {
      if (isDaemonSet[i] === first) {
        const isAlone = own[i] !== '' && (first || counts.get(own[i]) === 1);
        ids[i] = names.constructId(isAlone ? own[i] : withKind(own[i], kind as string));
      }
    });
  }
  return ids;
}

function nameOf({ metadata }: JsonObject): string {
  return isJsonObject(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
}

function withKind(name: string, kind: string): string {
  const word = kind.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return name.endsWith(word) ? name : [name, word].filter(Boolean).join('-');
}
