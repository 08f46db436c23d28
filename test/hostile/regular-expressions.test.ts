import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/*
 * A regular expression that tries every end for every start takes hours for a text of a megabyte. This prober puts long runs, made of the
 * characters of each expression, through it, and looks at how time grows. It finds what is quadratic; it proves nothing.
 */

const SRC = join(__dirname, '../../src');
const SHORT = 4_000;
/** What a linear search of such a text never takes. */
const SUSPICIOUS_MS = 2;
const COMMON = [
  'a',
  '1',
  ' ',
  '-',
  '.',
  '/',
  ':',
  '_',
  '=',
  ',',
  '"',
  "'",
  '\\',
  '\n',
  '\t',
  '{',
  '<',
  '#',
  '%',
  '$',
  '*',
  '@',
];

/** Quadratic, and no harm: what they read is short, or the user's own. */
const OWN_CODE = "reads a value of the user's own code, not a manifest";
const SPARED: { readonly [expression: string]: string } = {
  [String.raw`cluster/written-fields.ts: /\[((?:[^[\]]|\[[^\]]*\])*)\]|([^.[\]]+)/g`]:
    'reads the fields of differences, whose keys a server has accepted: at most 317 characters each',
  [String.raw`constructs/app-findings.ts: /^[^\s:]+\/[^\s:]+$/`]: OWN_CODE,
  [String.raw`constructs/daemon-set.ts: /-+$/`]: 'reads at most 63 characters',
  [String.raw`logs/inputs/listening-ports.ts: /-+$/`]: 'reads at most 15 characters',
  [String.raw`logs/host-mounts.ts: /\/[^/]*(\*.*)?$/`]: OWN_CODE,
  [String.raw`patterns/csi-node/checks.ts: /\/+$/`]: OWN_CODE,
  [String.raw`patterns/csi-node/checks.ts: /\$\(([^)]+)\)/g`]: OWN_CODE,
  [String.raw`logs/agents/alloy/raw.ts: /^\s*output\s*\{/m`]: OWN_CODE,
  [String.raw`logs/agents/alloy/syntax.ts: /^\n+|\s+$/g`]: OWN_CODE,
  [String.raw`logs/agents/fluentd/fluentd.ts: /^\s*@type\s+["']?prometheus["']?\s*$/m`]: OWN_CODE,
  [String.raw`logs/agents/opentelemetry-collector/opentelemetry-collector.ts: /^\s*health_check(\/\S+)?:/m`]: OWN_CODE,
  [String.raw`logs/agents/vector/vector.ts: /^\s+enabled: *true\b/m`]: OWN_CODE,
  [String.raw`logs/agents/filebeat/javascript/pattern.ts: /\\.|\[\^(?:\\.|[^\]\\])*\]|\[(?:\\.|[^\]\\])*\]/g`]:
    OWN_CODE,
};

interface Found {
  readonly where: string;
  readonly expression: RegExp;
}

function expressions(): Found[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .flatMap((name) => {
      const file = ts.createSourceFile(name, readFileSync(join(SRC, name), 'utf8'), ts.ScriptTarget.ES2022, true);
      const found: Found[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!;
          found.push({ where: `${name}: ${node.text}`, expression: new RegExp(source, flags) });
        }
        ts.forEachChild(node, visit);
      };
      visit(file);
      return found;
    });
}

/** Runs of one and of two characters that occur in the expression, with an end that matches nothing. */
function attacks({ source }: RegExp, length: number): string[] {
  const own = [...new Set(source.replace(/\\[a-zA-Z]/g, ''))].filter((one) => /[ -~]/.test(one)).slice(0, 12);
  const alphabet = [...new Set([...own, ...COMMON])];
  const pairs = own.flatMap((one) => own.map((other) => one + other));
  return [...alphabet, ...pairs].flatMap((unit) => {
    const run = unit.repeat(length / unit.length);
    return [`${run}\u0001`, `\u0001${run}`, `${run}\n`];
  });
}

function milliseconds(expression: RegExp, text: string): number {
  const all = new RegExp(expression.source, expression.flags.includes('g') ? expression.flags : `${expression.flags}g`);
  let best = Infinity;
  for (let i = 0; i < 2; i++) {
    const before = process.cpuUsage();
    text.replace(all, '');
    expression.lastIndex = 0;
    expression.test(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
    if (best < SUSPICIOUS_MS) break;
  }
  return best;
}

function isQuadratic(expression: RegExp): boolean {
  const [short, long] = [SHORT, 4 * SHORT].map((length) => attacks(expression, length));
  return short.some((text, i) => {
    // four times the length takes sixteen times as long, not four times; once more, because a busy machine may be slow once
    const grows = () => {
      const ms = milliseconds(expression, text);
      return ms >= SUSPICIOUS_MS && milliseconds(expression, long[i]) > 7 * ms;
    };
    return grows() && grows();
  });
}

test('the prober finds what is quadratic, and lets pass what is not', () => {
  expect(isQuadratic(/^[0-9]*[1-9][0-9]*$/)).toBe(true);
  expect(isQuadratic(/[:@].*$/)).toBe(true);
  expect(isQuadratic(/\s+$/)).toBe(true);
  expect(isQuadratic(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/)).toBe(false);
  expect(isQuadratic(/[^a-z]+/g)).toBe(false);
});

test('no regular expression takes more than in proportion to the text', () => {
  const all = expressions();
  expect(all.length).toBeGreaterThan(200);
  const quadratic = all.filter(({ expression }) => isQuadratic(expression)).map(({ where }) => where);
  expect(quadratic.filter((where) => !Object.hasOwn(SPARED, where))).toEqual([]);
  expect(Object.keys(SPARED).filter((spared) => !all.some(({ where }) => where === spared))).toEqual([]);
});
