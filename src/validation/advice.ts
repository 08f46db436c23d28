import { byteLength } from './names';
import { Context } from '../findings/context';
import { Path } from '../findings/path';
import { defineRules } from '../findings/rule';
import { JsonObject } from '../model/json-object';
import { DecodedDaemonSet } from '../stored/decode';
import { hostPorts, portText } from '../stored/host-ports';

export const rules = defineRules(
  'advice',
  { stage: 'run', severity: 'advice', upstream: 'pkg/controller/daemon/update.go rollingUpdate' },
  {
    surgeWithHostPort: {
      reason: 'FieldValueInvalid',
      remedy: 'Replace old pods first: leave maxSurge out, and set maxUnavailable to 1 or more.',
    },
    lastApplied: {
      stage: 'read',
      reason: 'FieldValueTooLong',
      upstream: 'kubectl pkg/util/apply.go GetModifiedConfiguration',
      remedy: 'Use kubectl apply --server-side, or move long texts to a ConfigMap.',
    },
  },
);

/** Findings about manifests that the server accepts without a warning, but that are probably not intended. */
export function advise({ spec }: DecodedDaemonSet, applied: number, ctx: Context): void {
  if (applied > MAX_ANNOTATION_BYTES) {
    ctx.report(
      rules.lastApplied,
      Path.of('metadata', 'annotations'),
      `kubectl apply adds the whole manifest to them, which makes ${applied} bytes, and ${MAX_ANNOTATION_BYTES} are allowed`,
    );
  }
  const { maxSurge = 0 } = spec.updateStrategy?.rollingUpdate ?? {};
  // only one of maxSurge and maxUnavailable is more than 0
  if (maxSurge === 0 || maxSurge === '0%') return;
  const [port] = hostPorts(spec.template.spec as unknown as JsonObject, ctx.minor);
  if (port === undefined) return;
  ctx.report(
    rules.surgeWithHostPort,
    Path.of('spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'),
    `${maxSurge} means that a new pod starts beside the old one, which holds the host port ${portText(port)}, so the new pod waits forever`,
  );
}

const MAX_ANNOTATION_BYTES = 256 * 1024;
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** The longest form of a character in JSON, such as `\u0000`. */
const MAX_BYTES_PER_UNIT = 6;
/** No known field is this deep. */
const DEEPEST = 64;

/** Whether a manifest whose JSON has this length may be longer than an annotation can be. */
export function lastAppliedMayBeTooLong(length: number): boolean {
  return length * MAX_BYTES_PER_UNIT > MAX_ANNOTATION_BYTES;
}

/** The bytes of all annotations after `kubectl apply`, which keeps the manifest in one of them. 0 if they are clearly below the limit. */
export function lastAppliedBytes(manifest: unknown, length = measure(manifest, lengthOf)): number {
  if (!lastAppliedMayBeTooLong(length)) return 0;
  const { annotations = {} } = ((manifest as JsonObject).metadata ?? {}) as { readonly annotations?: object };
  // plus a line break
  let bytes = LAST_APPLIED.length + measure(manifest, bytesOf) + 1;
  for (const [key, value] of Object.entries(annotations)) {
    if (key === LAST_APPLIED) bytes -= bytesOf(String(value));
    else bytes += byteLength(key) + byteLength(String(value));
  }
  return bytes;
}

/** The length of a value as JSON. The function measures texts. */
function measure(value: unknown, lengthOfText: (text: string) => number, depth = 0): number {
  if (typeof value === 'string') return lengthOfText(value);
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (depth > DEEPEST) return 0;
  // the last item has no comma
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) length += measure(item, lengthOfText, depth + 1) + 1;
  } else {
    for (const key in value) {
      length += lengthOfText(key) + measure((value as JsonObject)[key], lengthOfText, depth + 1) + 2;
    }
  }
  return Math.max(length, 2);
}

function lengthOf(text: string): number {
  return text.length + 2;
}

/** The length of a text as Go writes it in JSON. */
function bytesOf(text: string): number {
  return byteLength(text.replace(/["\\\n\r\t]/g, '..').replace(/[<>&\x00-\x1f\u2028\u2029]/g, '......')) + 2;
}
