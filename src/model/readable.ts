import { isJsonObject, JsonObject } from './json-object';
import { ownValue } from './own-value';
import { shown } from './shown';

/** From here on, values that contain themselves are looked for. */
const DEEP = 64;

interface Frame {
  readonly value: object;
  /** Of a map; the entries of a list go by their index. */
  readonly keys?: readonly string[];
  readonly length: number;
  next: number;
}

/** Throws where a value contains itself or cannot be read, with the place of that: code behind this needs no care. */
export function checkReadable(place: string, value: unknown): void {
  const frames: Frame[] = [];
  const deep = new Set<object>();
  try {
    if (typeof value === 'object' && value !== null) frames.push(frameOf(value));
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      if (frame.next === frame.length) {
        deep.delete(frame.value);
        frames.pop();
        continue;
      }
      const step = frame.keys?.[frame.next] ?? String(frame.next);
      frame.next++;
      const inner = ownValue(frame.value as JsonObject, step);
      if (typeof inner !== 'object' || inner === null) continue;
      if (frames.length > DEEP) {
        if (deep.has(inner)) throw new Error('it contains itself');
        deep.add(inner);
      }
      frames.push(frameOf(inner));
    }
  } catch (error) {
    throw new Error(`${place}${pathOf(frames, deep)} cannot be read: ${(error as Error).message}`);
  }
}

function frameOf(value: object): Frame {
  if (Array.isArray(value)) return { value, length: value.length, next: 0 };
  const keys = Object.keys(value);
  return { value, keys, length: keys.length, next: 0 };
}

/** Where reading stopped. Of a value that contains itself, the place at which it does so first. */
function pathOf(frames: readonly Frame[], deep: ReadonlySet<object>): string {
  const seen = new Set<object>();
  const again = deep.size === 0 ? -1 : frames.findIndex(({ value }) => seen.size === seen.add(value).size);
  const steps = frames
    .slice(0, again < 0 ? undefined : again)
    .map(({ keys, next }) => (keys ? keys[next - 1] : next - 1));
  return steps
    .filter((step) => step !== undefined)
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('');
}

/** Throws where something else than an object of properties was passed. */
export function checkObject(place: string, value: unknown): void {
  checkReadable(place, value);
  if (!isJsonObject(value)) throw new Error(`${place} is ${shown(value)}; give an object of properties`);
}

/** Throws where something else than a list was passed. */
export function checkList(place: string, value: unknown): void {
  checkReadable(place, value);
  if (!Array.isArray(value)) throw new Error(`${place} is ${shown(value)}; give a list`);
}

/** Throws where something else than a text was passed. */
export function checkText(place: string, value: unknown): void {
  if (typeof value !== 'string') throw new Error(`${place} is ${shown(value)}; give a text`);
}
