import { createRequire } from 'module';
import { Command } from './command';
import { EXIT } from './exit-codes';

const load = createRequire(__filename);

export const importCommand: Command = {
  name: 'import',
  summary: 'Turn manifests into a cdk8s app in TypeScript that writes the same objects.',
  operands: 'FILE|DIR|-...',
  options: {
    'name': { type: 'string', placeholder: 'NAME', help: 'what the chart is called [as the file]' },
    'no-builders': { type: 'boolean', help: 'write literals only, no builders such as Tolerations.everything()' },
  },
  notes: [
    'Reads YAML and JSON as kubectl does: many documents, lists, and of directories all .yaml, .yml and .json files in and below them.',
    'The app goes to stdout. What was left out, changed or carried by a JSON patch goes to stderr, a line each with its place.',
    '',
    `Exit code: ${EXIT.ok} if everything is imported, ${EXIT.usage} if something could not be read.`,
  ].join('\n'),
  // the importer is not loaded for the help of it
  run: async (values, operands, io) => (load('./import/run') as typeof import('./import/run')).run(values, operands, io),
};
