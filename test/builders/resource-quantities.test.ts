import { ResourceQuantities } from '../../src/builders/resource-quantities';

test.each([
  [ResourceQuantities.millicores(250), '250m'],
  [ResourceQuantities.millicores(1000), '1000m'],
  [ResourceQuantities.millicores(0), '0m'],
  [ResourceQuantities.mebibytes(200), '200Mi'],
  [ResourceQuantities.gibibytes(2), '2Gi'],
])('%s', (quantity, expected) => {
  expect(quantity).toBe(expected);
});

test.each([0.5, -1, NaN, 2 ** 53])('%d is refused, since it would print as another amount or not at all', (amount) => {
  expect(() => ResourceQuantities.millicores(amount)).toThrow(
    new Error(`${amount} is not an amount in 'm'; give a whole number from 0, or write the quantity as text`),
  );
  expect(() => ResourceQuantities.mebibytes(amount)).toThrow(`${amount} is not an amount in 'Mi'`);
  expect(() => ResourceQuantities.gibibytes(amount)).toThrow(`${amount} is not an amount in 'Gi'`);
});

test.each([
  [
    'memory is limited to the request',
    ResourceQuantities.withoutCpuLimit('100m', '200Mi'),
    { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '200Mi' } },
  ],
  [
    'memory is limited to more',
    ResourceQuantities.withoutCpuLimit('100m', '200Mi', '1Gi'),
    { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '1Gi' } },
  ],
  [
    'all is guaranteed',
    ResourceQuantities.guaranteed('500m', '1Gi'),
    { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '500m', memory: '1Gi' } },
  ],
])('%s', (_, resources, expected) => {
  expect(resources).toStrictEqual(expected);
});
