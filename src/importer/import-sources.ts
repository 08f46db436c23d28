import { ChartClass, chartClass } from './chart-class';
import { isMap } from './json';
import { Names } from './names';
import { StatementOptions } from './statements';
import { readManifests } from '../manifest/read-manifests';

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

/** A file that cannot be imported: one line, with its place. */
export class NotImportable extends Error {}

/** One chart for each file. */
export function importSources(sources: readonly ImportSource[], options: StatementOptions): ImportedChart[] {
  const names = new Names();
  const ids = new Names();
  return sources.map(({ name, content, chart }) => {
    const { documents, problem } = readManifests({ name, content });
    if (problem) {
      throw new NotImportable(`${name}:${problem.line}:${problem.column}: ${problem.message}`);
    }
    const objects = documents.filter(({ value }) => value !== null);
    for (const document of objects) {
      const { value } = document;
      const { line, column } = document.locate();
      for (const key of ['apiVersion', 'kind']) {
        if (!isMap(value) || typeof value[key] !== 'string' || value[key] === '') {
          throw new NotImportable(`${name}:${line}:${column}: the object has no ${key}; every object of Kubernetes needs apiVersion and kind`);
        }
      }
    }
    const stem = chart ?? (name.replace(/^.*[/\\]/, '').replace(/\.(ya?ml|json)$/i, '') || 'manifest');
    return { ...chartClass(names.className(stem), objects, options), id: ids.constructId(stem) };
  });
}

/** The notes of a chart, each with file and line. */
export function notesOf({ objects }: ChartClass): string[] {
  return objects.flatMap(({ document, notes }) => {
    const { line, column } = document.locate();
    return notes.map((note) => `${document.source}:${line}:${column}: ${note}`);
  });
}
