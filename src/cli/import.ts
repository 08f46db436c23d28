import { Command } from './command';
import { EXIT } from './exit-codes';
import { run } from './import/run';

export const importCommand: Command = {
  name: 'import',
  summary: 'Turn manifests into a cdk8s app in TypeScript that writes the same objects.',
  operands: 'FILE|DIR|-...',
  options: {
    out: {
      type: 'string',
      short: 'o',
      placeholder: 'DIR',
      help: 'write a complete app to this folder, with a test against the originals [print the code]',
    },
    name: {
      type: 'string',
      placeholder: 'NAME',
      help: 'name of the app, and of the chart if there is a single file [DIR, the file]',
    },
    split: {
      type: 'boolean',
      help: 'with --out: write a module for each chart (one chart per file) and a main module',
    },
    check: {
      type: 'boolean',
      help: 'compile and synthesize the code and compare the result with the input; always done with --out',
    },
    'no-builders': { type: 'boolean', help: 'write only literals, no builders such as Tolerations.everything()' },
    catalogue: {
      type: 'boolean',
      help: 'use constructs of the catalogue for DaemonSets that they write unchanged',
    },
    'helm-values': {
      type: 'string',
      values: ['fluent-bit', 'prometheus-node-exporter'],
      help: 'FILE holds values of this Helm chart; import what the chart makes of them',
    },
    release: { type: 'string', placeholder: 'NAME', help: 'with --helm-values: the name of the release' },
    namespace: { type: 'string', placeholder: 'NAMESPACE', help: 'with --helm-values: the namespace of the release' },
    force: {
      type: 'boolean',
      help: 'with --out: replace existing files, and write to a folder that holds other things',
    },
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json'],
      help: 'json: the code, or the names of the files, and all messages as data [text]',
    },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: several documents, lists, and all .yaml, .yml and .json files in a directory and its subdirectories.',
    'Prints to stderr, one line each with the position: what is left out, changed or set by a JSON patch, and what the API server would reject.',
    'Writes the whole app or nothing. --out and --check need TypeScript in the project: npm install --save-dev typescript@6',
    '',
    `Exit code: ${EXIT.ok} if everything is imported, ${EXIT.found} if the output of the app differs from the input, ${EXIT.usage} if something could not be read or written.`,
  ].join('\n'),
  // imported when the command runs, so that help loads nothing
  run: (...args) => run(...args),
};
