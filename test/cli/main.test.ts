import { Io } from '../../src/cli/io';
import { main } from '../../src/cli/main';

/** Runs the tool in this process and gives what it wrote. */
async function run(...argv: string[]) {
  const written = { out: '', err: '' };
  const io: Io = {
    out: (text) => { written.out += text; },
    err: (text) => { written.err += text; },
    outIsTerminal: false,
    errIsTerminal: false,
    stdin: async () => Buffer.alloc(0),
    env: {},
  };
  return { code: await main(argv, '1.2.3', io), ...written };
}

test('--version is data', async () => {
  expect(await run('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
});

test('--help is data', async () => {
  const { code, out, err } = await run('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: cdk8s-daemonsets COMMAND/);
});

test('without arguments it shows how it is used, as bad usage', async () => {
  const { code, out, err } = await run();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Usage: cdk8s-daemonsets COMMAND/);
});

test.each([
  [['frobnicate'], /^cdk8s-daemonsets: unknown command 'frobnicate'/],
  [['--frobnicate'], /^cdk8s-daemonsets: unknown option '--frobnicate'\nRun /],
])('%j is one clear line and exit code 2', async (argv, message) => {
  const { code, out, err } = await run(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});
