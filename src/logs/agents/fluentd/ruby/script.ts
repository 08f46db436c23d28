import { RUNTIME } from './runtime';
import { Pattern } from '../../../patterns/pattern';
import { ONIGMO, printPattern } from '../../../patterns/print-pattern';
import { AgentTask } from '../../../rendering';
import { Language, LUA_AND_RUBY, Program, stepGroups, usedPieces } from '../../program/program';

/** Name of the filter that the script makes. */
export const PIPELINE_FILTER = 'typed_pipeline';

const text = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;

const RUBY: Language = {
  words: LUA_AND_RUBY,
  text,
  list: (items) => `[${items.join(', ')}]`,
  pattern: (pattern: Pattern) => `Regexp.new(${text(printPattern(pattern, ONIGMO))})`,
};

/**
 * Steps and routes of a pipeline as a plug-in of Fluentd: a filter whose parameter `part` says which of them it does. Steps between two raw ones are a part,
 * and so is the condition of each output.
 */
export function rubyScript({ inputs, steps, outputs }: AgentTask, containerTag: string): string {
  const program = new Program(RUBY);
  const part = (name: string, statements: readonly string[]) =>
    [`    ${text(name)} => lambda do |e|`, ...statements.map((each) => `      ${each}`), '      true', '    end,'].join(
      '\n',
    );
  const inside = (statement: string) => statement.replace(/\breturn false\b/g, 'next false');
  const groups = stepGroups(steps).map((group) => group.map((step) => inside(program.statement(step))));
  const routes = outputs.map(({ takes }) => takes && program.condition(takes));
  const called = [...groups.flat(), ...routes.flatMap((each) => each ?? [])];
  const containers = inputs.find(({ kind }) => kind === 'containerLogs');
  const tag = containers
    ? `tag.start_with?(${text(`${containerTag}.`)}) ? ${text(containers.options.tag)} : tag`
    : 'tag';
  return `require 'date'
require 'json'
require 'strscan'
require 'fluent/plugin/filter'

# when the configuration is read again
Object.send(:remove_const, :TypedPipeline) if defined?(TypedPipeline)

module TypedPipeline
  Event = Struct.new(:record, :time)
  P = [nil, ${program.patterns.join(', ')}]

  class << self
${indented(usedPieces(RUNTIME, called), '    ')}

    def parts
      {
${[
  ...groups.map((statements, index) => part(`steps_${index}`, statements)),
  ...routes.flatMap((condition, index) =>
    condition ? [part(`output_${index}`, [`next false unless ${condition}`])] : [],
  ),
]
  .map((each) => indented(each, '    '))
  .join('\n')}
      }
    end
  end

  class Filter < Fluent::Plugin::Filter
    Fluent::Plugin.register_filter('${PIPELINE_FILTER}', self)
    config_param :part, :string

    def configure(conf)
      super
      @statements = TypedPipeline.parts.fetch(@part)
    end

    def filter_with_time(tag, time, record)
      event = Event.new(record.dup, time)
      event.record['tag'] = ${tag} if @part == 'steps_0'
      @statements.call(event) ? [event.time, event.record] : nil
    end
  end
end
`;
}

const indented = (lines: string, by: string): string => lines.replace(/^(?=.)/gm, by);
