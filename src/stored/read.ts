import { convert } from './convert';
import { copyJson } from './copy-json';
import { decode, DecodedDaemonSet, Source } from './decode';
import { dropByPlace } from './dropped';
import { Context } from '../findings/context';

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
  const { daemonSet, versioned } = decode(manifest, ctx, source);
  if (daemonSet === undefined || !convert(daemonSet, ctx)) return { versioned };
  if (versioned) dropByPlace(daemonSet.spec.template.spec, ctx);
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
