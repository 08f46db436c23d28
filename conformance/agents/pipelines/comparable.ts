import { logs } from '../../../src';

/** A record as JSON that can be compared: keys sorted, the time to the microsecond, and of Kubernetes what every agent knows from a path. */
export function comparable(time: string, { kubernetes, ...fields }: { readonly [name: string]: unknown }): string {
  const { pod_id: _id, docker_id: _docker, ...names } = (kubernetes ?? {}) as { [name: string]: unknown };
  return JSON.stringify(
    sorted({ ...fields, ...(kubernetes !== undefined && { kubernetes: names }), time: time.slice(0, 26) }),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** What each output gets by the simulator, in a form that can be compared. */
export const comparableOutputs = (outputs: readonly logs.SimulatedLogOutput[]): string[][] =>
  outputs.map(({ records }) => records.map(({ time, fields }) => comparable(time, fields)).sort());
