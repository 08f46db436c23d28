import { UpdateStrategies } from '../../src/builders/update-strategies';

test.each([
  [UpdateStrategies.rollingUpdate(), { type: 'RollingUpdate' }],
  [
    UpdateStrategies.rollingUpdate({ maxUnavailable: 3 }),
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 3 } },
  ],
  [
    UpdateStrategies.rollingUpdate({ maxUnavailable: '10%' }),
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  ],
  [
    UpdateStrategies.rollingUpdate({ maxUnavailable: 1, maxSurge: 0 }),
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  ],
  [
    UpdateStrategies.rollingUpdate({ maxUnavailable: '0%', maxSurge: '100%' }),
    { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '0%', maxSurge: '100%' } },
  ],
  [UpdateStrategies.surge(1), { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }],
  [UpdateStrategies.surge('25%'), { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } }],
  [UpdateStrategies.onDelete(), { type: 'OnDelete' }],
])('%j', (strategy, expected) => {
  expect(strategy).toStrictEqual(expected);
});

test.each([
  [
    { maxUnavailable: '101%' },
    "maxUnavailable is \"101%\"; give a number of nodes from 0, or a percentage from '0%' to '100%'",
  ],
  [
    { maxUnavailable: '10' },
    "maxUnavailable is \"10\"; give a number of nodes from 0, or a percentage from '0%' to '100%'",
  ],
  [{ maxUnavailable: -1 }, "maxUnavailable is -1; give a number of nodes from 0, or a percentage from '0%' to '100%'"],
  [
    { maxUnavailable: 0.5 },
    "maxUnavailable is 0.5; give a number of nodes from 0, or a percentage from '0%' to '100%'",
  ],
  [
    { maxUnavailable: 0, maxSurge: '1.5%' },
    "maxSurge is \"1.5%\"; give a number of nodes from 0, or a percentage from '0%' to '100%'",
  ],
  [
    { maxUnavailable: '10%', maxSurge: 1 },
    'maxSurge is 1 and maxUnavailable is 10%, but one of them must be 0; use UpdateStrategies.surge, or leave maxSurge out',
  ],
  [
    { maxSurge: '5%' },
    'maxSurge is 5% and maxUnavailable defaults to 1, but one of them must be 0; use UpdateStrategies.surge, or leave maxSurge out',
  ],
  [
    { maxUnavailable: 0 },
    'maxUnavailable and maxSurge are both 0, so that no pod could be replaced; raise maxUnavailable, or use UpdateStrategies.surge',
  ],
  [
    { maxUnavailable: '0%', maxSurge: 0 },
    'maxUnavailable and maxSurge are both 0, so that no pod could be replaced; raise maxUnavailable, or use UpdateStrategies.surge',
  ],
])('%j is refused', (options, message) => {
  expect(() => UpdateStrategies.rollingUpdate(options)).toThrow(new Error(message));
});

test.each([0, '0%'])('a surge of %p is refused', (maxSurge) => {
  expect(() => UpdateStrategies.surge(maxSurge)).toThrow('maxUnavailable and maxSurge are both 0');
});
