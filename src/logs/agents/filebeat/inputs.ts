import { printPattern, RE2 } from '../../patterns/print-pattern';
import { Joining, PipelineInput } from '../../pipeline';
import { AgentTask } from '../../rendering';
import { env } from '../program/variables';

type FileInput = Extract<PipelineInput, { kind: 'containerLogs' | 'files' | 'audit' }>;

/** How long the begin of a record waits for its end. */
const WAIT = '5s';
const LINE_MAX = 2 ** 20;

const multiline = ({ kind, pattern }: Joining): object => ({
  multiline: {
    type: 'pattern',
    pattern: printPattern(pattern, RE2),
    // a line that begins a record is one that does not match, if the pattern says which begin it
    negate: kind === 'start',
    match: 'after',
    max_lines: 10_000,
    timeout: WAIT,
  },
});

/** A pattern of files as a regular expression of a whole path. */
const pathExpression = (pattern: string): string =>
  `^${pattern.replace(/[.+?(){}|^$\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`;

const FORMATS = { cri: 'cri', docker: 'docker', both: 'auto' };

function filestream(input: FileInput, task: AgentTask): object {
  const reading = input.kind === 'audit' ? {} : input.reading;
  // by their paths below /var/log/pods, whatever the format
  const exclude = task.excludedFiles(
    input.kind === 'containerLogs' ? { ...input, options: { ...input.options, format: 'cri' } } : input,
  );
  const containers = input.kind === 'containerLogs' ? input.options : undefined;
  const paths =
    input.kind === 'containerLogs'
      ? (input.options.includeNamespaces?.map((name) => `${name}_*`) ?? ['*']).map(
          (folder) => `/var/log/pods/${folder}/*/*.log*`,
        )
      : [input.options.path];
  const parsers = [
    ...(containers ? [{ container: { stream: 'all', format: FORMATS[containers.format] } }] : []),
    ...(reading.joining ? [multiline(reading.joining)] : []),
  ];
  return {
    type: 'filestream',
    paths,
    // files of Docker are links, and one that has a few bytes is read too
    prospector: {
      scanner: {
        symlinks: true,
        fingerprint: { enabled: false },
        ...(exclude.length > 0 && { exclude_files: exclude.map(pathExpression) }),
      },
    },
    file_identity: { native: {} },
    message_max_bytes: LINE_MAX,
    ...(reading.ignoreOlderSeconds !== undefined && { ignore_older: `${reading.ignoreOlderSeconds}s` }),
    ...(parsers.length > 0 && { parsers }),
  };
}

function settings(input: PipelineInput, task: AgentTask): object {
  switch (input.kind) {
    case 'journald':
    case 'kernel': {
      const units = input.kind === 'journald' ? (input.options.units ?? []) : [];
      return {
        type: 'journald',
        seek: task.stateFolder ? 'head' : 'tail',
        ...(units.length > 0 && { units }),
        ...(input.kind === 'kernel' && { include_matches: { match: ['_TRANSPORT=kernel'] } }),
      };
    }
    case 'syslog':
      return {
        type: input.options.protocol,
        host: `:${input.options.port}`,
        max_message_size: `${LINE_MAX / 2 ** 20}MiB`,
      };
    case 'otlp':
    case 'forward':
    case 'collectors':
    case 'kubernetesEvents':
      // refused before
      return {};
    default:
      return filestream(input, task);
  }
}

/** An input; its identifier, by which positions are found again, is its place among the inputs. */
export const renderInput = (input: PipelineInput, index: number, task: AgentTask): object => ({
  id: `input-${index}`,
  ...settings(input, task),
  fields: { node: env('NODE_NAME'), input: index },
});
