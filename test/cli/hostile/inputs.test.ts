import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { shell } from './tool';

const GOOD = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: b}}
    spec: {containers: [{name: a, image: "b:1"}]}
`;
const HEAD = 'Kubernetes 1.35+ (the maintained versions; --kubernetes-version chooses others)\n';
const SUMMARY = `${HEAD}1 object: 1 accepted, 0 rejected; 1 file not read to the end\n`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inputs-'));
});
// the paths are too long for the functions of Node.js
afterAll(() => shell(`rm -rf ${folder}`, '/'));

/** A new directory with a good manifest in it. */
function directory(name: string): string {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'good.yaml'), GOOD);
  return join(folder, name);
}

test.each<[string, string, (place: string) => void]>([
  ['a pipe', 'it is a pipe, not a regular file', (place) => void shell(`mkfifo ${place}/x.yaml`, folder)],
  ['a device', 'it is a device, not a regular file', (place) => symlinkSync('/dev/zero', `${place}/x.yaml`)],
  ['a link to itself', 'too many symbolic links', (place) => symlinkSync('x.yaml', `${place}/x.yaml`)],
  ['a link to nothing', 'no such file or directory', (place) => symlinkSync('nothing', `${place}/x.yaml`)],
  [
    'a socket',
    'it is a socket, not a regular file',
    (place) =>
      void shell(
        `${process.execPath} -e 'require("net").createServer().listen("x.yaml", () => process.kill(process.pid, "SIGKILL"))'`,
        place,
      ),
  ],
])('%s in a directory is one line with exit code 2, and the rest is judged', (name, reason, make) => {
  const place = directory(name.replace(/ /g, '-'));
  make(place);
  const operand = name.replace(/ /g, '-');
  expect(shell(`$TOOL validate ${operand}`, folder)).toEqual({
    code: 2,
    out: SUMMARY,
    err: `${operand}/x.yaml: cannot be read: ${reason}\n`,
  });
});

test('a path that is too long', () => {
  directory('long');
  const { code, out, err } = shell(
    `cd long; for i in $(seq 30); do mkdir ${'d'.repeat(200)}; cd ${'d'.repeat(200)}; done; cd ${folder}; $TOOL validate long`,
    folder,
  );
  expect({ code, out }).toEqual({ code: 2, out: SUMMARY });
  expect(err).toMatch(/^long\/d[^\n]*: cannot be read: the path is too long\n$/);
});

test('1,900 nested directories', () => {
  const place = directory('nested');
  const deep = '/d'.repeat(1900);
  mkdirSync(place + deep, { recursive: true });
  writeFileSync(`${place}${deep}/x.yaml`, GOOD);
  expect(shell('$TOOL validate nested', folder)).toEqual({
    code: 0,
    out: `${HEAD}2 objects: 2 accepted, 0 rejected\n`,
    err: '',
  });
});

describe('standard input', () => {
  test.each([
    ['a directory', '< .', 'stdin: cannot be read: it is a directory, not a regular file\n'],
    ['without end', '< /dev/zero', 'stdin:1:1: the file has more than 64.0 MiB; the limit is 64.0 MiB: split it\n'],
  ])('%s', (_, from, err) => {
    directory(`stdin-${from.length}`);
    expect(shell(`$TOOL validate - stdin-${from.length} ${from}`, folder)).toEqual({ code: 2, out: SUMMARY, err });
  });

  test('a process substitution is read to its end', () => {
    expect(shell('$TOOL validate <(cat stdin-3/good.yaml)', folder).code).toBe(0);
  });
});

test('the size of a file is checked before it is read, and the limit itself is read', () => {
  const place = directory('size');
  expect(shell('truncate -s 100G x.yaml; $TOOL validate .', place)).toEqual({
    code: 2,
    out: SUMMARY,
    err: 'x.yaml:1:1: the file has 102400.0 MiB; the limit is 64.0 MiB: split it\n',
  });
  const just = `{ cat good.yaml; head -c $((64 * 1024 * 1024 - ${GOOD.length})) /dev/zero | tr '\\0' '\\n'; }`;
  expect(shell(`${just} > x.yaml; $TOOL validate x.yaml`, place).code).toBe(0);
  expect(shell(`{ ${just}; echo; } > x.yaml; $TOOL validate x.yaml`, place)).toEqual({
    code: 2,
    out: `${HEAD}0 objects: 0 accepted, 0 rejected; 1 file not read to the end\n`,
    err: 'x.yaml:1:1: the file has 64.0 MiB; the limit is 64.0 MiB: split it\n',
  });
});
