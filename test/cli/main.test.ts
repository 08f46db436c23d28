import { run } from './run';

test('--version is data', async () => {
  expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' });
});

test('--help is data', async () => {
  const { code, out, err } = await run(['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: cdk8s-daemonsets COMMAND/);
});

test('without arguments it shows how it is used, as bad usage', async () => {
  const { code, out, err } = await run([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^Usage: cdk8s-daemonsets COMMAND/);
});

test.each([
  [['frobnicate'], /^cdk8s-daemonsets: unknown command 'frobnicate'/],
  [['--frobnicate'], /^cdk8s-daemonsets: unknown option '--frobnicate'\nRun /],
])('%j is one clear line and exit code 2', async (argv, message) => {
  const { code, out, err } = await run(argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});
