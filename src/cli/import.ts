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
      help: 'write a complete app, with a test against the originals [the code, to stdout]',
    },
    name: {
      type: 'string',
      placeholder: 'NAME',
      help: 'what the chart of a single file and the app are called [as the file, as DIR]',
    },
    split: { type: 'boolean', help: 'with --out: a module for each chart, which is for each file, and a main module' },
    check: { type: 'boolean', help: 'compile and synthesize the code, and compare; --out does so always' },
    'no-builders': { type: 'boolean', help: 'write literals only, no builders such as Tolerations.everything()' },
    force: { type: 'boolean', help: 'with --out: replace files that are there' },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: many documents, lists, and of directories all .yaml, .yml and .json files in and below them.',
    'What was left out, changed or carried by a JSON patch, and what the API server would refuse, goes to stderr, a line each with its place.',
    'The app is written as a whole or not at all. --out and --check need TypeScript in the project: npm install --save-dev typescript',
    '',
    `Exit code: ${EXIT.ok} if everything is imported, ${EXIT.found} if the app would write something else, ${EXIT.usage} if something could not be read or written.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
