import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync, gzipSync } from 'zlib';
import { answersTo, findsRule, Found } from './finds-rule';
import { packText, RuleExample, unpackText } from '../../src/cli/rules/example';
import { Rule } from '../../src/findings/rule';
import { readManifests } from '../../src/manifest/read-manifests';
import { NEWEST_MINOR, OLDEST_MINOR } from '../../src/model/field-table';
import { RULES } from '../../src/validation/rules';
import { unpackCase } from '../differential/kinds/recorded';
import { SEEDS } from '../differential/kinds/seeds';
import { unpack } from '../differential/recorded';

/*
 * Writes assets/rule-examples.json.gz: for each rule a manifest that it finds something in, and one that it does not. The first is a recorded case
 * of conformance, made as small as the rule allows; in the second the field has a value of another recorded case, or is left out. An example that
 * still holds is kept; delete the file to make all of them again.
 *
 *   npx ts-node -T --project test/tsconfig.json tools/rules/rule-examples.ts
 */

const TARGET = join(__dirname, '../../assets/rule-examples.json.gz');
const BY_HAND: { readonly [rule: string]: RuleExample } = JSON.parse(
  readFileSync(join(__dirname, 'examples-by-hand.json'), 'utf8'),
);

type Json = any;
type Path = readonly (string | number)[];

interface Case {
  readonly value: Json;
  readonly old?: Json;
}

/** Values that stand somewhere in recorded objects of a kind. */
type Values = Map<string, Map<string, Json>>;

const look = ({ value, old }: Case, rule: Rule, minor: number): Found =>
  findsRule(rule, JSON.stringify(value), minor, old);

/** Whether JSON can write it: numbers beyond what JavaScript has are of another type. */
function isPlain(value: unknown): boolean {
  try {
    return typeof value === 'object' && value !== null && JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

const at = (value: Json, path: Path): Json => path.reduce((inner, step) => inner?.[step], value);

function without(value: Json, path: Path): Json {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1));
  const last = path[path.length - 1];
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (parent !== undefined && parent !== null) delete parent[last];
  return copy;
}

function withValue(value: Json, path: Path, item: Json): Json {
  const copy = structuredClone(value);
  const parent = at(copy, path.slice(0, -1));
  if (typeof parent !== 'object' || parent === null) return copy;
  parent[path[path.length - 1]] = structuredClone(item);
  return copy;
}

/** Leaves out what the rule does not need, largest parts first. */
function shrink(one: Case, rule: Rule, minor: number): Case {
  let best = one;
  let { errors } = look(one, rule, minor);
  const visit = (path: Path) => {
    const here = at(best.value, path);
    if (typeof here !== 'object' || here === null) return;
    for (const key of Array.isArray(here) ? [...here.keys()].reverse() : Object.keys(here)) {
      const inner = [...path, key];
      const smaller = { ...best, value: without(best.value, inner) };
      const found = look(smaller, rule, minor);
      if (found.paths.length > 0 && found.errors <= errors) {
        best = smaller;
        errors = found.errors;
      } else {
        visit(inner);
      }
    }
  };
  visit([]);
  return best;
}

/** Where a value stands, without the places in lists. */
const shapeOf = (path: Path) => path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');

function collect(value: Json, path: Path, into: Values): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const inner = [...path, Array.isArray(value) ? Number(key) : key];
    const shape = shapeOf(inner);
    const text = JSON.stringify(item);
    if (text.length < 300) {
      if (!into.has(shape)) into.set(shape, new Map());
      if (into.get(shape)!.size < 40) into.get(shape)!.set(text, item);
    }
    collect(item, inner, into);
  }
}

const PLAIN = [
  'a',
  'app',
  'example.com/a',
  'a.example.com',
  '/a',
  'a/b',
  '10.0.0.1',
  'Always',
  1,
  0,
  30,
  true,
  false,
  {},
  [],
];

/** Passes every rule but those that look at what is replaced. */
const USUAL = JSON.parse(BY_HAND['decode/kindMissing'].pass);

function passing(fail: Case, rule: Rule, minor: number, values: Values): Case | undefined {
  const { paths, errors } = look(fail, rule, minor);
  const [path] = paths;
  const tries: Json[] = [];
  for (let end = path.length; end > 0; end--) {
    const part = path.slice(0, end);
    const known = [...(values.get(shapeOf(part))?.values() ?? [])].sort(
      (a, b) => JSON.stringify(a).length - JSON.stringify(b).length,
    );
    tries.push(...known.map((item) => withValue(fail.value, part, item)));
    if (end === path.length) tries.push(...PLAIN.map((item) => withValue(fail.value, part, item)));
    if (at(fail.value, part) !== undefined) tries.push(without(fail.value, part));
  }
  if (fail.old !== undefined) tries.unshift(withValue(fail.value, path, at(fail.old, path)), fail.old);
  const { kind } = fail.value;
  tries.push(...(SEEDS[kind] ?? []).map((seed) => ({ kind, metadata: { name: 'a' }, ...seed })), USUAL);
  let best: { value: Json; errors: number } | undefined;
  for (const value of tries) {
    const found = look({ ...fail, value }, rule, minor);
    if (found.paths.length > 0 || (best !== undefined && found.errors >= best.errors)) continue;
    best = { value, errors: found.errors };
    if (found.errors === 0) break;
  }
  return best === undefined || best.errors > errors ? undefined : { ...fail, value: best.value };
}

