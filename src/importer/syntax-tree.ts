/** A TypeScript expression. */
export type Expression = Verbatim | ArrayLiteral | ObjectLiteral | Call | SharedExpression | ConstructReference;

/** A literal or an identifier, as it is written. */
export interface Verbatim {
  readonly kind: 'text';
  readonly text: string;
}

export interface ArrayLiteral {
  readonly kind: 'list';
  readonly items: readonly Element[];
}

/** An object literal. */
export interface ObjectLiteral {
  readonly kind: 'fields';
  readonly items: readonly Property[];
}

export interface Call {
  readonly kind: 'call';
  readonly callee: string;
  readonly args: readonly Expression[];
}

/** A value that can become a constant, one for all values with the same key. */
export interface SharedExpression {
  readonly kind: 'shared';
  /** The meaning and the content of the value; equal if one constant can be used for both. */
  readonly key: string;
  /** The name of the constant if no other constant has the same meaning. */
  readonly name: string;
  /** The name of the constant if there are others. */
  readonly longName: string;
  readonly code: Expression;
}

/** A reference to the construct of another object of the chart, or to a member of it. */
export interface ConstructReference {
  readonly kind: 'reference';
  /** See `objectKey`. */
  readonly object: string;
  readonly member?: 'name';
}

/** An item of a list, with the comments around it. */
export interface Element {
  readonly code: Expression;
  readonly comments?: Comments;
}

export interface Property extends Element {
  readonly key: string;
}

export interface Comments {
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly after: readonly string[];
}

/** A method call on a construct after it is created. */
export interface Step {
  readonly method: string;
  readonly args: readonly Expression[];
  /** The class whose `of` returns the target, if that is not the construct itself. */
  readonly of?: 'ApiObject' | 'AppChecks' | 'AppFindings';
  readonly remark?: string;
}

export const text = (content: string): Verbatim => ({ kind: 'text', text: content });
export const list = (...codes: readonly Expression[]): ArrayLiteral => ({
  kind: 'list',
  items: codes.map((code) => ({ code })),
});
export const call = (callee: string, ...args: readonly Expression[]): Call => ({ kind: 'call', callee, args });
export const fields = (entries: { readonly [key: string]: Expression | undefined }): ObjectLiteral => ({
  kind: 'fields',
  items: Object.entries(entries).flatMap(([key, code]) => (code ? [{ key, code }] : [])),
});

/** An expression and everything inside it, outermost first. */
export function* piecesOf(code: Expression): Generator<Expression> {
  yield code;
  switch (code.kind) {
    case 'shared':
      yield* piecesOf(code.code);
      break;
    case 'call':
      for (const arg of code.args) yield* piecesOf(arg);
      break;
    case 'list':
    case 'fields':
      for (const item of code.items) yield* piecesOf(item.code);
      break;
    default:
  }
}
