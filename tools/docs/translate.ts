import { mkdirSync, writeFileSync } from 'fs';
import { basename, join, resolve } from 'path';
import { SnippetParameters, TargetLanguage, Translator } from 'jsii-rosetta';
import * as ts from 'typescript';
import { modulesOf, pageNames } from '../../test/docs/page';

/*
 * The TypeScript files of the pages in docs in the other languages, by jsii-rosetta.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/docs/translate.ts FOLDER
 *
 * FOLDER has node_modules with the package. Each page gets a folder with the file as JavaScript and its translations.
 */

export const LANGUAGES = {
  [TargetLanguage.PYTHON]: 'py',
  [TargetLanguage.JAVA]: 'java',
  [TargetLanguage.CSHARP]: 'cs',
  [TargetLanguage.GO]: 'go',
} as const;

export interface Translation {
  readonly page: string;
  readonly file: string;
  readonly source: string;
  /** By the ending of the file. */
  readonly texts: { readonly [ending: string]: string };
  /** What does not compile, or has no counterpart. */
  readonly problems: readonly string[];
}

/** A map of this type, such as requests, is written in C# and Go with a cast, which jsii-rosetta leaves out and complains of. */
const UNION = 'Type unions are not supported in examples, got: string | number';

/** Files are read otherwise in each language. */
const READS_FILES = "from 'fs'";

export function translatedPages(folder: string): Translation[] {
  return pageNames().flatMap((page) =>
    modulesOf(page)
      .filter(({ text }) => !text.includes(READS_FILES))
      .map(({ file, text }) => {
        const translator = new Translator(true);
        const fileName = join(folder, basename(page, '.md'), file);
        const translated = translator.translate({
          visibleSource: text,
          location: { api: { api: 'file', fileName } },
          // where imports are looked for
          parameters: { [SnippetParameters.$COMPILATION_DIRECTORY]: folder },
        });
        const texts = Object.entries(LANGUAGES).map(([language, ending]) => [
          ending,
          translated.get(language as TargetLanguage)?.source ?? '',
        ]);
        return {
          page,
          file,
          source: text,
          texts: Object.fromEntries(texts),
          problems: translator.diagnostics
            .map(({ formattedMessage }) => formattedMessage)
            .filter((message) => !message.includes(UNION)),
        };
      }),
  );
}

if (require.main === module) {
  const folder = resolve(process.argv[2]);
  for (const { page, file, source, texts } of translatedPages(folder)) {
    const target = join(folder, basename(page, '.md'));
    const name = basename(file, '.ts');
    mkdirSync(target, { recursive: true });
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    for (const [ending, text] of [['js', outputText], ...Object.entries(texts)]) {
      writeFileSync(join(target, `${name}.${ending}`), `${text}\n`);
    }
  }
}
