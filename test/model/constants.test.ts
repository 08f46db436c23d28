import { TYPES } from '../../src/model/field-table';
import * as constants from '../../src/model/generated/constants';

const CLASSES = Object.entries(constants).map(([name, values]) => ({ name, values: Object.entries(values) }));
const setOf = (values: readonly unknown[]): string => [...values].sort().join(' ');

test('every field that takes one of several values has a class with exactly those', () => {
  const sets = new Set(CLASSES.map(({ values }) => setOf(values.map(([, value]) => value))));
  const fields = [...TYPES].flatMap(([type, ofType]) =>
    [...ofType.values()].map(({ name, values = [] }) => ({ field: `${type}.${name}`, values })),
  );
  const closed = fields.filter(({ values }) => values.length > 1);
  expect(closed.length).toBeGreaterThan(40);
  expect(closed.filter(({ values }) => !sets.has(setOf(values))).map(({ field }) => field)).toEqual([]);
});

test('constants are written as other languages write them', () => {
  const names = CLASSES.flatMap(({ values }) => values.map(([name]) => name));
  expect(names.filter((name) => !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  expect([constants.TolerationEffects.NO_EXECUTE, constants.StopSignals.SIGRTMIN_PLUS_1]).toEqual([
    'NoExecute',
    'SIGRTMIN+1',
  ]);
});
