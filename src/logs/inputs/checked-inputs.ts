import { checkedJoining } from './multiline';
import { ownValue } from '../../model/own-value';
import { absolutePath, Complain, onlyKeyOf } from '../checks';
import {
  AuditLogInput,
  ContainerLogsInput,
  ForwardInput,
  JournaldInput,
  LogFileOptions,
  LogFilesInput,
  LogInput,
  OtlpInput,
  SyslogInput,
} from './log-input';
import { FileReading, PipelineInput } from '../pipeline';

const TAG = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const NAMESPACE = /^[a-z0-9*]([-a-z0-9*]*[a-z0-9*])?$/;
const UNIT = /^[A-Za-z0-9:_.@\\-]+\.[a-z]+$/;
const DURATION = /^([1-9]\d{0,5})([smhd])$/;
const SECONDS: { readonly [unit: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400 };

function checkTag(tag: string, property: string, complain: Complain): void {
  if (!TAG.test(tag)) {
    complain(property, `is '${tag}'; use lower-case letters and digits with dots and dashes between them`);
  }
}

function checkPort(port: number, property: string, complain: Complain): void {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    complain(property, `is ${port}; a port is a whole number from 1 to 65535`);
  }
}

function reading(options: LogFileOptions, at: string, complain: Complain): FileReading {
  const { readFrom, ignoreOlder } = options;
  const duration = ignoreOlder === undefined ? undefined : DURATION.exec(ignoreOlder);
  if (duration === null) {
    complain(`${at}.ignoreOlder`, `is '${ignoreOlder}'; give a whole number with s, m, h or d, such as 24h`);
  }
  const joining = checkedJoining(options, at, complain);
  return {
    ...(readFrom && { readFrom }),
    ...(duration && { ignoreOlderSeconds: Number(duration[1]) * ownValue(SECONDS, duration[2])! }),
    ...(joining && { joining }),
  };
}

function containerLogs(options: ContainerLogsInput, at: string, complain: Complain): PipelineInput {
  const { format = 'cri', dockerRoot, includeNamespaces, excludeNamespaces = [], tag = 'containers' } = options;
  if (dockerRoot !== undefined) {
    if (format === 'cri') complain(`${at}.dockerRoot`, "has a meaning only with format: 'docker'; leave it out");
    absolutePath(dockerRoot, `${at}.dockerRoot`, complain);
  }
  if (includeNamespaces?.length === 0) {
    complain(`${at}.includeNamespaces`, 'is empty, so nothing would be read; leave it out for all');
  }
  for (const [property, names] of Object.entries({ includeNamespaces: includeNamespaces ?? [], excludeNamespaces })) {
    for (const name of names) {
      if (!NAMESPACE.test(name) || name === '*') {
        complain(`${at}.${property}`, `has '${name}', which no namespace can be called`);
      }
    }
  }
  checkTag(tag, `${at}.tag`, complain);
  const both = (includeNamespaces ?? []).find((name) => excludeNamespaces.includes(name));
  if (both !== undefined) {
    complain(`${at}.excludeNamespaces`, `has '${both}', and so has includeNamespaces; leave it out of one of them`);
  }
  const { podLabels = {}, podAnnotations = {} } = options;
  return {
    kind: 'containerLogs',
    options: { format, dockerRoot, includeNamespaces, excludeNamespaces, podLabels, podAnnotations, tag },
    reading: reading(options, at, complain),
  };
}

function journald({ units, tag = 'journal' }: JournaldInput, at: string, complain: Complain): PipelineInput {
  for (const unit of units ?? []) {
    if (!UNIT.test(unit)) complain(`${at}.units`, `has '${unit}'; a unit has a suffix, as in kubelet.service`);
  }
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'journald', options: { units, tag } };
}

function filePath(path: string, property: string, complain: Complain): void {
  absolutePath(path, property, complain);
  if (path.includes(',')) {
    complain(
      property,
      `is '${path}', and agents read a comma as the end of a path; list each path as an input of its own`,
    );
  }
}

function files(options: LogFilesInput, at: string, complain: Complain): PipelineInput {
  const { path, tag, exclude = [] } = options;
  filePath(path, `${at}.path`, complain);
  exclude.forEach((each, index) => filePath(each, `${at}.exclude[${index}]`, complain));
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'files', options: { path, tag, exclude }, reading: reading(options, at, complain) };
}

function audit(
  { path = '/var/log/kubernetes/audit/audit.log', tag = 'audit' }: AuditLogInput,
  at: string,
  complain: Complain,
): PipelineInput {
  filePath(path, `${at}.path`, complain);
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'audit', options: { path, tag } };
}

function otlp({ httpPort = 4318, tag = 'otlp' }: OtlpInput, at: string, complain: Complain): PipelineInput {
  checkPort(httpPort, `${at}.httpPort`, complain);
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'otlp', options: { httpPort, tag } };
}

function forward({ port = 24224, tag = 'forward' }: ForwardInput, at: string, complain: Complain): PipelineInput {
  checkPort(port, `${at}.port`, complain);
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'forward', options: { port, tag } };
}

function syslog(
  { port = 5140, protocol = 'udp', form = 'rfc3164', tag = 'syslog' }: SyslogInput,
  at: string,
  complain: Complain,
): PipelineInput {
  checkPort(port, `${at}.port`, complain);
  checkTag(tag, `${at}.tag`, complain);
  return { kind: 'syslog', options: { port, protocol, form, tag } };
}

function checkedInput(input: LogInput, kind: keyof LogInput, at: string, complain: Complain): PipelineInput {
  switch (kind) {
    case 'containerLogs':
      return containerLogs(input.containerLogs!, at, complain);
    case 'journald':
      return journald(input.journald!, at, complain);
    case 'files':
      return files(input.files!, at, complain);
    case 'kernel': {
      const { tag = 'kernel' } = input.kernel!;
      checkTag(tag, `${at}.tag`, complain);
      return { kind, options: { tag } };
    }
    case 'audit':
      return audit(input.audit!, at, complain);
    case 'otlp':
      return otlp(input.otlp!, at, complain);
    case 'forward':
      return forward(input.forward!, at, complain);
    case 'syslog':
      return syslog(input.syslog!, at, complain);
  }
}

/** Fills in the defaults of the inputs and refuses what no agent could read. */
export function checkedInputs(inputs: LogInput[], complain: Complain): PipelineInput[] {
  const checked = inputs.map((input, index) => {
    const kind = onlyKeyOf(input, `inputs[${index}]`, complain);
    return checkedInput(input, kind, `inputs[${index}].${kind}`, complain);
  });
  const containers = checked.filter(({ kind }) => kind === 'containerLogs');
  if (new Set(containers.map(({ options: { tag } }) => tag)).size > 1) {
    complain(
      'inputs',
      'has containerLogs of several tags, which agents tell by the files that they read; give all of them one tag',
    );
  }
  checked.forEach(({ kind, options: { tag } }, index) => {
    const other = checked.findIndex((each) => each.options.tag === tag);
    if (other < index && checked[other].kind !== kind) {
      complain(
        `inputs[${index}].${kind}.tag`,
        `is '${tag}', and so is that of inputs[${other}]; give one of them another tag`,
      );
    }
  });
  return checked;
}
