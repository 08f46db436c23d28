import { readFileSync } from 'fs';
import { ALL_RULES } from '../../src/cli/rules/all';
import { RULES_PAGE, rulesPage } from '../../tools/rules/generate';

test('docs/rules.md is what the tables of the rules say; npm run generate writes it', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesPage());
});

test('every rule is a row of its own', () => {
  const rows = rulesPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => /^\| `([^`]+)`/.exec(line)![1]);
  expect(rows.sort()).toEqual(ALL_RULES.map(({ id }) => id).sort());
});

test('a row has what the rule is, an example and how to fix it, and bars do not end its cells', () => {
  const rules = [
    {
      id: 'a/b',
      table: 'a',
      stage: 'warn',
      severity: 'warning',
      reason: 'FieldValueInvalid',
      upstream: 'x.go F',
      remedy: 'Use a|b.',
      since: 30,
      until: 33,
    },
  ] as const;
  const page = rulesPage(rules, new Map([['a/b', '`c`: "d|e" is not one of f, g']]));
  expect(page).toContain(
    '\n## The server accepts the object and returns warnings.\n\n### a\n\n' +
      '| Rule | Severity | Reason | Versions | Example | How to fix it | Source |\n|---|---|---|---|---|---|---|\n' +
      '| `a/b` | warning | FieldValueInvalid | 1.30-1.33 | `c`: "d\\|e" is not one of f, g | Use a\\|b. | x.go F |\n',
  );
});
