import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { apiTypes } from '../../tools/api/assembly';
import { fullName, renderPages } from '../../tools/api/render';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = readdirSync(join(root, 'docs/api'));

test('the pages are up to date: npx projen compile && npx projen docgen', () => {
  const pages = renderPages(apiTypes());
  expect(files.sort()).toEqual([...pages.keys()].sort());
  for (const [name, page] of pages) expect({ name, page: read(`docs/api/${name}`) }).toEqual({ name, page });
});

test('every type stands on one page, and no page is longer than 200 kB', () => {
  const headings = files.flatMap((name) =>
    [...read(`docs/api/${name}`).matchAll(/^## (.+)$/gm)].map(([, type]) => type),
  );
  expect(headings.sort()).toEqual(apiTypes().map(fullName).sort());
  for (const name of files) expect(Buffer.byteLength(read(`docs/api/${name}`))).toBeLessThanOrEqual(200_000);
});

test('links lead to headings, and the index links every page', () => {
  const anchors = new Set(
    files.flatMap((name) =>
      [...read(`docs/api/${name}`).matchAll(/^## (.+)$/gm)].map(
        ([, type]) => `${name}#${type.toLowerCase().replace('.', '')}`,
      ),
    ),
  );
  const broken = files.flatMap((name) =>
    [...read(`docs/api/${name}`).matchAll(/\]\(([a-z0-9-]*(?:\.md)?)#([a-z0-9]+)\)/g)]
      .map(([, file, anchor]) => `${file || name}#${anchor}`)
      .filter((target) => !anchors.has(target)),
  );
  expect(broken).toEqual([]);
  const linked = [...read('API.md').matchAll(/\]\(docs\/api\/([a-z0-9-]+\.md)(?:#([a-z0-9]+))?\)/g)];
  expect([...new Set(linked.map(([, file]) => file))].sort()).toEqual(files.sort());
  expect(linked.filter(([, file, anchor]) => anchor && !anchors.has(`${file}#${anchor}`))).toEqual([]);
});

test('the index names every class at the top of the package', () => {
  const index = read('API.md');
  const classes = apiTypes().filter(({ kind, namespace }) => kind === 'class' && namespace === undefined);
  expect(classes.map(({ name }) => name).filter((name) => !index.includes(`\`${name}\``))).toEqual([]);
});
