import { KnownRecord } from './known-record';
import { LogStep } from './log-step';
import { Complain, plainText } from '../checks';
import { fieldName, fieldRef } from '../conditions/fields';
import { FieldRef, PipelineStep } from '../pipeline';

const MAPS = ['labels', 'annotations', 'parsed'] as const;
/** The values of the field `severity`. */
const SEVERITIES = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];
const SEPARATOR = /^[A-Za-z0-9_-]{1,8}$/;

/** The steps that change single fields. */
export function checkedFieldStep(
  step: LogStep,
  kind: Exclude<keyof LogStep, 'parse' | 'keep' | 'drop' | 'sample' | 'rateLimit' | 'redact' | 'raw'>,
  at: string,
  record: KnownRecord,
  complain: Complain,
): PipelineStep {
  const when = record.when(step[kind]!, at, complain);
  switch (kind) {
    case 'time': {
      const { field, format = 'rfc3339' } = step.time!;
      return { kind, ...when, field: record.text(field, `${at}.field`, complain), format };
    }
    case 'severity':
      return { kind, ...when, field: record.text(step.severity!.field, `${at}.field`, complain) };
    case 'set':
      return set(step, when, at, record, complain);
    case 'remove': {
      const { fields } = step.remove!;
      if (!fields?.length) complain(`${at}.fields`, 'is empty, so nothing would be removed; name at least one field');
      return {
        kind,
        ...when,
        fields: fields.map((field, index) => record.field(field, `${at}.fields[${index}]`, complain)),
      };
    }
    case 'rename': {
      const field = record.field(step.rename!.field, `${at}.field`, complain);
      return { kind: 'move', ...when, field, to: sibling(field, step.rename!.to, `${at}.to`, complain) };
    }
    case 'move': {
      const field = record.field(step.move!.field, `${at}.field`, complain);
      const to = target(step.move!.to, `${at}.to`, complain);
      if (to.root === 'severity') {
        complain(`${at}.to`, "is 'severity', which has values of its own; use a severity step");
      }
      return { kind, ...when, field, to };
    }
    case 'truncate': {
      const { field = 'message', characters } = step.truncate!;
      if (!Number.isSafeInteger(characters) || characters < 1) {
        complain(`${at}.characters`, `is ${characters}; give a whole number from 1`);
      }
      return { kind, ...when, field: record.text(field, `${at}.field`, complain), characters };
    }
    case 'dedot':
      return dedot(step, when, at, record, complain);
  }
}

function set(step: LogStep, when: object, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  const { field, value, fromField } = step.set!;
  if ((value === undefined) === (fromField === undefined)) {
    complain(
      at,
      `has ${value === undefined ? 'neither value nor fromField' : 'value and fromField'} set; set exactly one`,
    );
  }
  const to = target(field, `${at}.field`, complain);
  if (to.root === 'severity' && !SEVERITIES.includes(value ?? '')) {
    complain(
      at,
      `sets severity, which is one of ${SEVERITIES.join(', ')}; give one of these as value, or use a severity step`,
    );
  }
  if (value !== undefined) return { kind: 'set', ...when, field: to, value: plainText(value, `${at}.value`, complain) };
  return { kind: 'set', ...when, field: to, from: record.field(fromField!, `${at}.fromField`, complain) };
}

/** A place that a step may write to. */
function target(name: string, property: string, complain: Complain): FieldRef {
  const field = fieldRef(name, property, complain);
  const { root, keys } = field;
  if (root === 'tag' || root === 'stream') {
    complain(property, `is '${root}', which says where a record came from and stays; name a parsed field`);
  }
  if ((MAPS as readonly string[]).includes(root) && !keys.length) {
    complain(property, `is '${name}', which is an object of several fields; name a field in it`);
  }
  return field;
}

function sibling({ root, keys }: FieldRef, to: string, property: string, complain: Complain): FieldRef {
  if (!keys.length) {
    const name = fieldName({ root, keys });
    return complain(
      property,
      `gives ${name} another name, but fields of the record model keep theirs; move it to a parsed field`,
    );
  }
  if (typeof to !== 'string' || !/^[^.\p{Cc}"'\\]+$/u.test(to)) {
    complain(property, `is '${to}'; a new name has no dots, quotes or backslashes, and move takes a path`);
  }
  return { root, keys: [...keys.slice(0, -1), to] };
}

function dedot(step: LogStep, when: object, at: string, record: KnownRecord, complain: Complain): PipelineStep {
  const { field, separator = '_' } = step.dedot!;
  if (!SEPARATOR.test(separator)) complain(`${at}.separator`, `is '${separator}'; use letters, digits, '-' and '_'`);
  const named = field === undefined ? MAPS.filter((map) => record.has(map)) : [field];
  return {
    kind: 'dedot',
    ...when,
    fields: named.map((name) => record.field(name, `${at}.field`, complain)),
    separator,
  };
}
