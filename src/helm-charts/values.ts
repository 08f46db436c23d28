import { ChartValues, HelmChart } from './chart';
import { isJsonObject, JsonObject, MutableJsonObject, setOwn } from '../model/json-object';

export type ValuePath = readonly (string | number)[];

/** A value that has no place in what is rendered, or is not what the chart takes. */
export interface ValueNote {
  readonly path: ValuePath;
  readonly message: string;
}

/** Values that a chart cannot take: what it would fail at, or what it is not rendered for. */
export class ValuesError extends Error {
  constructor(
    public readonly path: ValuePath,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a template's `if` or `with` takes a value: Go calls false, 0 and what is empty false. */
export function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** The field with the value if it is set, as `with` writes it. */
export function given(field: string, value: unknown): JsonObject {
  return isSet(value) ? { [field]: value } : {};
}

/** A text, as `quote` writes it: Helm reads numbers as floats, and Go writes those from a million on with an exponent. */
export function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'bigint') return text(Number(value));
  if (typeof value !== 'number') return String(value);
  const [digits, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (value === 0 || (power >= -4 && power < 6)) return String(value);
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/** Environment variables from a map, in the order in which templates go over maps. */
export function variables(map: JsonObject | undefined): { name: string; value: string }[] {
  return Object.entries(map ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => ({ name, value: text(value) }));
}

/** The default values with those of the user: maps are merged, null takes a value away, and anything else replaces it. */
export function mergedValues(chart: HelmChart, user: JsonObject): ChartValues {
  return merged(chart, chart.defaults, user, []);
}

function merged(chart: HelmChart, defaults: JsonObject, user: JsonObject, at: ValuePath): JsonObject {
  const result: MutableJsonObject = { ...defaults };
  for (const [key, value] of Object.entries(user)) {
    const path = [...at, key];
    const before = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    if (value === null) {
      if (chart.needed.includes(path.join('.'))) throw new ValuesError(path, 'is null, but the chart needs the map');
      delete result[key];
    } else if (isJsonObject(before)) {
      if (!isJsonObject(value)) throw new ValuesError(path, `is ${shown(value)}, but the chart has a map here`);
      setOwn(result, key, merged(chart, before, value, path));
    } else if (Array.isArray(before) && !Array.isArray(value)) {
      throw new ValuesError(path, `is ${shown(value)}, but the chart has a list here`);
    } else {
      setOwn(result, key, value);
    }
  }
  return result;
}

function shown(value: unknown): string {
  return isJsonObject(value) ? 'a map' : Array.isArray(value) ? 'a list' : JSON.stringify(value);
}

/** What of the user's values is not rendered as Helm renders it. */
export function valueNotes(chart: HelmChart, user: JsonObject): ValueNote[] {
  const unknown = Object.keys(user).filter((key) => !Object.hasOwn(chart.defaults, key));
  return [
    ...unknown.map((key) => ({ path: [key], message: `is no value of the chart ${chart.name} ${chart.version}` })),
    ...Object.entries(user).flatMap(([key, value]) => (unknown.includes(key) ? [] : notesOf(chart, value, [key]))),
  ];
}

function notesOf(chart: HelmChart, value: unknown, path: ValuePath): ValueNote[] {
  const { without } = chart;
  const dotted = path.join('.');
  if (Object.hasOwn(without, dotted)) {
    const isOff = !isSet(value) || (isJsonObject(value) && value.enabled === false);
    return isOff ? [] : [{ path, message: `has no place: ${without[dotted]}` }];
  }
  if (typeof value === 'string' && value.includes('{{')) {
    return [{ path, message: 'holds a template, which is not evaluated; write what it stands for' }];
  }
  const parts: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(isJsonObject(value) ? value : {});
  return parts.flatMap(([step, inner]) => notesOf(chart, inner, [...path, step]));
}
