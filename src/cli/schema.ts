import { Command } from './command';
import { CONFIG_OPTION } from './config/option';
import { EXIT } from './exit-codes';
import { run } from './schema/run';

export const schema: Command = {
  name: 'schema',
  summary: 'Write the JSON schema of DaemonSets, with which editors complete and check YAML.',
  operands: '',
  options: {
    'kubernetes-version': {
      type: 'string',
      placeholder: '1.30',
      help: 'fields that this version has, or every version of a range (1.30-1.34, 1.30+) [the three newest]',
    },
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      help: 'write the schema to this file [standard output]',
    },
    ...CONFIG_OPTION,
  },
  notes: [
    'The first line of a manifest names the schema for the YAML language server:',
    '  # yaml-language-server: $schema=daemonset.schema.json',
    'Only DaemonSets of apps/v1 are checked; other objects in the file are left alone.',
    '',
    `Exit code: ${EXIT.ok}, or ${EXIT.usage} for a version that is not supported or a file that cannot be written.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
