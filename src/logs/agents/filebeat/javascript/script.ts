import { es5Pattern } from './pattern';
import { RUNTIME } from './runtime';
import { PipelineCondition, PipelineStep } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { Language, Program, usedPieces } from '../../program/program';

const text = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u2028\u2029$]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Fields of an event that only Filebeat itself has a use for. */
const OWN = ['agent', 'ecs', 'host', 'input', 'log', 'fields', 'tags', 'container', 'orchestrator'];

const MAPS = `
function dotted(map, prefix, result) {
  for (var key in map) {
    // of two keys of which one leads to the other, Filebeat calls the shorter one \`value\`
    var name = key === 'value' && prefix ? prefix : (prefix ? prefix + '.' : '') + key;
    if (typeof map[key] === 'object' && map[key] !== null) dotted(map[key], name, result);
    else result[name] = map[key];
  }
  return result;
}`;

const PODS = String.raw`
function pod_of(event) {
  var found = /^\/var\/log\/pods\/([^_\/]+)_([^_\/]+)_[^_\/]+\/([^\/]+)\//.exec(String(event.Get('log.file.path')));
  return found ? { namespace_name: found[1], pod_name: found[2], container_name: found[3] } : null;
}`;

/** Statements that make a record of the record model of an event. */
function recordOf({ inputs, metadata, isTagged }: AgentTask): string[] {
  const wanted = {
    labels: metadata?.labels && 'kubernetes.labels',
    annotations: metadata?.annotations && 'kubernetes.annotations',
    namespace_labels: metadata?.namespaceLabels && 'kubernetes.namespace_labels',
  };
  const objects = Object.entries(wanted).flatMap(([name, from]) =>
    from ? [`    if (event.Get('${from}')) record.kubernetes.${name} = dotted(event.Get('${from}'), '', {});`] : [],
  );
  const hasPods = metadata !== undefined && inputs.some(({ kind }) => kind === 'containerLogs');
  return [
    `var OWN = ${JSON.stringify([...OWN, 'kubernetes'])};`,
    ...(isTagged ? [`var TAGS = [${inputs.map(({ options }) => text(options.tag)).join(', ')}];`] : []),
    ...(hasPods ? [PODS.trim(), ...(objects.length ? [MAPS.trim()] : [])] : []),
    'function record_of(event) {',
    '  var all = event.Get();',
    '  var record = {};',
    '  for (var key in all) if (OWN.indexOf(key) < 0) record[key] = all[key];',
    "  record.node = event.Get('fields.node');",
    ...(isTagged ? ["  record.tag = TAGS[event.Get('fields.input')];"] : []),
    ...(hasPods
      ? ['  var pod = pod_of(event);', '  if (pod) {', '    record.kubernetes = pod;', ...objects, '  }']
      : []),
    '  return record;',
    '}',
  ];
}

const AGAIN = ['function record_of(event) {', '  return event.Get();', '}'];

/** A script of Filebeat that does steps of a pipeline; the first makes records of events, and the last keeps those that the output takes. */
export function javaScript(
  steps: readonly PipelineStep[],
  isFirst: boolean,
  takes: PipelineCondition | undefined,
  task: AgentTask,
): string {
  const language: Language = {
    words: {
      and: '&&',
      or: '||',
      not: '!',
      nil: 'null',
      when: (condition, statement) => `if (${condition}) { ${statement}; }`,
    },
    text,
    list: (items) => `[${items.join(', ')}]`,
    pattern: (pattern) =>
      es5Pattern(pattern) ??
      task.complain(
        'steps',
        `has the pattern '${pattern.source}', whose classes hold characters beyond U+FFFF, which the JavaScript of Filebeat does not know; write them outside of brackets`,
      ),
  };
  const program = new Program(language);
  const statements = steps.map((step) => program.statement(step));
  const taken = takes && program.condition(takes);
  const called = [...statements, ...(taken ? [taken] : [])];
  return `${[
    'function pattern(expression, groups) {',
    '  return { expression: expression, groups: groups };',
    '}',
    '',
    `var P = [${['null', ...program.patterns].join(',\n  ')}];`,
    '',
    usedPieces(RUNTIME, called),
    '',
    ...(isFirst ? recordOf(task) : AGAIN),
    '',
    'function steps(e) {',
    ...statements.map((each) => `  ${each}${each.endsWith('}') ? '' : ';'}`),
    `  return ${taken ?? 'true'};`,
    '}',
    '',
    'function process(event) {',
    '  var e = { record: record_of(event), time: null };',
    '  if (!steps(e)) {',
    '    event.Cancel();',
    '    return;',
    '  }',
    '  for (var old in event.Get()) event.Delete(old);',
    '  for (var key in e.record) event.Put(key, e.record[key]);',
    "  if (e.time) event.Put('@timestamp', e.time);",
    '}',
  ].join('\n')}\n`;
}
