import { Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';

/** Runs the tool in this process and gives what it wrote. */
export async function run(
  argv: readonly string[],
  world: Partial<Pick<Io, 'outIsTerminal' | 'errIsTerminal' | 'env' | 'ask' | 'now'>> & {
    readonly stdin?: string;
  } = {},
) {
  const written = { out: '', err: '' };
  const io: Io = {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    ask: async () => undefined,
    now: () => new Date(),
    env: {},
    ...world,
    stdin: async () => Buffer.from(world.stdin ?? ''),
  };
  return { code: await main([...argv], '1.2.3', io), ...written };
}
