import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporary-folder';

const SkippedTests = jest.requireActual<any>('./skipped-tests');

test('temporary files are made in the folder that the end of the run removes', () => {
  expect(basename(tmpdir())).toMatch(/^cdk8s-daemonsets-test-/);
});

test('the end of a run removes that folder and nothing else, however often it is told of', () => {
  const outer = mkdtempSync(join(tmpdir(), 'outer-'));
  writeFileSync(join(outer, 'kept'), '');
  const env: NodeJS.ProcessEnv = { TMPDIR: outer };
  makeTemporaryFolder(env);
  const made = env.TMPDIR!;
  writeFileSync(join(made, 'left'), '');
  expect(readdirSync(outer).sort()).toEqual([basename(made), 'kept']);
  for (let i = 0; i < 3; i++) removeTemporaryFolder(env);
  expect(existsSync(made)).toBe(false);
  expect(readdirSync(outer)).toEqual(['kept']);
  makeTemporaryFolder(env);
  expect(readdirSync(outer)).toHaveLength(2);
  expect(env.TMPDIR).not.toBe(made);
});

test('skipped tests are listed under the reason in their names', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const result = (status: string, fullName: string) => ({ status, fullName });
  new SkippedTests().onRunComplete([], {
    testResults: [
      {
        testFilePath: 'test/a.test.ts',
        testResults: [result('passed', 'runs'), result('pending', 'asks Go [no Go]'), result('pending', 'off')],
      },
      { testFilePath: 'test/b.test.ts', testResults: [result('pending', 'asks again [no Go]')] },
    ],
  });
  const said = write.mock.calls.map(([text]) => text).join('');
  write.mockRestore();
  expect(said).toBe(`
Skipped, no Go (2):
  test/a.test.ts: asks Go
  test/b.test.ts: asks again

Skipped, no reason given (1):
  test/a.test.ts: off
`);
});
