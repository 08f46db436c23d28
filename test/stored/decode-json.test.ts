import { readFileSync } from 'fs';
import { resolve } from 'path';
import { Context } from '../../src/findings/context';
import { readManifests } from '../../src/manifest/read-manifests';
import { TYPES } from '../../src/model/field-table';
import { decode } from '../../src/stored/decode';
import { decodeJson } from '../../src/stored/decode-json';
import { unpack } from '../../tools/differential/recorded';

const direct = (text: string, minor = 37) => {
  const ctx = new Context(minor);
  const decoded = decodeJson({ text, bytes: Buffer.from(text) }, ctx);
  return decoded && { ...decoded, findings: ctx.findings, alikeSince: ctx.alikeSince };
};
/** By way of the value, which real Kubernetes holds to. */
const byValue = (text: string, minor = 37) => {
  const [{ value, duplicates, fractions }] = readManifests({ name: 'x.json', content: text }).documents;
  const ctx = new Context(minor);
  return { ...decode(value, ctx, { duplicates, fractions }), findings: ctx.findings, alikeSince: ctx.alikeSince };
};

const objects = readFileSync(resolve(__dirname, '../../conformance/recorded/verdicts.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => unpack(line).manifest)
  .filter((text) => text.startsWith('{') && readManifests({ name: 'x.json', content: text }).documents.length === 1);

test.each([28, 34, 37])('1.%i reads from a usual text what it reads from the value of the text', (minor) => {
  const usual = objects.filter((text) => direct(text, minor) !== undefined);
  expect(usual.length).toBeGreaterThan(objects.length / 2);
  for (const text of usual) expect(direct(text, minor)).toEqual(byValue(text, minor));
});

const rest = '"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","labels":{"a":"b"}}';
const withSpec = (podSpec: string, spec = '') => `{${rest},"spec":{"template":{"spec":{${podSpec}}}${spec}}}`;
const withContainer = (container: string) => withSpec(`"containers":[{${container}}]`);

test.each(
  Object.entries({
    'nothing but what must be there': `{${rest}}`,
    'blanks wherever they can be': `{ ${rest.replace(/[:,{]/g, ' $& ')}\r\n}\n\t`,
    'empty lists and maps': withSpec('"containers":[ ],"nodeSelector":{ },"securityContext":{}'),
    escapes: withContainer('"name":"\\u0061","args":["\\"","a\\\\","\\\\\\"b\\n","\\u00e9\\/"]'),
    nulls: withSpec('"containers":null,"nodeSelector":null,"hostPID":null,"dnsPolicy":null,"securityContext":null'),
    booleans: withSpec('"hostPID":true,"hostIPC":false'),
    numbers: withSpec(
      '"terminationGracePeriodSeconds":0,"priority":2147483647,"activeDeadlineSeconds":999999999999999',
    ),
    'numbers and texts': withContainer('"ports":[{"containerPort":80}],"livenessProbe":{"httpGet":{"port":"http"}}'),
    quantities: withContainer('"resources":{"limits":{"cpu":1,"memory":"100Mi"},"requests":{"cpu":"100m"}}'),
    times: `{${rest.replace('"name"', '"creationTimestamp":"2024-01-02T03:04:05Z","name"')}}`,
  }),
)('%s', (_what, text) => {
  expect(direct(text)).toEqual(byValue(text));
  expect(direct(text)?.daemonSet).toBeDefined();
});

test.each(
  Object.entries({
    'another kind': `{${rest.replace('DaemonSet', 'Deployment')}}`,
    'another version': `{${rest.replace('apps/v1', 'apps/v2')}}`,
    'no kind': '{"apiVersion":"apps/v1"}',
    'an unknown field': withSpec('"HostPID":true'),
    'a field with an escape': withSpec('"host\\u0050ID":true'),
    'a field that the version drops': withContainer('"lifecycle":{"stopSignal":"SIGTERM"}'),
    'a field twice': withSpec('"hostPID":true,"hostPID":true'),
    'a late field twice': withSpec('"volumes":[],"volumes":[]'),
    'a field after its null': withSpec('"hostPID":null,"hostPID":true'),
    'a key twice': `{${rest.replace('"a":"b"', '"a":"b","a":"b"')}}`,
    'the key __proto__': `{${rest.replace('"a":"b"', '"__proto__":"b"')}}`,
    'a text for a number': withSpec('"priority":"1"'),
    'a number for a text': withSpec('"hostname":1'),
    'a number for a boolean': withSpec('"hostPID":1'),
    'a map for a list': withSpec('"containers":{}'),
    'a list for a map': withSpec('"nodeSelector":[]'),
    'a text for an object': withSpec('"securityContext":"a"'),
    'a null in a list': withSpec('"containers":[null]'),
    'a null in a map': withSpec('"nodeSelector":{"a":null}'),
    'a fraction': withSpec('"priority":1.0'),
    'an exponent': withSpec('"priority":1e3'),
    'a number below zero': withSpec('"priority":-1'),
    'more than 32 bits': withSpec('"priority":2147483648'),
    'more digits than a double has': withSpec('"activeDeadlineSeconds":1000000000000000'),
    'a quantity to be rounded': withContainer('"resources":{"limits":{"cpu":"0.0001"}}'),
    'no time': `{${rest.replace('"name"', '"creationTimestamp":"now","name"')}}`,
    'half a surrogate pair': withContainer('"args":["\\ud800"]'),
    'a character beyond ASCII': withContainer('"args":["é"]'),
    'not JSON: a bad escape': withContainer('"args":["\\x"]'),
    'not JSON: a line break in a text': withContainer('"args":["a\n"]'),
    'not JSON: a comma at the end of a list': withSpec('"containers":[{},]'),
    'not JSON: a comma at the end of a map': withSpec('"hostPID":true,'),
    'not JSON: no comma': withSpec('"hostPID":true "hostIPC":true'),
    'not JSON: no colon': withSpec('"hostPID" true'),
    'not JSON: no quotes': withSpec('hostPID:true'),
    'not JSON: a zero in front': withSpec('"priority":01'),
    'not JSON: half a word': withSpec('"hostPID":tru'),
    'not JSON: another word': withSpec('"hostPID":nil'),
    'not JSON: a form feed': withSpec('"hostPID":\ftrue'),
    'not JSON: the wrong bracket': withSpec('"containers":[}'),
    'not JSON: an open text': `{${rest},"spec":"`,
    'not JSON: no end': `{${rest}`,
    'another value behind it': `{${rest}}{}`,
    nothing: '',
    'a list': '[]',
  }),
)('a text with something unusual has to be read as any other: %s', (_what, text) => {
  expect(direct(text, text.includes('stopSignal') ? 28 : 37)).toBeUndefined();
});

test('every text cut short is none', () => {
  const text = withContainer('"name":"a\\n","image":"a","ports":[{"containerPort":80}]');
  expect(direct(text)).toBeDefined();
  for (let end = 0; end < text.length; end++) expect(direct(text.slice(0, end))).toBeUndefined();
});

test('a type has a bit for each of its fields', () => {
  for (const [, fields] of TYPES) expect(fields.size).toBeLessThanOrEqual(62);
});
