import { readFileSync } from 'fs';
import { RULES } from '../../src/validation/rules';
import { RULES_PAGE, rulesPage } from '../../tools/rules/generate';

test('docs/rules.md is what the tables of the rules say; npm run generate writes it', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesPage());
});

test('every rule is a row of its own', () => {
  const rows = rulesPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => /^\| `([^`]+)`/.exec(line)![1]);
  expect(rows.sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('a row has severity, reason, versions, way out and the ruling function, and bars do not end its cells', () => {
  const page = rulesPage([
    {
      id: 'a/b',
      stage: 'warn',
      severity: 'warning',
      reason: 'FieldValueInvalid',
      upstream: 'x.go F',
      remedy: 'Use a|b.',
      since: 30,
      until: 33,
    },
  ]);
  expect(page).toContain(
    '\n## a\n\n| rule | severity | reason | versions | way out | upstream |\n|---|---|---|---|---|---|\n' +
      '| `a/b` | warning | FieldValueInvalid | 1.30-1.33 | Use a\\|b. | x.go F |\n',
  );
});
