import { conflictsOf } from './app-conflicts';
import { ChartClass, chartClass } from './chart-class';
import { ImportOptions } from './chart-context';
import { Identifiers } from './identifiers';
import { fieldPath } from './json-values';
import { NotImportable, placed } from './not-importable';
import { ManifestDocument } from '../manifest/manifest-document';
import { readManifests } from '../manifest/read-manifests';
import { isJsonObject } from '../model/json-object';

export interface ImportSource {
  /** What the file is called. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the chart is called, where that is not the name of the file. */
  readonly chart?: string;
}

export interface ImportedChart extends ChartClass {
  /** The id of the chart, after which cdk8s calls the file that it writes. */
  readonly id: string;
}

/** One chart for each file. */
export function importSources(sources: readonly ImportSource[], options: ImportOptions): ImportedChart[] {
  const names = new Identifiers();
  const ids = new Identifiers();
  return sources.map(({ name, content, chart }) => {
    const { documents, problem } = readManifests({ name, content });
    if (problem) {
      throw new NotImportable(placed(name, problem, problem.message));
    }
    const objects = documents.filter(({ value }) => value !== null);
    objects.forEach(checkKind);
    const stem = chart ?? (name.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '') || 'manifest');
    return { ...chartClass(names.className(stem), objects, options), id: ids.constructId(chartId(stem)) };
  });
}

/** A name that cdk8s calls a file by as it is, at most 63 characters together with a number that tells it from others. */
function chartId(stem: string): string {
  const id = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 58)
    .replace(/^-+|-+$/g, '');
  return id || 'manifest';
}

/** What was left out, changed, or could not be said by a construct: a line each, with its place. */
export function notesOf({ objects }: ChartClass): string[] {
  return objects.flatMap(({ document, notes }) => {
    const { source, duplicates, unread } = document;
    return [
      ...duplicates.map(({ path, ...place }) =>
        placed(source, place, `${fieldPath(path)} stands twice: what stands last is imported`),
      ),
      ...(unread ? [placed(source, unread, 'kubectl does not read on from here: left out')] : []),
      ...notes.map(({ path, message }) => placed(source, document.locateKey(path), message)),
    ];
  });
}

/** What objects have in common that the checks of the app pass over: a line each, with its place. */
export function conflictNotes(charts: readonly ImportedChart[]): string[] {
  return conflictsOf(charts).map(({ object: { document }, path, message }) =>
    placed(document.source, document.locate(path), `${message}: kept as it is`),
  );
}

function checkKind(document: ManifestDocument): void {
  const { source, value } = document;
  for (const key of ['apiVersion', 'kind']) {
    if (!isJsonObject(value) || typeof value[key] !== 'string' || value[key] === '') {
      throw new NotImportable(
        placed(
          source,
          document.locate(),
          `the object has no ${key}; every object of Kubernetes needs apiVersion and kind`,
        ),
      );
    }
  }
}
