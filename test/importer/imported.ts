import { appModule } from '../../src/importer/app-module';
import { ChartClass } from '../../src/importer/chart-class';
import { importSources, notesOf } from '../../src/importer/import-sources';

/** The charts of one file called `agent.yaml`. */
export function imported(content: string | object, usesBuilders = true): ChartClass & { readonly id: string } {
  return importSources(
    [{ name: 'agent.yaml', content: typeof content === 'string' ? content : JSON.stringify(content) }],
    { usesBuilders },
  )[0];
}

/** The statements of the chart, as they stand in its constructor. */
export function body(content: string | object, usesBuilders = true): string {
  const lines = imported(content, usesBuilders).code.split('\n').slice(3, -3);
  return lines
    .map((line) => line.replace(/^ {4}/, ''))
    .join('\n')
    .trim();
}

export function notes(content: string | object): string[] {
  return notesOf(imported(content));
}

export function module(content: string | object, usesBuilders = true): string {
  return appModule([imported(content, usesBuilders)]);
}

export function items(...objects: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', items: objects };
}
