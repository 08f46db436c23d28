import { writeFileSync } from 'fs';
import { join } from 'path';
import { Rule } from '../../src/findings/rule';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/model/field-table';
import { describeVersions } from '../../src/stored/kubernetes-versions';
import { RULES } from '../../src/validation/rules';

export const RULES_PAGE = join(__dirname, '../../docs/rules.md');

const HEAD = `# Rules

What can be said of a DaemonSet, rule by rule. This page is written by \`npm run generate\` from the tables in \`src/validation\`.

A finding names its rule (\`rule\`), what it means (\`severity\`: \`error\`, the API server rejects the DaemonSet; \`never-runs\`, it is accepted, but its
pods are not; \`ignored\`, a part of it is dropped; \`warning\`, the server itself warns) and the server's own reason. Versions are given where not all
from 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR} have the rule; a rule may say different things for different versions all the same. The last column is the function of
Kubernetes that rules.
`;

/** The page of all rules, a table for each module. */
export function rulesPage(rules: readonly Rule[] = RULES): string {
  const modules = new Map<string, Rule[]>();
  for (const rule of rules) {
    const module = rule.id.slice(0, rule.id.lastIndexOf('/'));
    modules.set(module, [...(modules.get(module) ?? []), rule]);
  }
  const tables = [...modules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, ofModule]) =>
      [
        `## ${module}`,
        '',
        '| rule | severity | reason | versions | way out | upstream |',
        '|---|---|---|---|---|---|',
        ...ofModule.map(row),
        '',
      ].join('\n'),
    );
  return `${HEAD}\n${rules.length} rules.\n\n${tables.join('\n')}`;
}

function row({ id, severity, reason, since, until, remedy, upstream }: Rule): string {
  const cells = [`\`${id}\``, severity, reason, versionsOf(since, until), remedy, upstream];
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function versionsOf(since = OLDEST_MINOR, until = NEWEST_MINOR): string {
  if (since === OLDEST_MINOR && until === NEWEST_MINOR) return '';
  return describeVersions(Array.from({ length: until - since + 1 }, (_, i) => since + i));
}

if (require.main === module) writeFileSync(RULES_PAGE, rulesPage());
