import { readFileSync, writeSync } from 'fs';
import { join } from 'path';
import { EXIT } from './exit-codes';
import { main } from './main';

// it is not an error if a reader such as `head` closes the pipe
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.internal),
);

async function stdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };

main(process.argv.slice(2), version, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  stdin,
  env: process.env,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    writeSync(
      2,
      `cdk8s-daemonsets: internal error: ${error.message}\nThis is a bug of the tool; please report it with the input that shows it.\n`,
    );
    process.exitCode = EXIT.internal;
  },
);
