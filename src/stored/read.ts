import { convert } from './convert';
import { copyJson } from './copy-json';
import { decode, Decoded, DecodedDaemonSet, Source } from './decode';
import { decodeJson, JsonText } from './decode-json';
import { dropByPlace } from './dropped';
import { Context } from '../findings/context';
import { Path } from '../findings/path';

export interface Reading {
  /** Absent if the server cannot read the manifest. */
  readonly daemonSet?: DecodedDaemonSet;
  /** Another minor may read the manifest differently. */
  readonly versioned: boolean;
}

/**
 * The DaemonSet as one minor stores it if it is valid: decoded, with defaults, converted, and without the fields that
 * the minor drops. The manifest must be JSON.
 */
export function read(manifest: unknown, ctx: Context, source?: Source): Reading {
  return stored(decode(manifest, ctx, source), ctx);
}

/** The same for the JSON text of a DaemonSet. Undefined if the text holds anything that is not usual. */
export function readJson(json: JsonText, ctx: Context): Reading | undefined {
  const decoded = decodeJson(json, ctx);
  return decoded && stored(decoded, ctx);
}

function stored({ daemonSet, versioned }: Decoded, ctx: Context): Reading {
  if (daemonSet === undefined || !convert(daemonSet, ctx)) return { versioned };
  if (versioned) dropByPlace(daemonSet.spec.template.spec, Path.of('spec', 'template', 'spec'), ctx);
  return { daemonSet, versioned };
}

/** The DaemonSet as one minor stores it, or the reason why its server cannot read it. Accepts any JavaScript value. */
export function readStored(manifest: unknown, minor: number): DecodedDaemonSet | string {
  const ctx = new Context(minor);
  const { daemonSet } = read(copyJson(manifest).value, ctx);
  if (daemonSet !== undefined) return daemonSet;
  const { rule, field, message } = ctx.findings.find((finding) => finding.rule.reason === 'FieldTypeMismatch')!;
  return `${field === '' ? '' : `${field}: `}${message}. ${rule.remedy}`;
}
