import { list, node, pod } from './inputs';
import { takeInventory } from '../../../src/cli/plan/inventory';

const read = (content: string | Uint8Array, kind: 'Node' | 'Pod' = 'Node') =>
  takeInventory(kind)({ name: 'in', content });
const WAY = 'write the file with kubectl get nodes -o json';

test.each([
  ['a List', list(node('a'), node('b'))],
  [
    'a NodeList, whose items name no kind',
    { apiVersion: 'v1', kind: 'NodeList', items: ['a', 'b'].map((name) => ({ ...node(name), kind: undefined })) },
  ],
])('%s as kubectl writes it', (_, value) => {
  const { objects, problems } = read(JSON.stringify(value, undefined, 4));
  expect(objects.map((one: any) => one.metadata.name)).toEqual(['a', 'b']);
  expect(problems).toEqual([]);
});

test.each([
  ['one object', JSON.stringify(node('a'))],
  ['a line an object', `${JSON.stringify(node('a'))}\n${JSON.stringify(node('b'))}\n`],
  ['YAML documents', 'kind: Node\nmetadata: {name: a}\n---\nkind: Node\nmetadata: {name: b}\n'],
])('%s', (_, text) => {
  const { objects, problems } = read(Buffer.from(text));
  expect([objects.map((one: any) => one.metadata.name).join(), problems]).toEqual([
    text.includes('b}') || text.includes('"b"') ? 'a,b' : 'a',
    [],
  ]);
});

test('each sort of what does not belong there is told once, at its first place', () => {
  const text = [node('a'), pod('p', 'a'), pod('q', 'a'), { kind: 'Service', metadata: { name: 's' } }, 5]
    .map((one) => JSON.stringify(one))
    .join('\n');
  expect(read(text).problems).toEqual([
    { source: 'in', message: `this is a Pod, not a Node; ${WAY}, and 1 more`, line: 2, column: 1 },
    { source: 'in', message: `this is a Service, not a Node; ${WAY}`, line: 4, column: 1 },
    { source: 'in', message: `this is not a Kubernetes object; ${WAY}`, line: 5, column: 1 },
  ]);
});

test('what stands before the place where a file breaks off is no inventory', () => {
  const { problems } = read(`${JSON.stringify(node('a'))}\n{"kind": "Node", `);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ source: 'in', line: 2 });
});

test('bytes that are no UTF-8 are told and not replaced', () => {
  const bytes = Buffer.concat([
    Buffer.from('{"kind":"List","items":[{"kind":"Node","metadata":{"name":"'),
    Buffer.from([0xff]),
    Buffer.from('"}}]}'),
  ]);
  expect(read(bytes).problems[0]).toEqual({
    source: 'in',
    message: 'the text is not UTF-8 from here on',
    line: 1,
    column: 60,
  });
});

test('pods go by their own kind', () => {
  expect(read(JSON.stringify(list(pod('p', 'a'))), 'Pod').problems).toEqual([]);
  expect(read(JSON.stringify(list(node('a'))), 'Pod').problems[0].message).toBe(
    'this is a Node, not a Pod; write the file with kubectl get pods -A -o json',
  );
});
