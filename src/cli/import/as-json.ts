import { Io } from '../io';
import { safeJson } from '../one-line';

/** Runs with all that is written kept, and writes it as one JSON object: the code, if there is any, and the messages with their places. */
export async function asJson(io: Io, run: (io: Io) => Promise<number>): Promise<number> {
  const written = { code: '', messages: '' };
  const exitCode = await run({
    ...io,
    out: (text) => {
      written.code += text;
    },
    err: (text) => {
      written.messages += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
  });
  const messages = written.messages
    .split('\n')
    .filter((line) => line !== '')
    .map(messageOf);
  io.out(`${safeJson({ exitCode, ...(written.code !== '' && { code: written.code }), messages }, 2)}\n`);
  return exitCode;
}

/** `file:line:column: message`, or a message about all. */
function messageOf(text: string) {
  const [, source, line, column, message] = /^(.+?):(\d+):(\d+): (.*)$/.exec(text) ?? [];
  return source === undefined ? { message: text } : { source, line: Number(line), column: Number(column), message };
}
