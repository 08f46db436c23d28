import { DAEMON_SET, FieldPlan, TypePlan } from './decode-plan';
import { reportDropped } from './dropped';
import { RepeatedField, RepeatedFields } from './repeated-fields';
import { encodeBase64, isBase64, isTime, readQuantity } from './scalars';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules, Rule } from '../findings/rule';
import { quoted } from '../findings/text';
import { DaemonSetSpec, ObjectMeta, PodSpec, PodTemplateSpec } from '../model/generated/structs';
import { isJsonObject, JsonObject, MutableJsonObject, setOwn } from '../model/json-object';

const KINDS = 'apiserver pkg/endpoints/handlers/create.go';
const STRICT = 'sigs.k8s.io/json UnmarshalStrict';

export const rules = defineRules(
  'decode',
  { stage: 'decode', upstream: STRICT },
  {
    document: { reason: 'FieldTypeMismatch', remedy: 'Give one DaemonSet as an object.' },
    kindMissing: { reason: 'FieldValueRequired', upstream: KINDS, remedy: 'Write kind: DaemonSet.' },
    kind: {
      reason: 'FieldTypeMismatch',
      upstream: KINDS,
      remedy: 'Write kind: DaemonSet; other kinds are not judged.',
    },
    apiVersionMissing: { reason: 'FieldValueRequired', upstream: KINDS, remedy: 'Write apiVersion: apps/v1.' },
    apiVersion: {
      reason: 'FieldTypeMismatch',
      upstream: KINDS,
      remedy: 'Write apiVersion: apps/v1, the only version that is served.',
    },
    type: {
      reason: 'FieldTypeMismatch',
      remedy: 'Write a value of that type; put numbers, booleans and dates in quotes if a string is expected.',
    },
    integer: {
      reason: 'FieldTypeMismatch',
      remedy: 'Write an integer within the range, without a fraction or an exponent.',
    },
    base64: {
      reason: 'FieldTypeMismatch',
      upstream: 'encoding/json decode.go literalStore',
      remedy: 'Write the bytes in base64, with the padding of = at the end.',
    },
    quantity: {
      reason: 'FieldTypeMismatch',
      upstream: 'resource.ParseQuantity',
      remedy: 'Write a quantity such as 100m, 0.5, 200Mi or 1Gi.',
    },
    time: {
      reason: 'FieldTypeMismatch',
      upstream: 'metav1.Time UnmarshalJSON',
      remedy: 'Write a time such as 2006-01-02T15:04:05Z, or leave it out.',
    },
    unknownField: { reason: 'UnknownField', remedy: 'Remove the field, or correct its name.' },
    versionField: { reason: 'UnknownField', remedy: 'Leave the field out for clusters that do not have it.' },
    duplicateField: { reason: 'DuplicateField', remedy: 'Keep one of the two.' },
  },
);

/** What the text of a manifest contains beyond its JSON value. */
export interface Source {
  /** Keys that occur twice in their map. */
  readonly duplicates?: readonly RepeatedField[];
  /**
   * Integers written with a fraction or an exponent, which the server does not take for integers: their keys and
   * indexes, by the map or list that holds them.
   */
  readonly fractions?: ReadonlyMap<object, ReadonlySet<string | number>>;
}

/** A DaemonSet as the server has it before validation. Values that are never absent in Go are set. */
export interface DecodedDaemonSet {
  readonly metadata: ObjectMeta;
  readonly spec: DaemonSetSpec & { readonly template: DecodedTemplate };
}

export interface DecodedTemplate extends PodTemplateSpec {
  readonly metadata: ObjectMeta;
  readonly spec: PodSpec;
}

export interface Decoded {
  /** Absent if a value has the wrong type: the server stops there. */
  readonly daemonSet?: DecodedDaemonSet;
  /** Some fields exist in, or are kept by, some minors only. */
  readonly versioned: boolean;
}

/**
 * Reads a manifest as the API server of one minor does: it leaves out unknown fields and nulls, and fills in defaults
 * and the zero values of fields that cannot be absent in Go (required strings, numbers, structs and lists). It does not
 * change the manifest.
 */
export function decode(manifest: unknown, ctx: Context, source: Source = {}): Decoded {
  const decoder = new Decoder(ctx, source);
  return decoder.decode(manifest);
}

/** An object of another kind, with what its type says filled in; absent if a value has the wrong type. */
export function decodeObject(
  manifest: JsonObject,
  plan: TypePlan,
  ctx: Context,
  source: Source,
): MutableJsonObject | undefined {
  return new Decoder(ctx, source).decodeObject(manifest, plan);
}

