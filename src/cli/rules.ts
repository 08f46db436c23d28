import { Command } from './command';
import { EXIT } from './exit-codes';
import { run } from './rules/run';

export const rules: Command = {
  name: 'rules',
  summary: 'List the rules, or explain rules with an example that fails and one that passes.',
  operands: '[RULE]...',
  options: {
    format: { type: 'string', short: 'f', values: ['text', 'json'], help: 'output format [text]' },
  },
  notes: [
    'RULE is what stands in brackets at the end of a finding, such as metadata/name, or a table of rules, such as advice/*.',
    '',
    `Exit code: ${EXIT.ok}, or ${EXIT.usage} if there is no such rule.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