const recorded = (name: string): string[] =>
  readFileSync(join(__dirname, '../../conformance/recorded', name), 'utf8')
    .trimEnd()
    .split('\n');

/** The recorded cases of DaemonSets and of other kinds, the shortest first. */
function readCases(): Case[] {
  return [...recorded('verdicts.ndjson').map(unpack), ...recorded('kinds.ndjson').map(unpackCase)]
    .sort((a, b) => a.manifest.length - b.manifest.length)
    .flatMap(({ manifest, old }): Case[] => {
      const [document] = readManifests({ name: 'case', content: manifest }).documents;
      if (document === undefined || !isPlain(document.value)) return [];
      return [{ value: document.value, ...(old === undefined ? {} : { old: JSON.parse(old) }) }];
    });
}

/** Whether an example shows its rule, and passes where it should. */
function holds({ minor, old, passOld = old, fail, pass }: RuleExample, rule: Rule): boolean {
  const found = (text: string, replaced?: string): Found =>
    findsRule(rule, unpackText(text), minor, replaced === undefined ? undefined : JSON.parse(unpackText(replaced)));
  return found(fail, old).paths.length > 0 && found(pass, passOld).paths.length === 0;
}

/** The examples that were written before and still hold. */
function kept(): { [rule: string]: RuleExample } {
  if (!existsSync(TARGET)) return {};
  const before: { [rule: string]: RuleExample } = JSON.parse(gunzipSync(readFileSync(TARGET)).toString());
  return Object.fromEntries(
    RULES.flatMap((rule) => {
      const one = before[rule.id];
      return one !== undefined && holds(one, rule) ? [[rule.id, one]] : [];
    }),
  );
}

function main(): void {
  const cases = readCases();
  const valuesOf = new Map<unknown, Values>();
  for (const { value } of cases) {
    const values: Values = valuesOf.get(value.kind) ?? new Map();
    collect(value, [], values);
    valuesOf.set(value.kind, values);
  }
  // which rules find something in which case, the shortest first
  const first = new Map<string, { one: Case; minor: number; errors: number; isUsual: boolean }>();
  const minors = Array.from({ length: NEWEST_MINOR - OLDEST_MINOR + 1 }, (_, i) => OLDEST_MINOR + i);
  for (const one of cases) {
    const [document] = readManifests({ name: 'case', content: JSON.stringify(one.value) }).documents;
    if (document === undefined) continue;
    const options = { source: document, podSecurity: 'restricted' as const, allowPrivileged: false };
    for (const { minor, findings } of answersTo(document.value, one.old, minors, options)) {
      const errors = findings.filter(({ rule }) => rule.severity === 'error').length;
      for (const { rule } of findings) {
        const isUsual = (one.old !== undefined) === (rule.stage === 'update');
        const known = first.get(rule.id);
        const isBetter =
          known === undefined ||
          (isUsual && !known.isUsual) ||
          (isUsual === known.isUsual && (errors < known.errors || known.one === one));
        if (isBetter) first.set(rule.id, { one, minor, errors, isUsual });
      }
    }
  }
  const examples: { [rule: string]: RuleExample } = { ...kept(), ...BY_HAND };
  const missing: string[] = [];
  for (const rule of RULES) {
    if (Object.hasOwn(examples, rule.id)) continue;
    const found = first.get(rule.id);
    const fail = found && shrink(found.one, rule, found.minor);
    const pass =
      fail && look(fail, rule, found.minor).paths.length > 0
        ? passing(fail, rule, found.minor, valuesOf.get(fail.value.kind) ?? new Map())
        : undefined;
    // an update that changes nothing
    const [seed] = SEEDS[fail?.value.kind] ?? [];
    if (fail?.old !== undefined && pass === undefined && seed !== undefined) {
      const same = packText(JSON.stringify({ kind: fail.value.kind, metadata: { name: 'a' }, ...seed }));
      const [value, old] = [fail.value, fail.old].map((one) => packText(JSON.stringify(one)));
      examples[rule.id] = { minor: found!.minor, old, passOld: same, fail: value, pass: same };
      continue;
    }
    if (fail === undefined || pass === undefined) {
      missing.push(
        `${rule.id}(${found === undefined ? 'no case' : fail !== undefined && look(fail, rule, found.minor).paths.length === 0 ? 'not again' : 'no pass'})`,
      );
      continue;
    }
    examples[rule.id] = {
      minor: found!.minor,
      ...(fail.old === undefined ? {} : { old: packText(JSON.stringify(fail.old)) }),
      fail: packText(JSON.stringify(fail.value)),
      pass: packText(JSON.stringify(pass.value)),
    };
  }
  const lines = Object.entries(examples)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, one]) => `${JSON.stringify(id)}:${JSON.stringify(one)}`);
  writeFileSync(TARGET, gzipSync(`{\n${lines.join(',\n')}\n}\n`, { level: 9 }));
  console.log(`${lines.length} of ${RULES.length} rules have examples; without: ${missing.join(' ') || 'none'}`);
}

main();
