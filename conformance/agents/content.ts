import { createHash } from 'crypto';

/*
 * What containers and other programs write, as bytes of the files. Times are fixed, so that the answers of agents can be compared word for word.
 */

/** Lines of one file of the node. */
export interface FileContent {
  readonly path: string;
  readonly lines: readonly Buffer[];
  /** Owner of the file, and mode. */
  readonly owner?: number;
  readonly mode?: number;
}

let second = 0;
const at = (): string => {
  second += 1;
  return new Date(Date.UTC(2026, 0, 2, 3, 4, second)).toISOString().replace('.000Z', '.123456789Z');
};

const cri = (text: string | Buffer, stream: 'stdout' | 'stderr' = 'stdout', flag: 'F' | 'P' = 'F') =>
  Buffer.concat([Buffer.from(`${at()} ${stream} ${flag} `), Buffer.from(text as string)]);

const docker = (log: string, stream: 'stdout' | 'stderr' = 'stdout') =>
  Buffer.from(
    JSON.stringify({ log, stream, time: at() }).replace(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`),
  );

const LINES = [
  'a line',
  '',
  ' blanks around ',
  'a\ttab, "quotes", \'others\' and \\ backslashes',
  '${HOSTNAME} #{ENV["HOME"]} %{x} {{ y }}',
  'emoji 🐳 and umlauts äöü',
  '\u001b[31mred\u001b[0m',
  '{"level":"debug","msg":"in JSON","user":{"id":7}}',
  '{"@timestamp":"yesterday","time":"never","stream":"of words","log":"mine","message":"mine too","node":"other"}',
  '{"broken": "JSON',
  '["an", "array"]',
];

const latin1 = Buffer.from([0x6c, 0xe4, 0xf6, 0xfc, 0x20, 0xff, 0xfe, 0x20, 0x65, 0x6e, 0x64]);
const letters = (count: number, letter: string) => letter.repeat(count);
const pieces = (text: string) => text.match(/[^]{1,16384}/g)!;

const podFile = (namespace: string, pod: string, container = 'main') =>
  `/var/log/pods/${namespace}_${pod}_${createHash('md5').update(`${namespace}/${pod}`).digest('hex')}/${container}/0.log`;

const long = pieces(letters(100_000, 'l'));

/** Container logs of CRI: every kind of line, parts of both streams in between each other, long lines, and bytes that are no UTF-8. */
export const CRI: readonly FileContent[] = [
  {
    path: podFile('shop', 'cart-7d9f-x2x4b'),
    lines: [
      ...LINES.map((line) => cri(line)),
      cri('on stderr', 'stderr'),
      Buffer.from('a line without the form of CRI'),
      cri(latin1),
      cri('part-out-1 ', 'stdout', 'P'),
      cri('part-err-1 ', 'stderr', 'P'),
      cri('part-out-2'),
      cri('part-err-2', 'stderr'),
      ...long.map((piece, index) => cri(piece, 'stdout', index < long.length - 1 ? 'P' : 'F')),
    ],
  },
  { path: podFile('load-test', 'noise-6c5b-4zzzz'), lines: [cri('of another namespace')] },
  {
    path: podFile('logging', 'logs-x2x4b', 'fluent-bit'),
    lines: [cri('of the collector itself, if it is Fluent Bit')],
  },
  { path: podFile('logging', 'logs-x2x4b', 'fluentd'), lines: [cri('of the collector itself, if it is Fluentd')] },
  { path: podFile('logging', 'logs-x2x4b', 'other'), lines: [cri('of another container in a pod of that name')] },
  { path: podFile('logging', 'logs-api-0'), lines: [cri('of a pod whose name begins as that of the collector')] },
];

/** Container logs of Docker. */
export const DOCKER = {
  container: { namespace: 'shop', pod: 'cart-7d9f-x2x4b' },
  lines: [
    ...LINES.map((line) => docker(`${line}\n`)),
    docker('on stderr\n', 'stderr'),
    docker('part-out-1 '),
    docker('part-err-1 ', 'stderr'),
    docker('part-out-2\n'),
    docker('part-err-2\n', 'stderr'),
    docker(`${letters(16_000, '<')}\n`),
  ],
};

/** Files of the node, of several owners. */
export const FILES: readonly FileContent[] = [
  {
    path: '/var/log/syslog',
    owner: 104,
    mode: 0o640,
    lines: ['of syslog', letters(40_000, 's')].map((line) => Buffer.from(line)),
  },
  { path: '/var/log/nginx/access.log', owner: 33, mode: 0o640, lines: [Buffer.from('of www-data'), Buffer.from('')] },
  {
    path: '/var/log/nginx/error.log',
    owner: 0,
    mode: 0o600,
    lines: [Buffer.from('of root'), Buffer.from(letters(600_000, 'e'))],
  },
];

/** Entries of a journal in the export format of systemd; two units, and a field that is no text. */
export const JOURNAL = ['kubelet.service', 'sshd.service', 'kubelet.service'].map((unit, index) => {
  const microseconds = Date.UTC(2026, 0, 2, 3, 4, index) * 1000;
  return Buffer.concat([
    Buffer.from(
      `__REALTIME_TIMESTAMP=${microseconds}\n__MONOTONIC_TIMESTAMP=${index}\n_BOOT_ID=${'a'.repeat(32)}\n` +
        `_MACHINE_ID=0123456789abcdef0123456789abcdef\n_SYSTEMD_UNIT=${unit}\n_HOSTNAME=node-1\nPRIORITY=6\n` +
        `MESSAGE=entry ${index} of ${unit}\n`,
    ),
    Buffer.from('BINARY\n'),
    Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0xff, 10, 0, 10, 10]),
  ]);
});
