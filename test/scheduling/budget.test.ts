import { readBudgets } from '../../src/scheduling/budget';
import { amountText } from '../../src/stored/resource-amounts';

const allocatable = new Map([
  ['cpu', 4000n],
  ['memory', 8n * 2n ** 30n],
]);
const [share] = readBudgets({ cpu: '5%' });
const [fraction] = readBudgets({ cpu: '2.5%' });
const [amount] = readBudgets({ memory: '200Mi' });

test('a share is of what each node has, and what equals it is within it', () => {
  expect([199n, 200n, 201n].map((requested) => share.allows(requested, allocatable))).toEqual([true, true, false]);
  expect([100n, 101n].map((requested) => fraction.allows(requested, allocatable))).toEqual([true, false]);
  expect(share.describe(500n, allocatable)).toEqual({ size: 0.125, text: '12.5%' });
});

test('a share is exact: 57% of 100 are 57', () => {
  const [limit] = readBudgets({ pods: '57%' });
  expect([57n, 58n].map((requested) => limit.allows(requested, new Map([['pods', 100n]])))).toEqual([true, false]);
});

test('of a resource that the node does not have, nothing may be requested', () => {
  expect([0n, 1n].map((requested) => share.allows(requested, new Map()))).toEqual([true, false]);
  expect(share.describe(1n, new Map()).text).toBe('more than the node has');
});

test('an amount is the same for every node', () => {
  const mebibyte = 2n ** 20n;
  expect([200n * mebibyte, 200n * mebibyte + 1n].map((requested) => amount.allows(requested, new Map()))).toEqual([
    true,
    false,
  ]);
  expect(amount.describe(300n * mebibyte, allocatable)).toEqual({
    size: 300 * 2 ** 20,
    text: amountText('memory', 300n * mebibyte),
  });
});

test('an amount of cpu may have thousandths, as requests have', () => {
  const [cpu] = readBudgets({ cpu: '0.25' });
  expect([250n, 251n].map((requested) => cpu.allows(requested, allocatable))).toEqual([true, false]);
});

test.each(['', 'much', '5 %', '-5%', '%', '5%%'])('%j is no budget', (text) => {
  expect(() => readBudgets({ cpu: text })).toThrow(
    `the budget of cpu is ${JSON.stringify(text)}; write a share of each node such as '5%', or an amount such as '500m' or '1Gi'`,
  );
});
