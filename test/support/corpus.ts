import { readdirSync, readFileSync, existsSync } from 'fs';
import { join, resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { testIf } from './test-if';

interface ManifestFile {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

export class Corpus {
  public constructor(
    public readonly name: 'own' | 'published',
    private readonly folder: string,
  ) {}

  public files(): ManifestFile[] {
    return readdirSync(this.folder)
      .sort()
      .map((name) => {
        const path = join(this.folder, name);
        return { name, path, text: readFileSync(path, 'utf8') };
      });
  }

  /** Every DaemonSet, as plain objects. */
  public daemonSets(): { id: string; manifest: any }[] {
    return this.files().flatMap(({ name, text }) =>
      parseAllDocuments(text, { version: '1.1', merge: true })
        .map((document) => document.toJS())
        .flatMap((manifest) => (manifest?.kind === 'List' ? manifest.items : [manifest]))
        .filter((manifest) => manifest?.kind === 'DaemonSet')
        .map((manifest, index) => ({ id: `${name}#${index}`, manifest })),
    );
  }
}

/** Small manifests of our own, of as many kinds as we could think of. */
const own = new Corpus('own', resolve(__dirname, '../fixtures/manifests'));
const folder = resolve(__dirname, '../../../shared/corpus/manifests');

/** Manifests that projects publish. They are not ours to copy, so they lie beside the repository where they are present at all. */
export const published = new Corpus('published', folder);
export const hasPublished = existsSync(folder);
export const publishedTest = testIf(hasPublished, 'the published manifests are not in ../shared/corpus');

/** A test of every file of our own and, where they are present, of every published one. */
export function corpusTest(name: string, check: (corpus: Corpus) => void | Promise<void>, run: jest.It = test): void {
  run(`${name}: own files`, async () => check(own));
  (hasPublished ? run : publishedTest)(`${name}: published files`, async () => check(published));
}
