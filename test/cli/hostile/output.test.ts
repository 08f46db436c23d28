import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { shell } from './tool';
import { testIf } from '../../support/test-if';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  const rejected = '- {apiVersion: apps/v1, kind: DaemonSet}\n'.repeat(2000);
  writeFileSync(join(folder, 'rejected.yaml'), `apiVersion: v1\nkind: List\nitems:\n${rejected}`);
  writeFileSync(
    join(folder, 'nodes.json'),
    JSON.stringify({ kind: 'Node', metadata: { name: 'n' }, status: { allocatable: { pods: '9' } } }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('when the reader of stdout leaves, the run comes to its own exit code', () => {
  test.each([
    ['$TOOL validate rejected.yaml', 1],
    ['$TOOL validate -f json rejected.yaml', 1],
    ['$TOOL validate -f sarif rejected.yaml', 1],
    ['$TOOL validate missing.yaml rejected.yaml', 2],
    ['$TOOL plan --nodes nodes.json rejected.yaml', 1],
    ['$TOOL plan -f json --nodes nodes.json rejected.yaml', 1],
    ['$TOOL validate --help', 0],
  ])('%s', (command, code) => {
    expect(shell(`${command} | head -1 >/dev/null; exit \${PIPESTATUS[0]}`, folder).code).toBe(code);
  });
});

const fullDiskTest = testIf(existsSync('/dev/full'), 'there is no /dev/full here');

fullDiskTest('a report that does not fit on the disk is an error', () => {
  const { code, err } = shell('$TOOL validate -f json rejected.yaml >/dev/full', folder);
  expect(code).toBe(2);
  expect(err.split('\n')[0]).toMatch(/^cdk8s-daemonsets: standard output cannot be written: .*ENOSPC/);
});

fullDiskTest('where no message can be written, the exit code is what it is', () => {
  expect(shell('$TOOL validate missing.yaml 2>/dev/full', folder).code).toBe(2);
  expect(shell('$TOOL validate rejected.yaml >/dev/full 2>/dev/full', folder).code).toBe(2);
});

test('stdout and stderr come in the order in which they were written', () => {
  const { out } = shell('$TOOL validate -f json rejected.yaml 2>&1', folder);
  expect(out.trimEnd().split('\n').pop()).toBe('2000 objects: 0 accepted, 2000 rejected');
  const end = out.lastIndexOf('\n2000 ');
  expect(JSON.parse(out.slice(0, end)).documents).toHaveLength(2000);
});
