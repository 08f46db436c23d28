/** A piece of TypeScript that stands for a value. */
export type Code = Text | List | Fields | Call | Shared;

/** A literal or an identifier, as it is written. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
}

/** An object literal. */
export interface Fields {
  readonly kind: 'fields';
  readonly items: readonly Field[];
}

export interface Call {
  readonly kind: 'call';
  readonly callee: string;
  readonly args: readonly Code[];
}

/** A value that may get a constant of its own, once for everything of the same key. */
export interface Shared {
  readonly kind: 'shared';
  /** What the constant means and holds; equal where one constant can serve both. */
  readonly key: string;
  /** What the constant would like to be called. */
  readonly name: string;
  readonly code: Code;
}

/** Something in a list, with the comments that stand around it. */
export interface Item {
  readonly code: Code;
  readonly comments?: Comments;
}

export interface Field extends Item {
  readonly key: string;
}

export interface Comments {
  readonly before: readonly string[];
  readonly behind: readonly string[];
  readonly after: readonly string[];
}

export const text = (content: string): Text => ({ kind: 'text', text: content });
export const list = (...codes: readonly Code[]): List => ({ kind: 'list', items: codes.map((code) => ({ code })) });
export const call = (callee: string, ...args: readonly Code[]): Call => ({ kind: 'call', callee, args });
export const fields = (entries: { readonly [key: string]: Code | undefined }): Fields => ({
  kind: 'fields',
  items: Object.entries(entries).flatMap(([key, code]) => (code ? [{ key, code }] : [])),
});

/** Everything inside a piece of code that may get a constant, outermost first. */
export function* sharedIn(code: Code): Generator<Shared> {
  switch (code.kind) {
    case 'shared':
      yield code;
      yield* sharedIn(code.code);
      break;
    case 'call':
      for (const arg of code.args) yield* sharedIn(arg);
      break;
    case 'list':
    case 'fields':
      for (const item of code.items) yield* sharedIn(item.code);
      break;
    default:
  }
}
