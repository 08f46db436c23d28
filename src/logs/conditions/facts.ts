import { FieldRef, PipelineCondition, RecordField } from '../pipeline';
import { Conjunction, Literal } from './conjunction';

/** More alternatives than these are not looked into: a condition counts as one that can hold then. */
const ALTERNATIVES_MAX = 256;

/** Fields that have no other values than these. */
const CLOSED: { readonly [root: string]: readonly string[] | undefined } = {
  stream: ['stdout', 'stderr'],
  severity: ['trace', 'debug', 'info', 'warn', 'error', 'fatal'],
};

/** The ways to meet a condition, each a list of tests; undefined where there are too many to look at. */
function alternatives(condition: PipelineCondition, holds: boolean): Literal[][] | undefined {
  switch (condition.kind) {
    case 'not':
      return alternatives(condition.condition, !holds);
    case 'all':
    case 'any': {
      const parts = condition.conditions.map((each) => alternatives(each, holds));
      return (condition.kind === 'any') === holds ? union(parts) : product(parts);
    }
    default:
      return [[{ test: condition, holds }]];
  }
}

function union(parts: readonly (Literal[][] | undefined)[]): Literal[][] | undefined {
  const all: Literal[][] = [];
  for (const part of parts) {
    if (!part || all.length + part.length > ALTERNATIVES_MAX) return undefined;
    all.push(...part);
  }
  return all;
}

function product(parts: readonly (Literal[][] | undefined)[]): Literal[][] | undefined {
  let all: Literal[][] = [[]];
  for (const part of parts) {
    // one that is too large to look at restricts nothing
    if (!part) continue;
    if (all.length * part.length > ALTERNATIVES_MAX) return undefined;
    all = all.flatMap((left) => part.map((right) => [...left, ...right]));
  }
  return all;
}

function fields(condition: PipelineCondition): FieldRef[] {
  switch (condition.kind) {
    case 'not':
      return fields(condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap(fields);
    default:
      return [condition.field];
  }
}

/** Conditions that every record meets at one place of the pipeline. */
export class Facts {
  constructor(private readonly conditions: readonly PipelineCondition[] = []) {}

  public with(condition: PipelineCondition): Facts {
    return new Facts([...this.conditions, condition]);
  }

  /** After a field has been written, nothing is known of it. */
  public without(root: RecordField): Facts {
    return new Facts(this.conditions.filter((condition) => !fields(condition).some((field) => field.root === root)));
  }

  /** Whether a record can meet the condition. In doubt it can. */
  public possible(condition: PipelineCondition): boolean {
    const ways = alternatives({ kind: 'all', conditions: [...this.conditions, condition] }, true);
    return !ways || ways.some((way) => new Conjunction(way, CLOSED).possible());
  }
}
