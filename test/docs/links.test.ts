import { existsSync, readdirSync } from 'fs';
import { dirname, join, relative } from 'path';
import { read, ROOT } from './page';
import { REPOSITORY } from '../../projenrc/repository';

const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file));
const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...docs,
  ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/README.md`),
].filter((file) => existsSync(join(ROOT, file)));

/** A page without its code, which may stand in lists. */
function prose(file: string): string {
  let isCode = false;
  return read(file)
    .split('\n')
    .filter((line) => {
      const isFence = /^\s*```/.test(line);
      if (isFence) isCode = !isCode;
      return !isFence && !isCode;
    })
    .join('\n');
}
const linksOf = (file: string) => [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);

/** What GitHub calls a heading in a link. */
function anchorsOf(file: string): Set<string> {
  const anchors = new Set<string>([...read(file).matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id));
  const seen = new Map<string, number>();
  for (const [, heading] of prose(file).matchAll(/^#+ (.+)$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** A link within the repository as a file and an anchor; of any other link, undefined. */
function target(from: string, link: string): { readonly file: string; readonly anchor?: string } | undefined {
  const here = `${REPOSITORY}/blob/main/`;
  if (/^[a-z]+:/.test(link) && !link.startsWith(here)) return undefined;
  const [path, anchor] = link.split('#');
  if (path === '') return { file: from, anchor };
  return { file: link.startsWith(here) ? path.slice(here.length) : join(dirname(from), path), anchor };
}

test('every link within the repository leads somewhere', () => {
  const broken = PAGES.flatMap((page) =>
    linksOf(page).flatMap((link) => {
      const to = target(page, link);
      if (to === undefined) return [];
      if (!existsSync(join(ROOT, to.file))) return [`${page}: ${link}`];
      const hasAnchor = to.anchor === undefined || !to.file.endsWith('.md') || anchorsOf(to.file).has(to.anchor);
      return hasAnchor ? [] : [`${page}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test('links of the README work where only the README is: on npm and PyPI', () => {
  expect(linksOf('README.md').length).toBeGreaterThan(15);
  expect(linksOf('README.md').filter((link) => !/^https:/.test(link))).toEqual([]);
});

test('every page of docs is found from the index', () => {
  const found = new Set(['docs/README.md']);
  for (const page of found) {
    for (const link of linksOf(page)) {
      const to = target(page, link);
      if (to?.file.startsWith('docs/') && to.file.endsWith('.md')) found.add(to.file);
    }
  }
  const lost = docs.filter((page) => !found.has(page) && !page.startsWith('docs/api/'));
  expect(lost.map((page) => relative('docs', page))).toEqual([]);
});
