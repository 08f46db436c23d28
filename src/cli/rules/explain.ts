import { parseDocument } from 'yaml';
import { isShortened, RuleExample } from './example';
import { Rule, Stage } from '../../findings/rule';
import { PlatformRule } from '../../platforms/profile';

const STAGES: Readonly<Record<Stage, string>> = {
  read: 'when kubectl reads the text',
  decode: 'when the API server decodes the object',
  convert: 'when the API server converts the object',
  drop: 'when the API server drops fields that its version does not have',
  validate: 'when the API server validates the object',
  update: 'when the API server compares the object with the one that it replaces',
  warn: 'when the API server has accepted the object and returns warnings',
  admit: 'when the namespace admits the pods by its Pod Security level, or the platform the object by its own rules',
  store: 'when the API server stores the object',
  run: 'when pods are created and scheduled',
};

/** What a rule means, with its examples if it has some. */
export function explained(
  {
    id,
    severity,
    reason,
    stage,
    remedy,
    upstream,
    exception,
    certainty,
  }: Rule & Pick<Partial<PlatformRule>, 'certainty'>,
  versions: string,
  example?: RuleExample,
) {
  return [
    `${id} (${severity}, ${reason})`,
    '',
    `  ${remedy}`,
    '',
    `  Found ${STAGES[stage]}${versions === '' ? '' : `, in Kubernetes ${versions}`}.`,
    certainty === undefined ? `  Source in Kubernetes: ${upstream}` : `  Source (${certainty}): ${upstream}`,
    ...(exception === undefined ? [] : [`  What can permit it: ${exception}`]),
    '',
    ...(example === undefined ? [] : exampleLines(example)),
  ].join('\n');
}

function exampleLines({ minor, old, fail, pass }: RuleExample): string[] {
  return [
    ...(old === undefined ? [] : [`  The object that is replaced, in Kubernetes 1.${minor}:`, ...indented(old), '']),
    `  This fails in Kubernetes 1.${minor}:`,
    ...indented(fail),
    '',
    '  This passes:',
    ...indented(pass),
    ...([old ?? '', fail, pass].some(isShortened) ? ['', '  (⟨x*300⟩ is the character x, 300 times)'] : []),
    '',
  ];
}

/** JSON as YAML, which is shorter to read; all other text as it is. */
function indented(text: string): string[] {
  const shown = text.startsWith('{') ? asYaml(text) : text;
  return shown
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
}

function asYaml(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  const document = parseDocument(text);
  // flow collections of one line become blocks
  const block = document.toJS() as unknown;
  document.contents = document.createNode(block) as typeof document.contents;
  return document.toString({ lineWidth: 0 });
}
