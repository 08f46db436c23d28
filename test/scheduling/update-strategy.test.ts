import { updateStrategyNumbers } from '../../src/scheduling/update-strategy';

const numbers = (updateStrategy: unknown, desired: number) => {
  const { maxUnavailable, maxSurge } = updateStrategyNumbers({ spec: { updateStrategy } }, desired);
  return [maxUnavailable, maxSurge];
};

test.each([
  [undefined, 10, [1, 0]],
  [{ rollingUpdate: { maxUnavailable: '1%' } }, 10, [1, 0]],
  [{ rollingUpdate: { maxUnavailable: '15%' } }, 10, [2, 0]],
  [{ rollingUpdate: { maxUnavailable: 0, maxSurge: '15%' } }, 10, [0, 2]],
  [{ rollingUpdate: { maxUnavailable: 0 } }, 10, [1, 0]],
  [{ rollingUpdate: { maxUnavailable: 0 } }, 0, [0, 0]],
  [{ rollingUpdate: { maxUnavailable: 'x' } }, 10, [1, 0]],
])('%j of %d pods', (strategy, desired, expected) => {
  expect(numbers(strategy, desired)).toEqual(expected);
});

test('a percent surges even where no pod is desired', () => {
  expect(
    updateStrategyNumbers({ spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: '50%' } } } }, 0),
  ).toEqual({ type: 'RollingUpdate', maxUnavailable: 0, maxSurge: 0, allowsSurge: true });
});
