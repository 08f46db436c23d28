import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { FLUENT_BIT } from '../../src/helm-charts/fluent-bit/fluent-bit';
import { renderValues } from '../../src/helm-charts/import-values';
import { NODE_EXPORTER } from '../../src/helm-charts/node-exporter/node-exporter';
import { publishedTest } from '../support/published';

const PUBLISHED = join(__dirname, '../../../shared/published');
const isThere = existsSync(PUBLISHED);

/** What Helm makes of values that hold templates, which are not evaluated here. */
const TEMPLATES: { readonly [text: string]: string } = {
  '{{ .Values.logLevel | quote }}': '"debug"',
  '{{ include "prometheus-node-exporter.fullname" . }}-tls': 'prometheus-node-exporter-tls',
  '{{ include "prometheus-node-exporter.fullname" . }}': 'node-exporter-prometheus-node-exporter',
  '{{ .Chart.AppVersion }}': '1.12.1',
};

/** Without null, which kubectl drops, and with templates as Helm evaluates them. */
function plain(value: unknown): any {
  if (typeof value === 'string') {
    return Object.entries(TEMPLATES).reduce((text, [template, result]) => text.replaceAll(template, result), value);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, plain(inner)]])),
  );
}

const keyOf = ({ kind, metadata }: any) => `${kind} ${metadata.name}`;

for (const [chart, folder, release] of [
  [NODE_EXPORTER, 'node-exporter', 'node-exporter'],
  [FLUENT_BIT, 'fluent-bit', 'fluent-bit'],
] as const) {
  const home = join(PUBLISHED, folder);
  const sets = isThere ? readdirSync(home).flatMap((file) => /^(.*)\.values\.yaml$/.exec(file)?.[1] ?? []) : [];

  publishedTest(`there are values of ${chart.name}`, () => {
    expect(sets.length).toBeGreaterThanOrEqual(7);
  });

  const check = (name: string) => {
    const values = parse(readFileSync(join(home, `${name}.values.yaml`), 'utf8')) ?? {};
    const { objects } = renderValues(chart, { name: release, namespace: 'agents' }, values);
    const published = parseAllDocuments(readFileSync(join(home, `${name}.yaml`), 'utf8'))
      .map((document) => document.toJS())
      .filter(Boolean);
    const made = new Map(objects.map((object) => [keyOf(object), plain(object)]));
    const missing: string[] = [];
    for (const object of published) {
      const own = made.get(keyOf(object));
      if (own) expect(own).toEqual(plain(object));
      else missing.push(keyOf(object));
      made.delete(keyOf(object));
    }
    expect([...made.keys()]).toEqual([]);
    expect(missing).toEqual(WITHOUT[`${folder}/${name}`] ?? []);
  };
  for (const name of sets) test(`${chart.name}: ${name} gives what Helm gives`, () => check(name));
}

/** Objects that have no place, by the set of values. */
const WITHOUT: { readonly [set: string]: readonly string[] } = {
  'fluent-bit/ci': ['ConfigMap fluent-bit-dashboard-fluent-bit'],
  'node-exporter/kube-rbac-proxy-tlssecret': ['Secret prometheus-node-exporter-tls'],
};
