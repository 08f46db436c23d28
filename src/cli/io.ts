/** What a command may touch of the world: stdout is data, stderr is words. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stdout and stderr are terminals, which decides on colour. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Everything on standard input. */
  readonly stdin: () => Promise<Buffer>;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Bad usage or unreadable input: one line for the user, no stack trace. */
export class UserError extends Error {}