class Decoder {
  private readonly place: (string | number)[] = [];
  private readonly repeated = new RepeatedFields();
  private mismatched = false;
  private versioned = false;

  private readonly hasDuplicates: boolean;

  constructor(
    private readonly ctx: Context,
    private readonly source: Source,
  ) {
    this.hasDuplicates = source.duplicates !== undefined && source.duplicates.length > 0;
  }

  public decode(manifest: unknown): Decoded {
    let daemonSet: MutableJsonObject | undefined;
    if (!isJsonObject(manifest)) {
      this.mismatch(rules.document, `${described(manifest)} is not a DaemonSet`);
    } else if (this.isDaemonSet(manifest)) {
      daemonSet = this.struct(manifest, DAEMON_SET);
      this.reportDuplicates();
    }
    return {
      daemonSet: this.mismatched ? undefined : (daemonSet as unknown as DecodedDaemonSet),
      versioned: this.versioned,
    };
  }

  public decodeObject(manifest: JsonObject, plan: TypePlan): MutableJsonObject | undefined {
    const object = this.struct(manifest, plan);
    this.reportDuplicates();
    return this.mismatched ? undefined : object;
  }

  private isDaemonSet({ kind, apiVersion }: JsonObject): boolean {
    // The server would take both from the URL of the request, but a client cannot build that URL without them.
    if (!kind) this.ctx.report(rules.kindMissing, Path.of('kind'), 'is missing');
    else if (kind !== 'DaemonSet') this.mismatch(rules.kind, `${shown(kind)} is not DaemonSet`, Path.of('kind'));
    if (!apiVersion) {
      this.ctx.report(rules.apiVersionMissing, Path.of('apiVersion'), 'is missing');
    } else if (apiVersion !== 'apps/v1') {
      this.mismatch(rules.apiVersion, `${shown(apiVersion)} is not apps/v1`, Path.of('apiVersion'));
    }
    return !this.mismatched;
  }

  private struct(value: JsonObject, plan: TypePlan): MutableJsonObject {
    const read = plan.empty();
    for (const key in value) {
      const given = value[key];
      const field = plan.fields.get(key);
      if (field === undefined || (field.versioned && !this.knows(field))) {
        this.reportUnknown(key, field, plan);
        continue;
      }
      const isKept = !field.versioned || this.ctx.atLeast(field.keptSince);
      // the most frequent case: there is nothing to check
      if (isKept && typeof given === field.plainly) {
        read[field.name] = given;
        continue;
      }
      if (given === null || given === undefined) continue;
      this.place.push(key);
      const one =
        field.shape === undefined
          ? this.one(given, field, value, key)
          : field.shape === 'list'
            ? this.list(given, field)
            : this.map(given, field);
      if (isKept) read[field.name] = one;
      else reportDropped(key, field.keptSince, this.path(), this.ctx);
      this.place.pop();
    }
    return plan.fill(read);
  }

  private knows({ since, until }: FieldPlan): boolean {
    this.versioned = true;
    return this.ctx.atLeast(since) && !this.ctx.atLeast(until + 1);
  }

  private list(value: unknown, field: FieldPlan): unknown {
    if (!Array.isArray(value)) return this.mismatch(rules.type, `${described(value)} is not a list`);
    // most lists of texts by far: nothing to do, and nothing changes them later
    if (field.scalar === 'string' && value.every((item) => typeof item === 'string')) return value;
    const read: unknown[] = [];
    for (let i = 0; i < value.length; i++) {
      this.place.push(i);
      read.push(this.one(value[i], field, value, i));
      this.place.pop();
    }
    return read;
  }

  private map(value: unknown, field: FieldPlan): unknown {
    if (!isJsonObject(value)) return this.mismatch(rules.type, `${described(value)} is not a map`);
    let read: MutableJsonObject = value;
    for (const key in value) {
      const given = value[key];
      if (field.scalar === 'string' && typeof given === 'string') continue;
      this.place.push(key);
      const one = this.one(given, field, value, key);
      if (one !== given) {
        if (read === value) read = { ...value };
        setOwn(read, key, one);
      }
      this.place.pop();
    }
    return read;
  }

