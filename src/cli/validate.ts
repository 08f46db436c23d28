import { Command } from './command';
import { CONFIG_OPTION } from './config/option';
import { EXIT } from './exit-codes';
import { PLATFORM_NAMES } from '../platforms/names';
import { run } from './validate/run';

export const validate: Command = {
  name: 'validate',
  summary: 'Say what the API server will answer to the objects in manifests.',
  operands: 'FILE|DIR|GLOB|-...',
  options: {
    'kubernetes-version': {
      type: 'string',
      placeholder: '1.30',
      help: 'validate for this version, a range (1.30-1.34), or this and every newer version (1.30+) [the three newest]',
    },
    'pod-security': {
      type: 'string',
      values: ['privileged', 'baseline', 'restricted'],
      help: 'the Pod Security level that every namespace enforces [what Namespaces among the files say by label]',
    },
    platform: {
      type: 'string',
      multiple: true,
      placeholder: 'NAME',
      help: `judge for this platform too; can be given more than once: ${PLATFORM_NAMES.join(', ')}`,
    },
    crds: {
      type: 'string',
      multiple: true,
      placeholder: 'FILE|DIR',
      help: 'judge custom resources by the CustomResourceDefinitions there too, not only by those among the files',
    },
    format: {
      type: 'string',
      short: 'f',
      values: ['text', 'json', 'sarif', 'junit', 'github', 'rdjson'],
      help: 'how to write what was found [text]',
    },
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      help: 'write the report to this file [standard output]',
    },
    'fail-on': {
      type: 'string',
      placeholder: 'error,never-runs',
      help: 'severities of findings that make the exit code 1 [error]',
    },
    baseline: {
      type: 'string',
      placeholder: 'FILE',
      help: 'findings that are known: they are left out and do not fail',
    },
    'write-baseline': { type: 'boolean', help: 'write all findings to the baseline, and end with exit code 0' },
    'skip-kind': {
      type: 'string',
      multiple: true,
      placeholder: 'KIND',
      help: 'leave objects of this kind out; can be given more than once',
    },
    quiet: { type: 'boolean', short: 'q', help: 'text: only findings that make the exit code 1; no notes, no summary' },
    ...CONFIG_OPTION,
  },
  notes: [
    'Reads YAML and JSON as kubectl does: many documents, lists, and of directories all .yaml, .yml and .json files in and below them that',
    "hold Kubernetes objects, without node_modules and hidden directories. Quoted globs, such as 'dist/**/*.yaml', are resolved.",
    'Objects whose rules are not all known, such as custom resources, are rejected or not judged: docs/kinds.md.',
    '',
    `Exit code: ${EXIT.ok} if nothing is found that fails, ${EXIT.found} if something is (an error, unless --fail-on says otherwise), ${EXIT.usage} if something could not be read.`,
  ].join('\n'),
  // named only when it is called: what it needs is then loaded, and not for the help
  run: (...args) => run(...args),
};
