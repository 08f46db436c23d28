import { meets, expression } from './matching';
import { parsedFields } from './parsers';
import { severityOf } from './severities';
import { Instant, instantOf } from './times';
import { define, isMap, Json, JsonMap, putAt, recordPath, removeAt, textOf, valueAt } from './values';
import { Pattern } from '../patterns/pattern';
import { PipelineStep } from '../pipeline';

/** A record on its way; its time is no field of it. */
export interface Moving {
  readonly record: JsonMap;
  time: Instant;
}

const REDACTION_DEPTH_MAX = 8;

function redacted(value: Json, patterns: readonly Pattern[], replacement: string, depth = 0): Json {
  if (typeof value === 'string') {
    return patterns.reduce(
      (text, pattern) => text.replace(new RegExp(expression(pattern).source, 'gu'), () => replacement),
      value,
    );
  }
  if (typeof value !== 'object' || value === null || depth >= REDACTION_DEPTH_MAX) return value;
  if (Array.isArray(value)) return value.map((each) => redacted(each, patterns, replacement, depth + 1));
  const result: JsonMap = {};
  for (const [key, each] of Object.entries(value)) {
    define(result, key, redacted(each, patterns, replacement, depth + 1));
  }
  return result;
}

/** Of two names that become one, the first in the order of their letters stays. */
function dedotted(value: Json, separator: string): Json {
  if (Array.isArray(value)) return value.map((each) => dedotted(each, separator));
  if (!isMap(value)) return value;
  const result: JsonMap = {};
  for (const key of Object.keys(value).sort()) {
    const name = key.replaceAll('.', separator);
    if (!Object.hasOwn(result, name)) define(result, name, dedotted(value[key], separator));
  }
  return result;
}

const copied = (value: Json): Json => JSON.parse(JSON.stringify(value));

/** Does a step to a record. False if it drops it. */
export function applyStep(moving: Moving, step: PipelineStep): boolean {
  const { record } = moving;
  if (step.when && !meets(record, step.when)) return true;
  switch (step.kind) {
    case 'drop':
      return false;
    case 'parse': {
      const text = textOf(valueAt(record, recordPath(step.field)));
      const fields = text === undefined ? undefined : parsedFields(text, step.format);
      if (!fields) return step.onFailure === 'keep';
      for (const [key, value] of Object.entries(fields)) putAt(record, ['parsed', key], value);
      if (!isMap(record.parsed)) define(record, 'parsed', {});
      return true;
    }
    case 'time':
      moving.time = instantOf(valueAt(record, recordPath(step.field)), step.format) ?? moving.time;
      return true;
    case 'severity': {
      const severity = severityOf(textOf(valueAt(record, recordPath(step.field))) ?? '');
      if (severity) record.severity = severity;
      return true;
    }
    case 'redact':
      for (const field of step.fields) {
        const value = valueAt(record, recordPath(field));
        if (value !== undefined) putAt(record, recordPath(field), redacted(value, step.patterns, step.replacement));
      }
      return true;
    case 'set': {
      const value = 'value' in step ? step.value : valueAt(record, recordPath(step.from));
      if (value !== undefined) putAt(record, recordPath(step.field), copied(value));
      return true;
    }
    case 'remove':
      for (const field of step.fields) removeAt(record, recordPath(field));
      return true;
    case 'move': {
      const value = valueAt(record, recordPath(step.field));
      if (value === undefined) return true;
      removeAt(record, recordPath(step.field));
      putAt(record, recordPath(step.to), value);
      return true;
    }
    case 'truncate': {
      const value = valueAt(record, recordPath(step.field));
      if (typeof value === 'string') {
        putAt(record, recordPath(step.field), [...value].slice(0, step.characters).join(''));
      }
      return true;
    }
    case 'dedot':
      for (const field of step.fields) {
        const value = valueAt(record, recordPath(field));
        if (value !== undefined) putAt(record, recordPath(field), dedotted(value, step.separator));
      }
      return true;
    // by chance and by time, which no test could foresee
    case 'sample':
    case 'rateLimit':
      return true;
    case 'raw':
      throw new Error('a raw step is configuration of an agent, which only the agent can run');
  }
}
