import { daemonSet, times } from '../../bench/probes/manifests';
import { Planner } from '../../src/scheduling/planner';
import { SelectionIndex } from '../../src/stored/selection-index';

const NODE = { kind: 'Node', metadata: { name: 'n' }, status: { allocatable: { pods: '9' } } };
const selecting = (name: string, app: string) =>
  daemonSet({
    metadata: { name },
    spec: { selector: { matchLabels: { app } } },
    podMetadata: { labels: { app } },
  });

/** How many selectors are looked at in a plan of so many DaemonSets. */
function lookedAt(make: (i: number) => object, count: number): number {
  const real = SelectionIndex.prototype.candidates;
  let looked = 0;
  const spy = jest.spyOn(SelectionIndex.prototype, 'candidates').mockImplementation(function* counted(
    this: SelectionIndex<unknown>,
    ...args
  ) {
    for (const one of real.apply(this, args)) {
      looked++;
      yield one;
    }
  });
  new Planner().plan(times(count, make), [NODE]);
  spy.mockRestore();
  return looked;
}

test.each<[string, (i: number) => object]>([
  ['of one name', () => selecting('a', 'a')],
  ['of one selector', (i) => selecting(`a${i}`, 'a')],
  ['with a selector each', (i) => selecting(`a${i}`, `a${i}`)],
])('twice as many DaemonSets %s make at most 2.5 times the comparisons', (_, make) => {
  const [once, twice] = [1000, 2000].map((count) => lookedAt(make, count));
  expect(once).toBeGreaterThan(0);
  expect(twice).toBeLessThanOrEqual(2.5 * once);
});
