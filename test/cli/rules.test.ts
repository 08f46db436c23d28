import { run } from './run';
import { ALL_RULES } from '../../src/cli/rules/all';
import { unpackText } from '../../src/cli/rules/example';
import { ruleExamples } from '../../src/cli/rules/run';
import { RULES } from '../../src/validation/rules';
import { findsRule } from '../../tools/rules/finds-rule';

const examples = ruleExamples();

test('every rule has an example in which it finds something, and one in which it does not', () => {
  expect(RULES.map(({ id }) => id).filter((id) => !Object.hasOwn(examples, id))).toEqual([]);
  const wrong = RULES.flatMap((rule) => {
    const example = examples[rule.id];
    if (example === undefined) return [];
    const { minor, old, passOld = old, fail, pass } = example;
    const found = (text: string, replaced?: string) =>
      findsRule(rule, unpackText(text), minor, replaced === undefined ? undefined : JSON.parse(unpackText(replaced)));
    const [failing, passing] = [found(fail, old), found(pass, passOld)];
    return failing.paths.length > 0 && passing.paths.length === 0 && passing.errors <= failing.errors ? [] : [rule.id];
  });
  expect(wrong).toEqual([]);
});

test('rules lists all of them', async () => {
  const { code, out } = await run(['rules']);
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(ALL_RULES.length);
  expect(out).toMatch(/^metadata\/name +error +Use at most 253 lower-case letters/m);
  const json = JSON.parse((await run(['rules', '--format', 'json'])).out);
  expect(json).toHaveLength(ALL_RULES.length);
  expect(json[0]).toMatchObject({ id: RULES[0].id, severity: RULES[0].severity });
});

test('rules of objects together and of synth are listed and can be named', async () => {
  const { code, out } = await run(['rules', 'references/accounts/*', 'written/number', 'acceptances/unused']);
  expect(code).toBe(0);
  expect(out).toMatch(/^written\/number \(error, FieldValueInvalid\)$/m);
  expect(out).toMatch(/^acceptances\/unused \(advice, FieldValueInvalid\)$/m);
});

test('a rule is explained with its examples', async () => {
  const { code, out } = await run(['rules', 'probes/sleep']);
  expect(code).toBe(0);
  expect(out).toMatch(/^probes\/sleep \(error, FieldValueInvalid\)\n\n {2}\S/);
  expect(out).toContain('\n  Found when the API server validates the object');
  expect(out).toMatch(/\n {2}This fails in Kubernetes 1\.\d\d:\n {4}apiVersion: apps\/v1\n {4}kind: DaemonSet\n/);
  expect(out).toMatch(/\n {2}This passes:\n {4}apiVersion: apps\/v1\n/);
  const [{ example }] = JSON.parse((await run(['rules', '--format', 'json', 'probes/sleep'])).out);
  expect(Object.keys(example)).toEqual(['minor', 'fail', 'pass']);
});

test('a rule of a platform is explained with its certainty and what can permit it', async () => {
  const { out } = await run(['rules', 'talos/podSecurity']);
  expect(out).toContain(
    '\n  Source (source): siderolabs/talos pkg/machinery/config/generate/init.go: the plugin PodSecurity',
  );
  expect(out).toContain('\n  What can permit it: a label of the namespace\n');
  const [{ certainty, exception }] = JSON.parse((await run(['rules', '--format', 'json', 'talos/podSecurity'])).out);
  expect([certainty, exception]).toEqual(['source', 'a label of the namespace']);
});

test('a table explains all its rules, and an unknown rule is bad usage', async () => {
  const { out } = await run(['rules', 'advice/*']);
  expect(out.match(/^advice\//gm)!.length).toBe(RULES.filter(({ table }) => table === 'advice').length);
  expect(await run(['rules', 'metadata/names'])).toMatchObject({
    code: 2,
    err: expect.stringMatching(
      /^cdk8s-daemonsets: there is no rule 'metadata\/names'.*\nRun 'cdk8s-daemonsets rules --help' for help\.\n$/,
    ),
  });
});
