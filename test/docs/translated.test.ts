import { spawnSync } from 'child_process';
import { UserFolder } from './page';
import { translatedPages } from '../../tools/docs/translate';
import { testIf } from '../support/test-if';

/* The files of the pages in the other languages. That Python writes the same, .ci/languages compares. */

const hasPython = spawnSync('python3', ['--version']).status === 0;
const folder = new UserFolder();
const pages = translatedPages(folder.path);
afterAll(() => folder.remove());

test.each(pages)('$page, $file: has a counterpart for everything', ({ texts, problems }) => {
  expect(problems).toEqual([]);
  expect(Object.keys(texts)).toEqual(['py', 'java', 'cs', 'go']);
  for (const text of Object.values(texts)) expect(text).not.toBe('');
});

test('types of submodules are imported from where they are', () => {
  const { texts } = pages.find(({ page, file }) => page === 'start.md' && file === 'main.ts')!;
  expect(texts.py).toMatch(/^from cdk8s_daemonsets\.k8s import .*Container/m);
  expect(texts.java).toContain('Container.builder()');
  expect(texts.go).toContain('&Container{');
});

testIf(hasPython, 'no Python is installed').each(pages)(
  '$page, $file: Python compiles, and lists hold no dictionaries',
  ({ texts }) => {
    const { stderr } = spawnSync('python3', ['-c', 'import sys; compile(sys.stdin.read(), "page", "exec")'], {
      input: texts.py,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(texts.py).not.toMatch(/\[\s*\{/);
  },
);
