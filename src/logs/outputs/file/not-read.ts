import { Complain } from '../../checks';
import { PipelineInput } from '../../pipeline';
import { LogOutput } from '../log-output';

function patternOf(input: PipelineInput): string | undefined {
  switch (input.kind) {
    case 'containerLogs':
      return input.options.format === 'cri' ? '/var/log/pods/*/*/*' : '/var/log/containers/*';
    case 'files':
    case 'audit':
      return input.options.path;
    default:
      return undefined;
  }
}

/** Whether a file of the folder may be one of the pattern. */
function reads(pattern: string, folder: string): boolean {
  const parts = pattern.split('/').slice(1, -1);
  const names = folder.split('/').filter((name) => name);
  const isOne = (part: string, name: string) =>
    new RegExp(`^${part.replace(/[.+?(){}|^$\\[\]]/g, '\\$&').replaceAll('*', '.*')}$`).test(name);
  return parts.length === names.length && parts.every((part, index) => isOne(part, names[index]));
}

/** Refuses to write where an input reads: each record would be read again, for ever. */
export function checkNotRead(
  inputs: readonly PipelineInput[],
  outputs: readonly LogOutput[],
  complain: Complain,
): void {
  for (const [index, { file }] of outputs.entries()) {
    const reader = file ? inputs.findIndex((input) => reads(patternOf(input) ?? '', file.folder)) : -1;
    if (reader >= 0) {
      complain(
        `outputs[${index}].file.folder`,
        `is '${file!.folder}', which inputs[${reader}] reads: each record would be read again; give a folder of its own`,
      );
    }
  }
}
