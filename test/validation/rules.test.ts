import { readdirSync } from 'fs';
import { resolve } from 'path';
import { Rule } from '../../src/findings/rule';
import { RULES } from '../../src/validation/rules';

const modules = ['stored', 'validation']
  .map((room) => resolve(__dirname, '../../src', room))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => resolve(folder, file)),
  );

test('every module that has rules is in the list', () => {
  const all = modules.flatMap((module) => {
    const { rules = {} } = jest.requireActual<{ rules?: { readonly [key: string]: Rule } }>(module);
    return Object.values(rules);
  });
  expect(RULES.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
});

test('ids are unique and say where a rule is', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  expect(RULES.filter(({ id }) => !/^[a-z]+(?:[-/][a-z0-9]+)*\/[a-zA-Z0-9.]+$/.test(id)).map(({ id }) => id)).toEqual(
    [],
  );
});

test('a remedy is one sentence with a full stop', () => {
  expect(
    RULES.filter(({ remedy }) => !/^[A-Z][^\n]*\.$/.test(remedy)).map(({ id, remedy }) => `${id}: ${remedy}`),
  ).toEqual([]);
});

test('every rule names what rules it, and versions that are known', () => {
  for (const { upstream, since = 28, until = 37 } of RULES) {
    expect(upstream).toMatch(/\S/);
    expect(since).toBeLessThanOrEqual(until);
    expect(since).toBeGreaterThanOrEqual(28);
    expect(until).toBeLessThanOrEqual(37);
  }
});
