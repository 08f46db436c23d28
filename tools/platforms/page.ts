import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { AgentRow, agentRows } from './agents';
import { Fact } from '../../src/platforms/fact';
import { PlatformProfile } from '../../src/platforms/profile';
import { PROFILES } from '../../src/platforms/profiles';

/*
 * Writes the generated parts of docs/platforms.md, each between its two marks:
 *
 *   npx ts-node -T -P test/tsconfig.json tools/platforms/page.ts
 */

export const PLATFORMS_PAGE = join(__dirname, '../../docs/platforms.md');

const cell = (text: string) => text.replace(/\|/g, '\\|');
const row = (...cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
const code = (text: string) => `\`${text}\``;

const PATHS: { readonly [key: string]: string } = {
  kubeletRoot: 'root of the kubelet',
  runtimeSocket: 'socket of the runtime',
  cniConfig: 'configuration of CNI',
  cniBinaries: 'binaries of CNI',
  podLogs: 'logs of pods',
  journal: 'journal',
  certificates: 'certificates',
  textfile: 'metrics as text files',
};

function factRows({ paths, writable, nodeLabels, osImage, nodeNames, taints, podSecurity }: PlatformProfile): string[] {
  const fact = (what: string, value: string, { certainty, from }: Fact<unknown>) => row(what, value, certainty, from);
  const labels = Object.entries(nodeLabels?.value ?? {}).map(([label, value]) => code(`${label}=${value}`));
  return [
    ...Object.entries(paths).flatMap(([key, path]) => (path ? [fact(PATHS[key], code(path.value), path)] : [])),
    fact('can be written', writable.value.map(code).join(', ') || 'nothing', writable),
    fact('Pod Security without a label', podSecurity.value, podSecurity),
    ...(nodeLabels ? [fact('labels of its nodes', labels.join(', '), nodeLabels)] : []),
    ...(osImage ? [fact('operating system begins with', code(osImage.value), osImage)] : []),
    ...(nodeNames ? [fact('names of its nodes begin with', code(nodeNames.value), nodeNames)] : []),
    ...taints.map((taint) => fact('taint', code(taint.value), taint)),
  ];
}

function profileSection(name: string, profile: PlatformProfile): string[] {
  const { title, rules, beside } = profile;
  return [
    `### ${title}: ${code(name)}`,
    '',
    row('What', 'Value', 'Certainty', 'From'),
    '|---|---|---|---|',
    ...factRows(profile),
    '',
    ...(beside.length > 0
      ? [...beside.map(({ object, when }) => `- Beside the DaemonSet: ${object}, when ${when}.`), '']
      : []),
    ...(rules.length === 0
      ? ['No rules.', '']
      : [
          row('Rule', 'Severity', 'Certainty', 'From', 'What can permit it', 'How to fix it'),
          '|---|---|---|---|---|---|',
          ...rules.map(({ id, severity, certainty, upstream, exception = '', remedy }) =>
            row(code(id), severity, certainty, upstream, exception, remedy),
          ),
          '',
        ]),
  ];
}

const SHOWN = Object.keys(PROFILES);

export function parts(rows: readonly AgentRow[] = agentRows(SHOWN)): { readonly [mark: string]: string } {
  return {
    profiles: Object.entries(PROFILES)
      .flatMap(([name, profile]) => profileSection(name, profile))
      .join('\n'),
    agents: [
      row('Agent', ...SHOWN.map(code)),
      `|---|${SHOWN.map(() => '---|').join('')}`,
      ...rows.map(({ name, outcomes }) => row(name, ...outcomes)),
      '',
    ].join('\n'),
  };
}

/** The page with its generated parts as they are now. */
export function platformsPage(page: string = readFileSync(PLATFORMS_PAGE, 'utf8'), generated = parts()): string {
  return Object.entries(generated).reduce((text, [mark, part]) => {
    const [begin, end] = [`<!-- ${mark} -->\n`, `<!-- end of ${mark} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/platforms.md has no part between ${begin.trim()} and ${end}`);
    return `${text.slice(0, from)}${begin}\n${part}\n${text.slice(to)}`;
  }, page);
}

if (require.main === module) writeFileSync(PLATFORMS_PAGE, platformsPage());
