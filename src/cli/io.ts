/** The inputs and outputs of a command: stdout for data, stderr for messages. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stdout and stderr are terminals, for colors. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Reads all of standard input, of at most so many bytes. */
  readonly stdin: (maxLength: number) => Promise<Buffer>;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Bad usage or unreadable input: one line for the user, no stack trace. */
export class UserError extends Error {}
