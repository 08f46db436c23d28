import { Command } from './command';
import { EXIT } from './exit-codes';
import { run } from './validate/run';

export const validate: Command = {
  name: 'validate',
  summary: 'Say what the API server will answer to the DaemonSets in manifests.',
  operands: 'FILE|DIR|-...',
  options: {
    'kubernetes-version': {
      type: 'string',
      placeholder: '1.30',
      help: 'validate for this version, a range (1.30-1.34), or this and every newer version (1.30+) [1.28+]',
    },
    'pod-security': {
      type: 'string',
      values: ['privileged', 'baseline', 'restricted'],
      help: 'the Pod Security level that every namespace enforces [what Namespaces among the files say by label]',
    },
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json', 'sarif', 'github'],
      help: 'how to write what was found [text]',
    },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: many documents, lists, and of directories all .yaml, .yml and .json files in and below them.',
    'Other kinds than apps DaemonSets are counted, but not judged.',
    '',
    `Exit code: ${EXIT.ok} if every DaemonSet is accepted, ${EXIT.found} if one is rejected, ${EXIT.usage} if something could not be read.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
