import { dropDuplicateOwners } from './convert';
import { decodeObject, Source } from './decode';
import { planOf } from './decode-plan';
import { KIND_DEFAULTERS } from './kind-defaults';
import { Context } from '../findings/context';
import { ObjectMeta } from '../model/generated/structs';
import { JsonObject, MutableJsonObject } from '../model/json-object';
import { kindType } from '../model/kind-table';

/** An object of any kind as the server has it before validation. Of other fields its type says what they are. */
export interface DecodedObject {
  readonly metadata: ObjectMeta;
}

const OTHERS = { fieldsOf: kindType, defaulterOf: (type: string) => KIND_DEFAULTERS.get(type) };

/** Reads an object of a kind other than DaemonSet as the server of one minor does; undefined if a value has the wrong type. */
export function decodeKind(
  manifest: JsonObject,
  type: string,
  ctx: Context,
  source: Source = {},
): DecodedObject | undefined {
  const object = decodeObject(manifest, planOf(type, OTHERS)!, ctx, source);
  if (object === undefined) return undefined;
  const metadata = (object.metadata ??= {}) as MutableJsonObject & ObjectMeta;
  if (metadata.ownerReferences !== undefined) dropDuplicateOwners(metadata, metadata.ownerReferences, ctx);
  return object as unknown as DecodedObject;
}