  /** A value of the field's type. A null in a list or a map is the zero value. */
  private one(value: unknown, field: FieldPlan, holder: object, key: string | number): unknown {
    if (field.type !== undefined) {
      if (isJsonObject(value)) return this.struct(value, field.type);
      return value === null
        ? field.type.fill(field.type.empty())
        : this.mismatch(rules.type, `${described(value)} is not an object`);
    }
    switch (field.scalar) {
      case 'string':
        return typeof value === 'string'
          ? value
          : value === null
            ? ''
            : this.mismatch(rules.type, `${described(value)} is not a string`);
      case 'boolean':
        return typeof value === 'boolean' ? value : this.mismatch(rules.type, `${described(value)} is not a boolean`);
      case 'int32':
        return this.integer(value, 32, holder, key);
      case 'int64':
        return this.integer(value, 64, holder, key);
      case 'intOrString':
        return typeof value === 'string' ? value : this.integer(value, 32, holder, key);
      case 'quantity':
        if (value === null) return '0';
        return (
          readQuantity(value, field.shape === 'map') ??
          this.mismatch(rules.quantity, `${shown(value)} is not a quantity`)
        );
      case 'number':
        return typeof value === 'number' || typeof value === 'bigint'
          ? Number(value)
          : this.mismatch(rules.type, `${described(value)} is not a number`);
      case 'bytes':
        return this.bytes(value);
      case 'time':
        return typeof value === 'string' && isTime(value)
          ? value
          : this.mismatch(rules.time, `${described(value)} is not a time in RFC 3339 format`);
      default:
        return value;
    }
  }

  private integer(value: unknown, bits: 32 | 64, holder: object, key: string | number): unknown {
    if (value === null) return 0;
    if (typeof value !== 'number' && typeof value !== 'bigint') {
      return this.mismatch(rules.type, `${described(value)} is not a number`);
    }
    const number = typeof value === 'bigint' ? integerOf(value) : value;
    const limit = 2 ** (bits - 1);
    if (
      number >= -limit &&
      number < limit &&
      Number.isInteger(number) &&
      !this.source.fractions?.get(holder)?.has(key)
    ) {
      return number;
    }
    return this.mismatch(rules.integer, `${value} is not a ${bits}-bit integer in plain digits`);
  }

  /** Text in base64, or, as Go reads it as well, a list of numbers. */
  private bytes(value: unknown): unknown {
    if (value === null) return '';
    if (Array.isArray(value)) {
      const isByte = (item: unknown): boolean =>
        item === null || (Number.isInteger(item) && Number(item) >= 0 && Number(item) < 256);
      return value.every(isByte)
        ? encodeBase64(value.map(Number))
        : this.mismatch(rules.type, 'a list is not a text in base64');
    }
    if (typeof value !== 'string') return this.mismatch(rules.type, `${described(value)} is not a string`);
    return isBase64(value) ? value : this.mismatch(rules.base64, 'is not base64');
  }

  private mismatch(rule: Rule, message: string, path = this.path()): undefined {
    this.mismatched = true;
    this.ctx.report(rule, path, message);
    return undefined;
  }

  private reportUnknown(key: string, field: FieldPlan | undefined, plan: TypePlan): void {
    this.place.push(key);
    const path = this.path();
    this.place.pop();
    if (this.hasDuplicates) this.repeated.skip(path.segments());
    if (field !== undefined) {
      const when = this.ctx.atLeast(field.since)
        ? `was removed in Kubernetes 1.${field.until + 1}`
        : `needs Kubernetes 1.${field.since}; set ${this.ctx.versionOption} to '1.${field.since}+'`;
      return this.ctx.report(rules.versionField, path, when);
    }
    const meant = plan.likeName(key);
    this.ctx.report(
      rules.unknownField,
      path,
      meant === undefined ? 'is not a field of Kubernetes' : `is not a field of Kubernetes; did you mean ${meant}?`,
    );
  }

  private reportDuplicates(): void {
    for (const field of this.source.duplicates ?? []) {
      if (this.repeated.isNew(field)) {
        this.ctx.reportAt(rules.duplicateField, () => Path.of(...field.path), 'is written twice');
      }
    }
  }

  private path(): Path {
    return Path.of(...this.place);
  }
}

const LARGEST_BELOW_2_63 = 2 ** 63 - 1024;

/** A bigint stands for an integer that a number cannot hold exactly. Rules need only its approximate size. */
function integerOf(value: bigint): number {
  return BigInt.asIntN(64, value) === value ? Math.min(Number(value), LARGEST_BELOW_2_63) : Infinity;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : described(value);
}

/** The type of a value, not the value itself, which may be secret. */
function described(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'boolean') return 'a boolean';
  return typeof value === 'object' ? 'an object' : 'a number';
}
