import { textOf } from '../model/untyped';

/** The milliseconds of a time as Kubernetes writes it. Undefined if there is none. */
export function timeOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const time = Date.parse(textOf(value));
  return Number.isNaN(time) ? undefined : time;
}

/** The whole seconds from a time until another. */
export function secondsBetween(from: number | undefined, until: number): number {
  return from === undefined ? 0 : Math.max(0, Math.floor((until - from) / 1000));
}
