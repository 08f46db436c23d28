import { shrink } from '../../../tools/differential/shrink';

const shrinkTo = (text: string, wanted: RegExp): string =>
  shrink(text, (smaller) => smaller.map((each) => wanted.test(each)));

test('what is not needed goes, whatever is around it', () => {
  expect(shrinkTo('{"a":[1,{"b":"long text here","c":null}],"d":{}}', /here/)).toBe('{"a":[{"b":"here"}]}');
});

test('keys that stand twice, numbers and escapes stay as they are written', () => {
  expect(shrinkTo('{"a": {"b" :1e400, "b":2, "\\ud800\\"c": [ ]} , "a":-0.0}', /1e400.*-0\.0/)).toBe(
    '{"a":{"b":1e400},"a":-0.0}',
  );
  expect(shrinkTo('{"a":"\\u0061bc\\ud800\\"defg"}', /d800/)).toBe('{"a":"c\\ud800"}');
});

test('kind and apiVersion stay, without which no server would be asked', () => {
  expect(shrinkTo('{"kind":"DaemonSet","apiVersion":"apps/v1","x":{"kind":1}}', /./)).toBe(
    '{"kind":"DaemonSet","apiVersion":"apps/v1"}',
  );
});
