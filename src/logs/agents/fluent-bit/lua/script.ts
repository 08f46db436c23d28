import { FIELDS } from './fields';
import { PARSERS } from './parsers';
import { REGEX } from './regex';
import { Pattern, PatternNode } from '../../../patterns/pattern';
import { AgentTask } from '../../../rendering';
import { Language, LUA_AND_RUBY, Program, stepGroups, usedPieces } from '../../program/program';
import { joinedFileTags, joiningOf } from '../joining';

/** The field in which a record carries the outputs that take it: `,0,2,`. It is removed before an output sees it. */
export const ROUTES = '_routes';

const text = (value: string): string =>
  `"${[...value]
    .map((letter) =>
      /[ !#-[\]-~]/.test(letter)
        ? letter
        : [...new TextEncoder().encode(letter)].map((byte) => `\\${String(byte).padStart(3, '0')}`).join(''),
    )
    .join('')}"`;
const list = (items: readonly string[]): string => `{${items.join(', ')}}`;

function node(one: PatternNode): string {
  switch (one.kind) {
    case 'set':
      return `{"set", {${[...one.ranges.flat(), ...(one.negated ? ['negated = true'] : [])].join(', ')}}}`;
    case 'sequence':
    case 'alternatives':
      return list([text(one.kind), ...one.nodes.map(node)]);
    case 'repeat':
      return `{"repeat", ${node(one.node)}, min = ${one.min}${one.max === undefined ? '' : `, max = ${one.max}`}${one.lazy ? ', lazy = true' : ''}}`;
    case 'group':
      return `{"group", ${text(one.name)}, ${node(one.node)}}`;
    default:
      return `{${text(one.kind)}}`;
  }
}

const LUA: Language = {
  words: LUA_AND_RUBY,
  text,
  list,
  pattern: (pattern: Pattern) => `compile(${node(pattern.node)})`,
};

const UNFOLDED = String.raw`
-- lines that were joined each begin with F or P, as the runtime marks whole lines and parts
local function unfolded(text)
  if type(text) ~= "string" or not text:find("^[FP] ") then return text end
  local parts = {}
  for mark, line in (text .. "\n"):gmatch("([FP]) ([^\n]*)\n") do
    parts[#parts + 1] = line
    if mark == "F" then parts[#parts + 1] = "\n" end
  end
  if parts[#parts] == "\n" then parts[#parts] = nil end
  return table.concat(parts)
end`;

/** The function of the script that does the steps before the first raw one, after it, and so on. */
export const luaFunction = (part: number): string => `pipeline_${part}`;

/** Steps and routes of a pipeline as a script, whose functions the filter `lua` calls; undefined where there is nothing to do. */
export function luaScript(task: AgentTask, containerTag: string): string | undefined {
  const { steps, outputs, isTagged } = task;
  const joins = joiningOf(task) !== undefined;
  const joinedFiles = joinedFileTags(task);
  // metadata of two filters are two members of one name, which become one here; JSON has the last of them anyway
  const once = outputs.some(({ kind }) => kind === 'syslog');
  if (!isTagged && !joins && !joinedFiles.length && !once) return undefined;
  const program = new Program(LUA);
  const groups = stepGroups(steps).map((group) => group.map((step) => program.statement(step)));
  const routes = outputs.some(({ takes }) => takes)
    ? outputs.map(({ takes }, index) => {
        const add = `routes = routes .. "${index},"`;
        return takes ? `if ${program.condition(takes)} then ${add} end` : add;
      })
    : [];
  const functions = groups.map((statements, part) => {
    const isFirst = part === 0;
    const isLast = part === groups.length - 1;
    return [
      `local function steps_${part}(e)`,
      ...statements.map((each) => `  ${each}`),
      ...(isLast && routes.length
        ? [
            '  local routes = ","',
            ...routes.map((each) => `  ${each}`),
            '  if routes == "," then return false end',
            `  e.record.${ROUTES} = routes`,
          ]
        : []),
      '  return true',
      'end',
      '',
      `function ${luaFunction(part)}(tag, time, record)`,
      '  local e = {record = record, sec = time.sec, nsec = time.nsec}',
      ...(isFirst && joins ? ['  record.message = unfolded(record.message)'] : []),
      ...(isFirst
        ? joinedFiles.map((tag) => `  if tag == ${text(tag)} then record.message = record.message:gsub("\\n$", "") end`)
        : []),
      ...(isFirst && isTagged ? [tagging(task, containerTag)] : []),
      `  if not steps_${part}(e) then return -1, time, record end`,
      '  return 1, {sec = e.sec, nsec = e.nsec}, record',
      'end',
    ].join('\n');
  });
  return `${[
    usedPieces({ ...FIELDS, ...REGEX, ...PARSERS }, [...groups.flat(), ...routes, ...program.patterns]),
    ...(joins ? [UNFOLDED.trim()] : []),
    ...(program.patterns.length ? [`local P = {\n${program.patterns.map((each) => `  ${each},\n`).join('')}}`] : []),
    ...functions,
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

/** What collectors send has the tag of their inputs. */
function tagging(task: AgentTask, containerTag: string): string {
  const tag = `record.tag = ${tagOf(task, containerTag)}`;
  const collectors = task.inputs.find(({ kind }) => kind === 'collectors');
  return collectors ? `  if tag ~= ${text(collectors.options.tag)} then ${tag} end` : `  ${tag}`;
}

/** The tag of the input, which is another one in Fluent Bit for containers, and whatever the sender says for Forward. */
function tagOf({ inputs }: AgentTask, containerTag: string): string {
  const containers = inputs.find(({ kind }) => kind === 'containerLogs');
  const forward = inputs.find(({ kind }) => kind === 'forward');
  const others = inputs.filter(({ kind }) => kind !== 'containerLogs' && kind !== 'forward');
  const known = forward
    ? `(${list(others.map(({ options }) => `[${text(options.tag)}] = true`))})[tag] and tag or ${text(forward.options.tag)}`
    : 'tag';
  return containers
    ? `tag:sub(1, ${containerTag.length + 1}) == ${text(`${containerTag}.`)} and ${text(containers.options.tag)} or ${known}`
    : known;
}
