import { renderValues, CHARTS } from '../../helm-charts/import-values';
import { ValuesError } from '../../helm-charts/values';
import { NotImportable, placed } from '../../importer/not-importable';
import { ManifestSource, readManifests } from '../../manifest/read-manifests';
import { isJsonObject } from '../../model/json-object';
import { UserError } from '../io';

/** The options of `import` that go with `--helm-values`. */
export interface HelmOptions {
  readonly 'helm-values'?: string;
  readonly release?: string;
  readonly namespace?: string;
}

/** As Helm wants the name of a release: it becomes a label and a part of names. */
const RELEASE = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Throws where the options do not fit together. */
export function checkHelmOptions(
  { 'helm-values': chart, release, namespace }: HelmOptions,
  operands: readonly string[],
): void {
  if (chart === undefined) {
    const alone = release !== undefined ? 'release' : namespace !== undefined ? 'namespace' : undefined;
    if (alone) throw new UserError(`--${alone} goes with --helm-values`);
    return;
  }
  if (release === undefined || !RELEASE.test(release)) {
    throw new UserError('--helm-values needs --release NAME: up to 53 lower-case letters, digits and hyphens');
  }
  if (namespace === undefined || !NAMESPACE.test(namespace)) {
    throw new UserError('--helm-values needs --namespace NAMESPACE: up to 63 lower-case letters, digits and hyphens');
  }
  if (operands.length > 1) throw new UserError('--helm-values takes one file; merge the files of values first');
}

/** The manifests that Helm installs for a file of values, as one list, and a line for each value that is in none of them. */
export function manifestsOf(
  source: ManifestSource,
  { 'helm-values': chart, release, namespace }: HelmOptions,
): { readonly source: ManifestSource; readonly notes: readonly string[] } {
  const { documents, problem } = readManifests(source);
  if (problem) throw new NotImportable(placed(source.name, problem, problem.message));
  if (documents.length > 1) {
    throw new NotImportable(
      placed(source.name, documents[1].locate(), 'values are one document; this is a second one'),
    );
  }
  const [document] = documents;
  const values = document?.value ?? {};
  if (!isJsonObject(values)) throw new NotImportable(placed(source.name, document.locate(), 'values are a map'));
  const at = (path: readonly (string | number)[], message: string) =>
    placed(source.name, document.locate(path), `${path.join('.')} ${message}`);
  try {
    const { objects, notes } = renderValues(
      CHARTS.find(({ name }) => name === chart)!,
      { name: release!, namespace: namespace! },
      values,
    );
    const list = { apiVersion: 'v1', kind: 'List', items: objects };
    return {
      source: { name: `${release}.json`, content: `${JSON.stringify(list, float, 2)}\n` },
      notes: notes.map(({ path, message }) => at(path, message)),
    };
  } catch (error) {
    if (error instanceof ValuesError) throw new NotImportable(at(error.path, error.message));
    throw error;
  }
}

/** Helm reads every number as a float. */
function float(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
