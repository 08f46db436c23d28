import { readFileSync } from 'fs';
import { readDocs } from '../../tools/model/docs';
import { generate } from '../../tools/model/generate';
import { missingModules } from '../../tools/model/go-modules';
import { readSources } from '../../tools/model/openapi';
import { testIf } from '../support/test-if';

// needs the Go modules of Kubernetes (see CONTRIBUTING.md), which ordinary users do not have
const withSources = testIf(missingModules().length === 0, 'the Kubernetes sources are not in the Go module cache');

withSources('the generated model is what the Kubernetes sources and the documentation say, to the byte', () => {
  for (const [path, text] of generate()) expect(readFileSync(path, 'utf8')).toBe(text);
});

/** Every run of so many words in a text, without case and punctuation. */
function runs(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, index) => words.slice(index, index + length).join(' '));
}

/** All descriptions within an OpenAPI document. */
function descriptions(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'description' && typeof inner === 'string' ? [inner] : descriptions(inner),
  );
}

withSources(
  'the documentation is in our own words: it shares no eight words in a row with the descriptions of Kubernetes',
  () => {
    const theirs = new Set(
      readSources()
        .flatMap(({ definitions }) => descriptions(definitions))
        .flatMap((text) => runs(text, 8)),
    );
    const ours = [...readDocs()].flatMap(([type, { doc, fields }]) =>
      [doc, ...Object.values(fields).flatMap(({ doc: text, note = '', absent = '' }) => [text, note, absent])].map(
        (text) => ({ type, text }),
      ),
    );
    expect(theirs.size).toBeGreaterThan(10_000);
    expect(ours.filter(({ text }) => runs(text, 8).some((run) => theirs.has(run)))).toEqual([]);
  },
);
