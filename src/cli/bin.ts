import { readFileSync } from 'fs';
import { join } from 'path';
import { createInterface } from 'readline/promises';
import { EXIT } from './exit-codes';
import { systemReason } from './inputs';
import { main } from './main';
import { oneLine } from './one-line';
import { Output } from './output';
import { readBounded } from './read-input';

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };

const out = new Output(1);
const messages = new Output(2);

/** What was found must not be lost because nobody can be told: an error of stderr itself is passed over. */
function err(text: string): void {
  try {
    messages.write(text);
    messages.flush();
  } catch {
    // the exit code says the rest
  }
}

/** A report that is cut must not look whole. */
function written(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    err(`cdk8s-daemonsets: standard output cannot be written: ${systemReason(error as NodeJS.ErrnoException)}\n`);
    return false;
  }
}

let isCut = false;

async function ask(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

void main(process.argv.slice(2), version, {
  out: (text) => {
    isCut ||= !written(() => out.write(text));
  },
  err: (text) => {
    // in the order in which both were written
    isCut ||= !written(() => out.flush());
    err(text);
  },
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  stdin: async (maxLength) => readBounded(0, maxLength),
  ask,
  now: () => new Date(),
  env: process.env,
})
  .catch((error: Error) => {
    err(
      `cdk8s-daemonsets: internal error: ${oneLine(error.message)}\nThis is a bug of the tool; please report it with the input that shows it.\n`,
    );
    return EXIT.internal;
  })
  .then((code) => {
    isCut ||= !written(() => out.flush());
    process.exitCode = isCut ? Math.max(code, EXIT.usage) : code;
  });
