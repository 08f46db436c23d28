import { conflictsOf } from './app-conflicts';
import { ChartClass, chartClass } from './chart-class';
import { ImportOptions } from './chart-context';
import { checkExpandedSize } from './expanded-size';
import { Identifiers } from './identifiers';
import { fieldPath } from './json-values';
import { NotImportable, placed } from './not-importable';
import { ManifestDocument } from '../manifest/manifest-document';
import { readManifests } from '../manifest/read-manifests';
import { isJsonObject } from '../model/json-object';
import { ownValue } from '../model/own-value';

export interface ImportSource {
  /** The name of the file. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The name of the chart. By default it is the name of the file. */
  readonly chart?: string;
}

export interface ImportedChart extends ChartClass {
  /** The id of the chart, which is also the name of its output file. */
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
    checkExpandedSize(objects);
    const stem = chart ?? (name.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '') || 'manifest');
    return { ...chartClass(names.className(stem), objects, options), id: ids.constructId(chartId(stem)) };
  });
}

/** Windows has no files of these names, whatever their extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name that cdk8s uses unchanged for the output file: at most 63 characters with a number that makes it unique. */
function chartId(stem: string): string {
  const id = stem
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 58)
    .replace(/^-+|-+$/g, '');
  return DEVICES.test(id) ? `${id}-manifest` : id || 'manifest';
}

/** What was left out or changed, or is set by a JSON patch: one line each, with its position. */
export function notesOf({ objects }: ChartClass): string[] {
  return objects.flatMap(({ document, notes }) => {
    const { source, duplicates, unread } = document;
    return [
      ...duplicates.map(({ path, ...place }) =>
        placed(source, place, `${fieldPath(path)} is written twice: the last value is imported`),
      ),
      ...(unread ? [placed(source, unread, 'kubectl does not read on from here: left out')] : []),
      ...notes.map(({ path, message }) => placed(source, document.locateKey(path), message)),
    ];
  });
}

/** The conflicts between objects that the checks of the app ignore: one line each, with its position. */
export function conflictNotes(charts: readonly ImportedChart[]): string[] {
  return conflictsOf(charts).map(({ object: { document }, path, message }) =>
    placed(document.source, document.locate(path), `${message}: kept as it is`),
  );
}

function checkKind(document: ManifestDocument): void {
  const { source, value } = document;
  for (const key of ['apiVersion', 'kind']) {
    if (!isJsonObject(value) || typeof ownValue(value, key) !== 'string' || ownValue(value, key) === '') {
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
