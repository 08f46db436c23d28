import { Pattern } from '../../patterns/pattern';
import { ONIGMO, printPattern } from '../../patterns/print-pattern';
import { PipelineStep } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { RUNTIME } from '../fluentd/ruby/runtime';
import { Language, LUA_AND_RUBY, Program, usedPieces } from '../program/program';

const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;

const RUBY: Language = {
  words: LUA_AND_RUBY,
  text,
  list: (items) => `[${items.join(', ')}]`,
  pattern: (pattern: Pattern) => `Regexp.new(${text(printPattern(pattern, ONIGMO))})`,
};

/** A pattern of files as a regular expression of a whole path. */
const pathExpression = (pattern: string): string =>
  `\\A${pattern.replace(/[.+?(){}|^$\\/]/g, '\\$&').replaceAll('*', '[^\\/]*')}\\z`;

/** What the first script does to an event before the steps: it becomes a record of the record model. */
function reading({ inputs, metadata, isTagged, excludedFiles }: AgentTask): string[] {
  const tags = inputs.map(({ options }) => text(options.tag)).join(', ');
  const excluded = inputs.map(
    (input) =>
      `[${excludedFiles(input)
        .map((each) => `/${pathExpression(each)}/`)
        .join(', ')}]`,
  );
  const containers = inputs.map(({ kind }) => String(kind === 'containerLogs')).join(', ');
  return [
    `EXCLUDED = [${excluded.join(', ')}]`,
    `CONTAINERS = [${containers}]`,
    ...(isTagged ? [`TAGS = [${tags}]`] : []),
    String.raw`LINE = /\A([^ ]+) (stdout|stderr) ([FP])[^ ]* (.*)\z/m
FOLDER = /\A\/var\/log\/pods\/([^_\/]+)_([^_\/]+)_[^_\/]+\/([^\/]+)\//

def whole_line(event)
  # a part goes before the next line of its file
  parts = event.record['message'].to_s.split("\n").map { |line| LINE.match(line) }
  return unless parts.last
  event.record['message'] = parts.compact.map { |part| part[4] }.join
  event.record['stream'] = parts.last[2]
  event.instant = parts.first ? parts.first[1] : parts.last[1]
end

def received(event)
  record = event.record
  input = record.delete('input').to_i
  path = record.delete('path').to_s
  return false if EXCLUDED[input].any? { |each| each.match?(path) }
  %w[host event log @version tags].each { |own| record.delete(own) }
  if CONTAINERS[input]
    whole_line(event)`,
    ...(metadata
      ? [
          '    found = FOLDER.match(path)',
          "    record['kubernetes'] = { 'namespace_name' => found[1], 'pod_name' => found[2], 'container_name' => found[3] } if found",
        ]
      : []),
    '  end',
    "  record['node'] = ENV['NODE_NAME']",
    ...(isTagged ? ["  record['tag'] = TAGS[input]"] : []),
    '  true',
    'end',
  ];
}

const RUN = String.raw`Event = Struct.new(:record, :time, :instant)
Instant = Struct.new(:seconds, :nanoseconds)

def filter(event)
  before = event.to_hash
  record = before.reject { |key, _| key.start_with?('@') }
  e = Event.new(Marshal.load(Marshal.dump(record)), nil, nil)
  return [] unless steps(e)
  (before.keys - ['@timestamp', '@metadata']).each { |key| event.remove(key) }
  e.record.each { |key, value| event.set(key.match?(/[\[\]]/) ? key.tr('[]', '()') : key, value) }
  event.set('@timestamp', LogStash::Timestamp.new(e.instant)) if e.instant
  event.set('@timestamp', LogStash::Timestamp.at(e.time.seconds, e.time.nanoseconds / 1000)) if e.time
  event.set('[@metadata][outputs]', outputs(e))
  [event]
end`;

/** A script of the filter `ruby`: steps, and with the last of them which outputs take the record. */
export function rubyScript(steps: readonly PipelineStep[], isFirst: boolean, task: AgentTask): string {
  const program = new Program(RUBY);
  const statements = steps.map((step) => program.statement(step));
  const taken = task.outputs.flatMap(({ takes }, index) =>
    takes ? [`  taken << ${text(String(index))} if ${program.condition(takes)}`] : [],
  );
  const pieces = usedPieces(RUNTIME, [...statements, ...taken]).replaceAll('Fluent::EventTime', 'Instant');
  return `${[
    "require 'date'",
    "require 'json'",
    "require 'strscan'",
    '',
    `P = [nil, ${program.patterns.join(', ')}]`,
    '',
    pieces,
    '',
    ...(isFirst ? reading(task) : []),
    '',
    'def steps(e)',
    ...(isFirst ? ['  return false unless received(e)'] : []),
    ...statements.map((each) => `  ${each}`),
    '  true',
    'end',
    '',
    'def outputs(e)',
    '  taken = []',
    ...taken,
    '  taken',
    'end',
    '',
    RUN,
  ].join('\n')}\n`;
}
