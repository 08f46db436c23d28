import { readManifests } from '../../../src/manifest/read-manifests';

const valueOf = (text: string) =>
  readManifests({ name: 'test.yaml', content: `a: ${text}\n` }).documents.map(
    ({ value }) => (value as { a: unknown }).a,
  )[0];

// a table to read; that every line of it is kubectl's answer is part of the recorded texts
test.each<[string, unknown]>([
  ['yes', true],
  ['Off', false],
  ['y', true],
  ['N', false],
  ['tRUE', 'tRUE'],
  ['~', null],
  ['nULL', 'nULL'],
  ['', null],
  ['0777', 511],
  ['0o17', 15],
  ['08', 8],
  ['018', 18],
  ['0x1F', 31],
  ['0b101', 5],
  ['1_000', 1000],
  ['_1', '_1'],
  ['1.0', 1],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1e400', '1e400'],
  ['-0', 0],
  ['+1', 1],
  ['1_000.5', 1000.5],
  ['12:30:45', '12:30:45'],
  ['2001-01-01', '2001-01-01'],
  ['0x', '0x'],
  ['1.2.3', '1.2.3'],
  ['100m', '100m'],
  ['"yes"', 'yes'],
  ["'1'", '1'],
  ['! 1', '1'],
  ['!!str yes', 'yes'],
  ['!!int "0x10"', 16],
  ['!!float 1', 1],
  ["!!bool 'on'", true],
  ['!!binary aGk=', 'hi'],
  ['!!binary /w==', '\ufffd'],
  ['!!timestamp 2001-02-03', '2001-02-03'],
  ['!custom 1', '1'],
  ['18446744073709551615', 18446744073709551615n],
  ['18446744073709551616', 18446744073709552000n],
  ['1e21', 1e21],
  ['-9223372036854775808', -9223372036854775808n],
])('%s is %p', (text, value) => {
  expect(valueOf(text)).toBe(value);
});

test.each([
  '.inf',
  '-.INF',
  '.nan',
  '!!int 1.0',
  '!!int x',
  '!!bool 1',
  '!!null 0',
  '!!float yes',
  '!!timestamp 2001-02-30',
  '!!binary a',
  '!!float 18446744073709551615',
])('%s cannot be read', (text) => {
  const { documents, problem } = readManifests({ name: 'test.yaml', content: `a: ${text}\n` });
  expect(documents).toEqual([]);
  expect(problem).toMatchObject({ line: 1, column: 4 });
});

test.each([
  ['1.50', '1.5'],
  ['1e6', '1e+06'],
  ['100000.0', '100000'],
  ['0.00001', '1e-05'],
  ['0.0001', '0.0001'],
  ['1.1', '1.1'],
  ['123456.789', '123456.79'],
  ['1e300', '.inf'],
  ['-.inf', '-.inf'],
  ['.nan', '.nan'],
  ['-0.0', '-0'],
  ['0x10', '16'],
  ['yes', 'true'],
  ['9223372036854775807', '9223372036854775807'],
])('the key %s is %s in JSON', (text, key) => {
  expect(readManifests({ name: 'test.yaml', content: `${text}: 1\n` }).documents[0].value).toEqual({ [key]: 1 });
});

test('a number of a million digits is not computed', () => {
  const toBigInt = jest.spyOn(globalThis, 'BigInt');
  expect(typeof valueOf('1'.repeat(1_000_000))).toBe('string');
  expect(typeof valueOf(`0x${'f'.repeat(1_000_000)}`)).toBe('string');
  expect(toBigInt).not.toHaveBeenCalled();
  toBigInt.mockRestore();
});
