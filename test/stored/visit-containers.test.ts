import { forEachContainer } from '../../src/stored/visit-containers';

test('containers of all three lists are visited, with their list and place', () => {
  const seen: string[] = [];
  forEachContainer(
    {
      containers: [{ name: 'a' }, { name: 'b' }],
      initContainers: [{ name: 'c' }],
      ephemeralContainers: [{ name: 'd' }],
    },
    ({ name }, list, i) => seen.push(`${name} ${list}[${i}]`),
  );
  expect(seen).toEqual(['c initContainers[0]', 'a containers[0]', 'b containers[1]', 'd ephemeralContainers[0]']);
});

test('lists may be missing', () => {
  const visit = jest.fn();
  forEachContainer({ containers: [] }, visit);
  expect(visit).not.toHaveBeenCalled();
});
