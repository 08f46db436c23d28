import { logs } from '../../../src';

/*
 * Pipelines and lines made from a number: the same number, the same pipeline. They are to meet every step, condition and format with texts that fit, that
 * nearly fit, and that do not.
 */

export interface GeneratedPipeline {
  readonly steps: logs.LogStep[];
  readonly outputs: logs.LogOutput[];
  readonly routing?: logs.LogRouting;
  readonly inputs: logs.LogInput[];
  readonly lines: logs.SampleLogLine[];
}

/** Random numbers that are the same on every machine. */
class Dice {
  constructor(private state: number) {}

  public below(limit: number): number {
    const next = (Math.imul(this.state, 1664525) + 1013904223) % 2 ** 32;
    this.state = next < 0 ? next + 2 ** 32 : next;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  public of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

const WORDS = [
  'debug',
  'info',
  'WARN',
  'error',
  'GET',
  '/health',
  '200',
  '404',
  'é',
  '🐳 x',
  'a.b',
  'true',
  '',
  ' ',
  'x=y',
  '"q"',
  'a\\b',
  '7',
  '-3',
  '1.5',
];
const FIELDS = ['message', 'stream', 'node', 'namespace', 'pod', 'container', 'tag'];
const PARSED = [
  'level',
  'status',
  'user.name',
  'user.id',
  'msg',
  'a_b',
  'list',
  'ts',
  'none',
  'parsed.message',
  'size',
];
const PATTERNS = [
  'error',
  '^\\{',
  '(?i)warn|ERR',
  '[0-9]{3}',
  '^[a-z]+ .*$',
  'é|🐳',
  '\\bGET\\b',
  '^$',
  '[^ -~]',
  '(?:ab|a)(?:c|bcd)?d',
  '\\.[a-z]+\\.',
  'x{2,4}?y',
  '(?s)a.b',
  '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"',
  '[[:upper:]]{2,}',
  '\\d+\\.\\d*',
];
const REGEXES = [
  '^(?P<level>[a-zA-Z]+) (?P<msg>.*)$',
  '(?P<status>\\d{3})(?: (?P<size>\\d+))?',
  '^(?P<level>\\w+)\\[(?P<status>\\d+)\\]: (?P<msg>.+?)(?:\\s+(?P<none>zzz))?$',
  '(?P<level>é+)|(?P<msg>x+)',
];

function condition(dice: Dice, fields: readonly string[], depth = 0): logs.LogCondition {
  if (depth < 2 && dice.chance(30)) {
    const inner = Array.from({ length: 1 + dice.below(3) }, () => condition(dice, fields, depth + 1));
    const kind = dice.of(['allOf', 'anyOf', 'not'] as const);
    return kind === 'not' ? { not: inner[0] } : { [kind]: inner };
  }
  const field = dice.of(fields);
  switch (dice.below(4)) {
    case 0:
      return {
        field,
        oneOf:
          field === 'stream' ? [dice.of(['stdout', 'stderr'])] : [dice.of(WORDS), dice.of(WORDS), 'shop', 'node-1'],
      };
    case 1:
      return { field, matches: dice.of(PATTERNS) };
    case 2:
      return { field, exists: dice.chance(60) };
    default:
      return dice.chance(50)
        ? { field, atLeast: dice.of([0, 1.5, 7, 200]), ...(dice.chance(50) && { lessThan: 404 }) }
        : { field, greaterThan: dice.of([-3, 7, 199]), ...(dice.chance(50) && { atMost: 404 }) };
  }
}

function step(dice: Dice, fields: string[]): logs.LogStep {
  const when = dice.chance(35) ? { when: condition(dice, fields) } : {};
  const writable = () => dice.of(['message', 'labels.team', 'new', 'user.name', 'deep.er.est', 'parsed.time']);
  switch (dice.below(15)) {
    case 0:
    case 1:
    case 2: {
      const onFailure = dice.chance(20) ? { onFailure: 'drop' as const } : {};
      fields.push(...PARSED);
      return { parse: { json: {}, ...onFailure, ...when } };
    }
    case 3:
      fields.push(...PARSED);
      return { parse: { logfmt: {}, ...when } };
    case 4: {
      const pattern = dice.of(REGEXES);
      fields.push(...[...pattern.matchAll(/<(\w+)>/g)].map(([, name]) => name));
      return { parse: { regex: { pattern }, ...when } };
    }
    case 5:
      return {
        parse: {
          ...dice.of([
            { klog: {} },
            { nginx: {} },
            { apache: {} },
            { syslog: {} },
            { syslog: { form: 'rfc5424' as const } },
          ]),
          ...when,
        },
      };
    case 6:
      return {
        time: {
          field: dice.of(fields),
          format: dice.of(['rfc3339', 'unix', 'unixMilliseconds', 'unixNanoseconds'] as const),
          ...when,
        },
      };
    case 7:
      fields.push('severity');
      return { severity: { field: dice.of(fields), ...when } };
    case 8:
      return dice.chance(50)
        ? { drop: { when: condition(dice, fields) } }
        : { keep: { when: { anyOf: [condition(dice, fields), { field: 'stream', oneOf: ['stdout'] }] } } };
    case 9:
      return {
        redact: {
          ...(dice.chance(60) && {
            kinds: [dice.of(['email', 'cardNumber', 'bearerToken', 'ipAddress'] as const), 'email'],
          }),
          patterns: [dice.of(['[a-z]{3,}or', '\\d{2,3}', 'é+', '(?i)(?:get|put) /[a-z]*'])],
          ...(dice.chance(40) && { replacement: dice.of(['', '\\1$1', '***']) }),
          ...when,
        },
      };
    case 10: {
      const field = writable();
      const set = dice.chance(60) ? { value: dice.of(WORDS) } : { fromField: dice.of(fields) };
      if (!field.startsWith('labels')) fields.push(field);
      return { set: { field, ...set, ...when } };
    }
    case 11:
      return {
        remove: {
          fields: [dice.of(fields.filter((name) => name !== 'message' && name !== 'tag'))],
          when: condition(dice, fields),
        },
      };
    case 12:
      return {
        move: {
          field: dice.of(fields.filter((name) => name !== 'tag' && name !== 'stream')),
          to: writable(),
          when: condition(dice, fields),
        },
      };
    case 13:
      return { truncate: { field: dice.of(fields), characters: 1 + dice.below(20), ...when } };
    default:
      return { dedot: { ...(dice.chance(50) && { separator: '-' }), ...when } };
  }
}

const json = (dice: Dice): string => {
  const value = (depth: number): unknown => {
    const kind = dice.below(depth > 2 ? 5 : 8);
    if (kind < 2) return dice.of(WORDS);
    if (kind === 2) return dice.of([0, 7, -12, 200, 404, 3.25, 1e3, 123456789012]);
    if (kind === 3) return dice.chance(50);
    if (kind === 4) return dice.chance(50) ? null : dice.of(WORDS);
    if (kind === 5) return Array.from({ length: dice.below(4) }, () => value(depth + 1));
    return Object.fromEntries(
      Array.from({ length: dice.below(4) }, () => [dice.of(['a', 'a.b', 'a_b', 'name', 'id', 'é']), value(depth + 1)]),
    );
  };
  const members = Array.from({ length: 1 + dice.below(5) }, () => [
    dice.of(['level', 'status', 'user', 'msg', 'a.b', 'list', 'ts', 'message', 'size']),
    value(0),
  ]);
  const text = JSON.stringify({
    ...Object.fromEntries(members),
    ...(dice.chance(40) && { level: dice.of(['debug', 'INFO', 'Warning', 30, 3]) }),
    ...(dice.chance(40) && {
      ts: dice.of([
        '2026-02-03T04:05:06.789Z',
        '2026-02-30T00:00:00Z',
        '2026-02-03 04:05:06+02:00',
        1770091506.25,
        '1770091506123',
        '1770091506123456789',
      ]),
    }),
  });
  return dice.chance(20) ? ` ${text.replaceAll(':', ' : ').replaceAll('é', '\\u00e9')}\t` : text;
};

function line(dice: Dice): string {
  switch (dice.below(9)) {
    case 0:
    case 1:
    case 2:
      return json(dice);
    case 3:
      return `${json(dice).slice(0, -1 - dice.below(3))}`;
    case 4:
      return `level=${dice.of(WORDS)} status=${dice.of(['200', '404'])} msg="${dice.of(WORDS).replace(/[\\"]/g, '\\$&')}" ${dice.of(WORDS)} size=${dice.below(1000)}`;
    case 5:
      return dice.of([
        'I0102 03:04:05.678901 1 controller.go:42] Starting',
        '10.0.0.7 - bob [02/Jan/2026:03:04:05 +0000] "GET /health?x=1 HTTP/1.1" 200 12 "-" "curl/8 \\"x\\""',
        '10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "PUT /é HTTP/1.1" 404 -',
        '<34>Jan  2 03:04:05 host su[123]: failed for bob@example.com',
        '<165>1 2026-01-02T03:04:05.003Z host app 12 ID47 [x y="z\\]"][q] the text',
        'Jan  2 03:04:05 host cron: ok',
      ]);
    case 6:
      return dice.of([
        'mail bob.smith+x@mail.example.com, card 4111 1111-1111 1111, Bearer abc.def-ghi== from fe80::1ff:fe23 and 192.168.1.300 or 10.1.2.3',
        'bearer  x, 12345678901234567890, ::1, 2001:db8::8a2e:370:7334, a@b',
        'authorization: BEARER eyJhbGciOi.J9~x/y+z',
      ]);
    default:
      return (
        Array.from({ length: 1 + dice.below(6) }, () => dice.of(WORDS))
          .join(' ')
          .trim() || 'x'
      );
  }
}

const TRACE = [
  'java.lang.IllegalStateException: no',
  '\tat com.example.Main.run(Main.java:12)',
  '\t... 3 more',
  'Caused by: java.io.IOException: é',
  '  at x.Y(Z.java)',
];

/** A pipeline, as far as it is one: the caller leaves out what is refused. */
export function generatedPipeline(seed: number): GeneratedPipeline {
  const dice = new Dice(seed * 2654435761);
  for (let index = 0; index < 5; index += 1) dice.below(2);
  const fields = [...FIELDS];
  const steps = Array.from({ length: 1 + dice.below(6) }, () => step(dice, fields));
  const isRouted = dice.chance(40);
  const outputs: logs.LogOutput[] = isRouted
    ? [
        { stdout: {}, when: condition(dice, fields) },
        ...(dice.chance(50) ? [{ stdout: {}, when: condition(dice, fields) }] : []),
        ...(dice.chance(70) ? [{ stdout: {}, otherwise: true }] : [{ stdout: {} }]),
      ]
    : [{ stdout: {} }];
  const joins = dice.chance(25);
  const lines = Array.from({ length: 6 + dice.below(6) }, () => line(dice));
  if (joins) lines.splice(2, 0, ...TRACE);
  return {
    inputs: [
      { containerLogs: joins ? dice.of([{ multiline: ['java' as const] }, { multilineStart: '^[^\\t ]' }]) : {} },
    ],
    steps,
    outputs,
    ...(isRouted && dice.chance(50) && { routing: { takenBy: 'first' as const } }),
    lines: lines.map((text, index) => ({
      line: text,
      time: `2026-01-02T03:04:${String(10 + index)}.123456789Z`,
      node: 'node-1',
      namespace: 'shop',
      pod: 'cart-7d9f-x2x4b',
      container: 'main',
      ...(dice.chance(joins ? 0 : 20) && { stream: 'stderr' as const }),
    })),
  };
}
