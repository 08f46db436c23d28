import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Ability } from '../../src/logs/abilities/ability';
import { abilityOf } from '../../src/logs/abilities/check-abilities';
import { Feature, FEATURES } from '../../src/logs/abilities/features';
import { lacksOf, outputAbility } from '../../src/logs/abilities/renderer';
import { AgentName, AGENTS } from '../../src/logs/agents/abilities';
import { CONTINUATIONS } from '../../src/logs/inputs/multiline';
import { OutputKind } from '../../src/logs/outputs/checked';
import { OUTPUTS } from '../../src/logs/outputs/definitions';

/*
 * ts-node tools/logs/abilities-table.ts
 *
 * Writes the parts of docs/log-pipelines.md that the code says: what each agent can do, and how stack traces are recognised.
 */

export const PAGE = join(__dirname, '../../docs/log-pipelines.md');

function abilities(): string {
  const agents = Object.keys(AGENTS) as AgentName[];
  const notes: string[] = [];
  const cell = (agent: AgentName, ability: Ability): string => {
    if (ability === true) return 'yes';
    const note = `${agent} ${ability.why}${ability.source && `: <${ability.source}>`}`;
    if (!notes.includes(note)) notes.push(note);
    return `no (${notes.indexOf(note) + 1})`;
  };
  const row = (title: string, ability: (agent: AgentName) => Ability) =>
    `| ${title} | ${agents.map((agent) => cell(agent, ability(agent))).join(' | ')} |`;
  // an option of an output has a row of its own where an agent lacks it
  const optionsOf = (feature: Feature): string[] => {
    const kind = feature.slice('outputs.'.length) as OutputKind;
    if (!feature.startsWith('outputs.') || !Object.hasOwn(OUTPUTS, kind)) return [];
    const options = new Set(agents.flatMap((agent) => Object.keys(lacksOf(agent, kind))));
    return [...options].map((option) =>
      row(`${FEATURES[feature]}: \`${option}\``, (agent) => {
        const ability = outputAbility(agent, kind);
        return ability === true ? (lacksOf(agent, kind)[option] ?? true) : ability;
      }),
    );
  };
  const rows = (Object.keys(FEATURES) as Feature[]).flatMap((feature) => [
    row(FEATURES[feature], (agent) => abilityOf(agent, feature)),
    ...optionsOf(feature),
  ]);
  return [
    `| | ${agents.join(' | ')} |`,
    `|---|${agents.map(() => '---').join('|')}|`,
    ...rows,
    '',
    ...notes.map((note, index) => `${index + 1}. ${note}`),
  ].join('\n');
}

const continuations = (): string =>
  [
    '| language | a line joins the one before if it begins with |',
    '|---|---|',
    ...Object.entries(CONTINUATIONS).map(
      ([language, patterns]) =>
        `| \`${language}\` | ${patterns.map((pattern) => `\`${pattern.replaceAll('|', '\\|')}\``).join(', ')} |`,
    ),
  ].join('\n');

const PARTS: { readonly [name: string]: () => string } = { abilities, continuations };

/** The page with its generated parts as the code says them. */
export const generatedPage = (page: string): string =>
  Object.entries(PARTS).reduce(
    (text, [name, part]) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end -->)`),
        (_, begin, end) => `${begin}${part()}\n${end}`,
      ),
    page,
  );

if (require.main === module) writeFileSync(PAGE, generatedPage(readFileSync(PAGE, 'utf8')));
