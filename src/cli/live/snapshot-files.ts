import { createHmac, randomBytes } from 'crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { HalfAnswer, ListReader } from './list-reader';
import { NOTHING } from './read-cluster';
import { ClusterState, Resource, RESOURCES, UnreadResource } from '../../cluster/cluster-state';
import { redacted } from '../../cluster/redact';
import { slim } from '../../cluster/slim';
import { JsonObject } from '../../model/json-object';
import { listOf, objectOf, objectsOf, textOf } from '../../model/untyped';
import { systemReason } from '../inputs';
import { UserError } from '../io';
import { Output } from '../output';
import { readBounded } from '../read-input';

const INDEX = 'snapshot.json';
const FORMAT = 1;
/** A file of the size that a JavaScript string can be. */
const MAX_FILE = 500 * 2 ** 20;

/** Writes a state to a folder that is new or empty, without values that may be secret. */
export function writeSnapshot(folder: string, state: ClusterState): void {
  attempt(folder, () => {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0) throw new UserError(`the folder '${folder}' is not empty; name a new one`);
  });
  // the key is thrown away: equal values stay equal, and none can be found by trying
  const key = randomBytes(32);
  const safe = redacted(state, (text) =>
    text === '' ? '' : `redacted-${createHmac('sha256', key).update(text).digest('hex').slice(0, 12)}`,
  );
  const { takenAt, kubernetesVersion, unread, moved } = safe;
  attempt(folder, () => {
    for (const resource of RESOURCES) writeList(join(folder, `${resource}.json`), safe.objects[resource]);
    const index = { format: FORMAT, takenAt, kubernetesVersion, redacted: true, unread, moved };
    writeFileSync(join(folder, INDEX), `${JSON.stringify(index, undefined, 2)}\n`);
  });
}

/** As kubectl prints lists, but with each item on a line of its own. */
function writeList(file: string, items: readonly JsonObject[]): void {
  const descriptor = openSync(file, 'w');
  const output = new Output(descriptor);
  output.write('{\n    "apiVersion": "v1",\n    "kind": "List",\n    "items": [\n');
  items.forEach((item, i) => {
    output.write(`        ${JSON.stringify(item)}${i < items.length - 1 ? ',' : ''}\n`);
  });
  output.write('    ]\n}\n');
  output.flush();
  closeSync(descriptor);
}

/** Reads what `snapshot` wrote, or files that kubectl wrote under the same names. */
export function readSnapshot(folder: string, now: () => Date): ClusterState {
  if (!existsSync(folder)) throw new UserError(`the folder '${folder}' does not exist`);
  const index = readIndex(folder);
  const objects: Partial<Record<Resource, JsonObject[]>> = {};
  const unread: UnreadResource[] = objectsOf(index?.unread).map(({ resource, why }) => ({
    resource: resource as Resource,
    why: textOf(why),
  }));
  for (const resource of RESOURCES) {
    const file = join(folder, `${resource}.json`);
    if (existsSync(file)) objects[resource] = readList(file, resource);
    else if (resource !== 'podmetrics') unread.push({ resource, why: `${file} does not exist` });
  }
  if (objects.daemonsets === undefined || objects.pods === undefined) {
    throw new UserError(
      `the folder '${folder}' has no daemonsets.json and pods.json; write it with the command snapshot`,
    );
  }
  return {
    takenAt: textOf(index?.takenAt) || now().toISOString(),
    kubernetesVersion: textOf(index?.kubernetesVersion),
    objects: { ...NOTHING, ...objects },
    unread,
    moved: listOf(index?.moved).map(textOf),
    redacted: index?.redacted === true,
  };
}

function readIndex(folder: string): JsonObject | undefined {
  const file = join(folder, INDEX);
  if (!existsSync(file)) return undefined;
  const index = attempt(file, () => {
    try {
      return objectOf(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      if (error instanceof SyntaxError) throw new UserError(`${file} is not JSON`);
      throw error;
    }
  });
  if (index.format !== FORMAT) throw new UserError(`${file} has format ${JSON.stringify(index.format)}, not ${FORMAT}`);
  return index;
}

function readList(file: string, resource: Resource): JsonObject[] {
  return attempt(file, () => {
    const items: JsonObject[] = [];
    const reader = new ListReader((item) => items.push(slim(resource, item)));
    const descriptor = openSync(file, 'r');
    try {
      reader.push(readBounded(descriptor, MAX_FILE));
      reader.end();
    } catch (error) {
      if (error instanceof HalfAnswer) throw new UserError(`${file}: ${error.message}`);
      throw error;
    } finally {
      closeSync(descriptor);
    }
    return items;
  });
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file}: ${systemReason(error as NodeJS.ErrnoException)}`);
  }
}
