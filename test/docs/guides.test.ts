import { existsSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { blocksOf, commandsOf, modulesOf, pageNames, read, ROOT, UserFolder } from './page';

/* Pages that are followed to the letter in an empty folder: files are written, commands run, and what they print is what the page shows. */

const PAGES = pageNames().filter((name) => blocksOf(read(`docs/${name}`)).some(({ file }) => file !== undefined));

/** A line of only `...` stands for any lines. */
function pattern(shown: string): RegExp {
  const escaped = shown
    .trimEnd()
    .split('\n')
    .map((line) => (line.trim() === '...' ? '[^]*' : line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${escaped.join('\n').replace(/\n\[\^\]\*\n/g, '\n[^]*')}$`);
}

test('there are pages to follow', () => {
  expect(PAGES).toEqual(expect.arrayContaining(['start.md', 'troubleshooting.md', 'cli.md']));
});

test.each(PAGES)('%s does what it says', (page) => {
  const folder = new UserFolder();
  try {
    for (const block of blocksOf(read(`docs/${page}`))) {
      if (block.file !== undefined) folder.write(block);
      if (block.language === 'sh') {
        for (const line of block.text.trimEnd().split('\n')) folder.run(line);
      }
      if (block.language !== 'console') continue;
      for (const { command, output } of commandsOf(block.text)) {
        const printed = folder.run(command).trimEnd();
        if (!pattern(output).test(printed)) {
          expect(`$ ${command}\n${printed}`).toBe(`$ ${command}\n${output.trimEnd()}`);
        }
      }
    }
  } finally {
    folder.remove();
  }
});

test('TypeScript of the pages compiles', () => {
  const folder = new UserFolder();
  try {
    const files = pageNames().flatMap((page) =>
      modulesOf(page).map((block) => ({ ...block, file: join(page, block.file) })),
    );
    expect(files.length).toBeGreaterThan(16);
    files.forEach((block) => folder.write(block));
    const program = ts.createProgram(
      files.map(({ file }) => join(folder.path, file)),
      {
        strict: true,
        noEmit: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        skipLibCheck: true,
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules/@types')],
      },
    );
    const errors = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    expect(errors).toEqual([]);
  } finally {
    folder.remove();
  }
});

test('the folder of a user has no more than pages tell to install', () => {
  const folder = new UserFolder();
  expect(existsSync(join(folder.path, 'node_modules/jest'))).toBe(false);
  folder.remove();
});
