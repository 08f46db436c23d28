import { countUnwritten, isWritten } from './written-fields';
import { isJsonObject, JsonObject } from '../model/json-object';
import { objectOf, textOf } from '../model/untyped';
import { FieldDifference } from '../scheduling/daemon-set-change';
import { storedDifferences } from '../stored/differences';
import { readStored } from '../stored/read';

/**
 * `drift`: the manifest says what it said when it was last applied, but the cluster has another value. `update`: the manifest has changed
 * since. `change`: one or the other, as nothing tells what was last applied; or the server itself changes it. `kept`: the cluster has another value, and applying leaves it.
 */
export type DriftClass = 'drift' | 'update' | 'change' | 'kept';

export interface ClassedDifference extends FieldDifference {
  readonly class: DriftClass;
  /** It restarts pods. */
  readonly restarts: boolean;
}

export interface Drift {
  readonly differences: readonly ClassedDifference[];
  /** Values that the server has filled in and that the manifest need not say. */
  readonly hidden: number;
  /** Fields that the server would change otherwise than the manifest and the rules of apply say: a webhook, or another field manager. */
  readonly unexpected: readonly FieldDifference[];
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** The controller and kubectl write these. */
const NOT_OURS = /^metadata\.annotations\[deprecated\.daemonset\.template\.generation\]$/;

/**
 * What applying a manifest changes of the DaemonSet in the cluster.
 *
 * @param applied the DaemonSet as the server's own dry run gives it, where there was one
 */
export function driftOf(live: JsonObject, manifest: JsonObject, minor: number, applied?: JsonObject): Drift | string {
  const [was, wanted] = [live, manifest].map((one) => readStored(one, minor));
  if (typeof was === 'string' || typeof wanted === 'string') return typeof wanted === 'string' ? wanted : String(was);
  const last = lastApplied(live);
  const lastStored = last === undefined ? undefined : readStored(last, minor);
  const lastFields =
    lastStored === undefined || typeof lastStored === 'string'
      ? undefined
      : new Set(fieldsOf(storedDifferences(lastStored, wanted)).map(({ field }) => field));
  const all = fieldsOf(storedDifferences(was, wanted));
  // what neither says now nor said when it was last applied, apply leaves alone
  const changes = all.filter(
    ({ field }) => isWritten(manifest, field) || (last !== undefined && isWritten(last, field)),
  );
  const predicted = new Set(changes.map(({ field }) => field));
  const classOf = (field: string): DriftClass =>
    lastFields === undefined || !predicted.has(field) ? 'change' : lastFields.has(field) ? 'update' : 'drift';
  const serverStored = applied === undefined ? undefined : readStored(applied, minor);
  const server =
    serverStored === undefined || typeof serverStored === 'string'
      ? undefined
      : fieldsOf(storedDifferences(was, serverStored));
  const changed = server ?? changes;
  const changedFields = new Set(changed.map(({ field }) => field));
  return {
    differences: [
      ...changed.map(({ field, ...rest }) => ({
        field,
        ...rest,
        class: classOf(field),
        restarts: isOfTemplate(field),
      })),
      ...all
        .filter(({ field }) => !changedFields.has(field))
        .map((one) => ({ ...one, class: 'kept' as const, restarts: false })),
    ],
    hidden: countUnwritten(live.spec, manifest.spec),
    unexpected: (server ?? []).filter(({ field }) => !predicted.has(field)),
  };
}

function isOfTemplate(field: string): boolean {
  return field.startsWith('spec.template');
}

function fieldsOf({ template, other }: ReturnType<typeof storedDifferences>): FieldDifference[] {
  return [...template, ...other].filter(({ field }) => !NOT_OURS.test(field));
}

/** What kubectl noted when it applied the manifest, if it did. */
function lastApplied({ metadata }: JsonObject): JsonObject | undefined {
  const text = textOf(objectOf(objectOf(metadata).annotations)[LAST_APPLIED]);
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
