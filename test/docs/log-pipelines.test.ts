import { readFileSync } from 'fs';
import { generatedPage, PAGE } from '../../tools/logs/abilities-table';

test('the page on log pipelines says what the agents can do, as their code does', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(page).toContain('| container logs, CRI | yes |');
  expect(generatedPage(page)).toBe(page);
});
