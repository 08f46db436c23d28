import { absolutePath, Complain, onlyKeyOf } from './checks';
import { ContainerLogsInput, JournaldInput, LogFilesInput, LogInput } from './inputs';
import { PipelineInput } from './pipeline';

const TAG = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const UNIT = /^[A-Za-z0-9:_.@\\-]+\.[a-z]+$/;

function checkTag(tag: string, property: string, complain: Complain): void {
  if (!TAG.test(tag)) {
    complain(property, `is '${tag}'; use lower-case letters and digits with dots and dashes between them`);
  }
}

function containerLogs(options: ContainerLogsInput, at: string, complain: Complain): PipelineInput {
  const { format, dockerRoot, excludeNamespaces = [] } = options;
  if (dockerRoot !== undefined) {
    if (format !== 'docker') complain(`${at}.dockerRoot`, "has a meaning only with format: 'docker'; leave it out");
    absolutePath(dockerRoot, `${at}.dockerRoot`, complain);
  }
  for (const name of excludeNamespaces) {
    if (!NAMESPACE.test(name)) complain(`${at}.excludeNamespaces`, `has '${name}', which no namespace can be called`);
  }
  return { kind: 'containerLogs', options };
}

function journald({ units, tag = 'journal' }: JournaldInput, at: string, complain: Complain): PipelineInput {
  for (const unit of units ?? []) {
    if (!UNIT.test(unit)) complain(`${at}.units`, `has '${unit}'; a unit has a suffix, as in kubelet.service`);
  }
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'journald', options: { units, tag } };
}

function files({ path, tag }: LogFilesInput, at: string, complain: Complain): PipelineInput {
  absolutePath(path, `${at}.path`, complain);
  if (path.includes(',')) {
    complain(
      `${at}.path`,
      `is '${path}', and agents read a comma as the end of a path; list each path as an input of its own`,
    );
  }
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'files', options: { path, tag } };
}

/** Fills in the defaults of the inputs and refuses what no agent could read. */
export function checkedInputs(inputs: LogInput[], complain: Complain): PipelineInput[] {
  return inputs.map((input, index) => {
    const kind = onlyKeyOf(input, `inputs[${index}]`, complain);
    const at = `inputs[${index}].${kind}`;
    switch (kind) {
      case 'containerLogs':
        return containerLogs(input.containerLogs!, at, complain);
      case 'journald':
        return journald(input.journald!, at, complain);
      case 'files':
        return files(input.files!, at, complain);
    }
  });
}
