import { JsonObject } from '../model/json-object';

/** How a chart is installed: `helm install NAME --namespace NAMESPACE`. */
export interface Release {
  readonly name: string;
  readonly namespace: string;
}

/** The values of a chart as Helm takes them: its defaults with those of the user over them. */
export type ChartValues = { readonly [key: string]: any };

/** A Helm chart whose values become objects, without Helm. */
export interface HelmChart {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly defaults: ChartValues;
  /** Maps of the defaults that the templates need; null, which takes a value away, is refused for them. */
  readonly needed: readonly string[];
  /** Values that have no place among the objects, by their paths, each with its reason. What is below a path has none either. */
  readonly without: { readonly [path: string]: string };
  /** The objects, in the order in which Helm installs them. */
  render(values: ChartValues, names: ChartNames): JsonObject[];
}

/** What the templates of most charts derive from a release. */
export interface ChartNames {
  readonly name: string;
  readonly fullName: string;
  readonly release: string;
  readonly namespace: string;
  /** The label `helm.sh/chart`. */
  readonly chart: string;
  readonly selectorLabels: { readonly [key: string]: string };
}

/** Names and labels as the starter chart of Helm makes them. */
export function chartNames(chart: HelmChart, { name: release, namespace }: Release, values: ChartValues): ChartNames {
  const base = values.nameOverride || chart.name;
  const full = release.includes(base) ? release : `${release}-${base}`;
  const name = cut(base);
  return {
    name,
    fullName: cut(values.fullnameOverride || full),
    release,
    namespace,
    chart: cut(`${chart.name}-${chart.version}`),
    selectorLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': release },
  };
}

/** As a label value and most names: 63 characters, and no hyphen at the end. */
function cut(name: unknown): string {
  return String(name).slice(0, 63).replace(/-$/, '');
}
