import { module, notes } from './imported';
import { synthesized } from './synthesized';

test.each([
  [
    'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: keys}\nspec: {"<<": literal, "a": 1}\n',
    `agent.yaml:4:8: spec["<<"]: cdk8s writes the text "<<" so that kubectl cannot read the file. Give the key another name: in YAML, '<<' merges another map into this one.`,
  ],
  [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  mode: "0o644"\n',
    'agent.yaml:5:3: data.mode: cdk8s writes the text "0o644" so that kubectl reads the number 420. Write a number as decimal digits, or a text that does not look like one.',
  ],
  [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  text: "one\\u2028two"\n',
    'agent.yaml:5:3: data.text: cdk8s writes the text "one\\u2028two" so that kubectl cannot read the file. Leave the character out; the text of a file can stand as base64 in binaryData of a ConfigMap or in data of a Secret.',
  ],
])('what no app can write is noted, with its place: %#', (text, message) => {
  expect(notes(text)).toEqual([message]);
});

test('a number beyond 2^53 stands beside a key that cdk8s takes for a class', () => {
  const text = `apiVersion: example.com/v1
kind: Thing
metadata: {name: nums}
spec: {properties: {constructor: {type: string}, mode: {maximum: 9223372036854775807}}}
`;
  const code = module(text);
  expect(code).toContain('9223372036854775807n');
  expect(code).toContain("JsonPatch.add('/spec/properties/constructor', { type: 'string' })");
});

test('the object is the same when the number is small enough for the test to compare it', () => {
  const object = JSON.parse(
    '{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"n"},"spec":{"properties":{"constructor":{"type":"string"},"mode":{"maximum":7}},"list":[{"constructor":{"a":[1]},"b":2}]}}',
  ) as object;
  expect(synthesized(module(object))).toEqual([[object]]);
});
