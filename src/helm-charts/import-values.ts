import { chartNames, HelmChart, Release } from './chart';
import { FLUENT_BIT } from './fluent-bit/fluent-bit';
import { NODE_EXPORTER } from './node-exporter/node-exporter';
import { mergedValues, ValueNote, valueNotes } from './values';
import { JsonObject } from '../model/json-object';

/** The charts whose values can be imported. */
export const CHARTS: readonly HelmChart[] = [FLUENT_BIT, NODE_EXPORTER];

/** The objects that Helm installs for the values, and what of the values is in none of them. Throws `ValuesError` where the chart would fail. */
export function renderValues(
  chart: HelmChart,
  release: Release,
  values: JsonObject,
): { readonly objects: readonly JsonObject[]; readonly notes: readonly ValueNote[] } {
  const merged = mergedValues(chart, values);
  return { objects: chart.render(merged, chartNames(chart, release, merged)), notes: valueNotes(chart, values) };
}
