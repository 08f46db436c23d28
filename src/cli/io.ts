/** The inputs and outputs of a command: stdout for data, stderr for messages. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stdout and stderr are terminals, for colors. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  /** Reads all of standard input, of at most so many bytes. */
  readonly stdin: (maxLength: number) => Promise<Buffer>;
  /** Asks a question and gives the answer, a line. Undefined if there is no terminal. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly now: () => Date;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Bad usage or unreadable input: one line for the user, no stack trace. */
export class UserError extends Error {}
