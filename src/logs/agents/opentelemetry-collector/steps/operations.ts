/** What a processor does: statements that change records, or a condition by which they are dropped. */
export type Operation =
  | { readonly change: readonly string[] }
  | { readonly drop: string }
  | { readonly processors: readonly { readonly type: string; readonly config: object }[] };

export interface Processor {
  readonly type: string;
  readonly config: object;
}

/** An error in a statement leaves the record as it is: conditions see to it that there is none but a text in another form. */
const SILENT = { error_mode: 'silent' };

/** Processors for operations one after the other; neighbours of a kind share one. */
export function processors(operations: readonly Operation[]): Processor[] {
  const result: Processor[] = [];
  let statements: string[] = [];
  let conditions: string[] = [];
  const finish = () => {
    if (statements.length) {
      result.push({ type: 'transform', config: { ...SILENT, log_statements: [{ context: 'log', statements }] } });
    }
    if (conditions.length) {
      result.push({ type: 'filter', config: { ...SILENT, log_conditions: [{ context: 'log', conditions }] } });
    }
    [statements, conditions] = [[], []];
  };
  for (const operation of operations) {
    if ('change' in operation) {
      if (conditions.length) finish();
      statements.push(...operation.change);
    } else if ('drop' in operation) {
      if (statements.length) finish();
      conditions.push(operation.drop);
    } else {
      finish();
      result.push(...operation.processors);
    }
  }
  finish();
  return result;
}
