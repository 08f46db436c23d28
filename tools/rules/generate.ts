import { writeFileSync } from 'fs';
import { join } from 'path';
import { examples } from './examples';
import { ALL_RULES } from '../../src/cli/rules/all';
import { Rule, Stage } from '../../src/findings/rule';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/model/field-table';
import { describeVersions } from '../../src/stored/kubernetes-versions';

export const RULES_PAGE = join(__dirname, '../../docs/rules.md');

const HEAD = `# Rules

Every rule that a finding can name, in the order in which an object meets them. \`npm run generate\` writes this page from the rule tables in
\`src\`. Rules of \`platforms\` are about one platform, those of \`references\` about objects that belong together.

- **Severity**: \`error\`: the API server rejects the DaemonSet. \`never-runs\`: the server accepts it, but its pods can never be created or
  started. \`ignored\`: the server accepts it and drops this part of it. \`warning\`: the server accepts it with a warning. \`advice\`: the server
  says nothing, but it is hardly what was meant. Only an \`error\` changes the verdict.
- **Reason**: the word of the API server for this kind of problem.
- **Versions**: the Kubernetes versions that have the rule. Empty means all from 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}.
- **Example**: what the rule says of one manifest.
- **Source**: the function of Kubernetes that the rule follows.
`;

const STAGES: Readonly<Record<Stage, string>> = {
  read: 'kubectl reads the text of the manifest.',
  decode: 'The server decodes the object. It stops at the first value of a wrong type; here all of them are reported.',
  convert: 'The server converts the object to its internal form.',
  drop: 'The server drops fields whose feature is off in its version.',
  validate: 'The server validates the object.',
  update: 'The server compares the object with the one that it replaces.',
  warn: 'The server accepts the object and returns warnings.',
  admit: 'The namespace enforces a Pod Security level.',
  store: 'The server stores the object.',
  run: 'The controller creates pods, and the scheduler places them.',
};

/** The page of all rules, a table for each module. */
export function rulesPage(
  rules: readonly Rule[] = ALL_RULES,
  example: ReadonlyMap<string, string> = examples(),
): string {
  const sections = (Object.keys(STAGES) as Stage[]).flatMap((stage) => {
    const tables = new Map<string, Rule[]>();
    for (const rule of rules) {
      if (rule.stage === stage) tables.set(rule.table, [...(tables.get(rule.table) ?? []), rule]);
    }
    if (tables.size === 0) return [];
    const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
    return [`## ${STAGES[stage]}`, '', ...sorted.flatMap(([name, ofTable]) => tableOf(name, ofTable, example))];
  });
  return `${HEAD}\n${rules.length} rules.\n\n${sections.join('\n')}`;
}

function tableOf(name: string, rules: readonly Rule[], example: ReadonlyMap<string, string>): string[] {
  return [
    `### ${name}`,
    '',
    '| Rule | Severity | Reason | Versions | Example | How to fix it | Source |',
    '|---|---|---|---|---|---|---|',
    ...rules.map(({ id, severity, reason, since, until, remedy, upstream }) => {
      const cells = [`\`${id}\``, severity, reason, versionsOf(since, until), example.get(id) ?? '', remedy, upstream];
      return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
    }),
    '',
  ];
}

function versionsOf(since = OLDEST_MINOR, until = NEWEST_MINOR): string {
  if (since === OLDEST_MINOR && until === NEWEST_MINOR) return '';
  return describeVersions(Array.from({ length: until - since + 1 }, (_, i) => since + i));
}

if (require.main === module) writeFileSync(RULES_PAGE, rulesPage());
