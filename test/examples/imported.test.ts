import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { folder, importExample, IMPORTED } from '../../tools/examples/imported';
import { examples } from '../../tools/examples/readmes';

/** The files of an app by their paths, but for what it writes itself. */
function filesOf(app: string): { [path: string]: string } {
  const entries = readdirSync(app, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files
      .map((file) => [relative(app, file), readFileSync(file, 'utf8')])
      .filter(([path]) => !/^(?:dist|node_modules)\b/.test(path)),
  );
}

let out: string;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'imported-'));
});
afterAll(() => rmSync(out, { recursive: true }));

// the import has compiled, synthesized and compared it with the originals before it is written
test.each(Object.keys(IMPORTED))('%s is what import writes', async (name) => {
  let said = '';
  const code = await importExample(name, join(out, name), (text) => {
    said += text;
  });
  expect({ code, said }).toEqual({
    code: 0,
    said: expect.stringMatching(/holds an app of \d+ files; go on there with: npm install && npm test\n$/),
  });
  expect(filesOf(join(folder, name))).toEqual(filesOf(join(out, name)));
});

test('every imported example is among those', () => {
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith('imported-'))
      .sort(),
  ).toEqual(Object.keys(IMPORTED).sort());
  expect(examples.filter((name) => name in IMPORTED)).toEqual([]);
});
