import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';

const folder = resolve(__dirname, '../../../shared/corpus/manifests');

/** Real manifests that live beside the project, not in it; tests that need them are skipped, visibly, where the folder is absent. */
export const hasCorpus = existsSync(folder);
export const corpusTest = hasCorpus ? test : test.skip;

export interface CorpusFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export function corpusFiles(): CorpusFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return { name, path, text: readFileSync(path, 'utf8') };
    });
}

/** Every DaemonSet of the corpus, as plain objects. */
export function corpusDaemonSets(): { id: string; manifest: any }[] {
  return corpusFiles().flatMap(({ name, text }) =>
    parseAllDocuments(text, { version: '1.1', merge: true })
      .map((document) => document.toJS())
      .flatMap((manifest) => (manifest?.kind === 'List' ? manifest.items : [manifest]))
      .filter((manifest) => manifest?.kind === 'DaemonSet')
      .map((manifest, index) => ({ id: `${name}#${index}`, manifest })),
  );
}
