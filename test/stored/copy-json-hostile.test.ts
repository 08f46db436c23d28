import { DaemonSetValidator } from '../../src/text-validation/daemon-set-validator';

const validate = (spec: unknown) =>
  new DaemonSetValidator().validate({ apiVersion: 'apps/v1', kind: 'DaemonSet', spec });

test('a value that contains itself is an error with its path', () => {
  const cyclic: { [key: string]: unknown } = {};
  cyclic.a = { b: [cyclic] };
  cyclic.c = cyclic;
  expect(() => validate({ x: cyclic })).toThrow('spec.x.a.b[0]: the value cannot be read: it contains itself');
});

test('a value that is in many places, which are in many places, is an error before it fills the memory', () => {
  let shared: object = {};
  for (let i = 0; i < 60; i++) shared = { a: shared, b: shared };
  expect(() => validate({ x: shared })).toThrow('the manifest holds more than 4 million values');
});

test('a value that cannot be read is an error with its path', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(() => validate({ x: [proxy] })).toThrow(/^spec\.x\[0\]: the value cannot be read: .*revoked/);
});

test('lists with holes, and values of wrong types, are answered', () => {
  const containers = new Array(3);
  containers[1] = { name: 'a', image: 'b:1', ports: 5, env: new Map(), args: [Symbol('a'), () => 1] };
  expect(validate({ template: { spec: { containers } } }).length).toBeGreaterThan(0);
});
