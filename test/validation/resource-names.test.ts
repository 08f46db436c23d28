import { resourceName } from '../../src/validation/resource-names';

// Expected are the answers of pkg/apis/core/helper/helpers.go (IsStandardResourceName, IsExtendedResourceName, IsOvercommitAllowed,
// IsIntegerResourceName, HugePageSizeFromResourceName).

test('cpu and memory are for containers and pods, and overcommitted', () => {
  for (const name of ['cpu', 'memory']) {
    expect(resourceName(name)).toEqual({
      problems: [],
      standard: true,
      podLevel: true,
      cpuOrMemory: true,
      hugePages: false,
      overcommit: true,
      whole: false,
    });
  }
});

test('extended resources have a domain, come whole and are not overcommitted', () => {
  expect(resourceName('example.com/gpu')).toMatchObject({
    containerProblem: undefined,
    podLevel: false,
    overcommit: false,
    whole: true,
  });
  expect(resourceName('kubernetes.io/gpu')).toMatchObject({
    containerProblem: undefined,
    podLevel: false,
    overcommit: true,
    whole: false,
  });
  expect(resourceName('requests.example.com/gpu')).toMatchObject({
    containerProblem: 'notExtended',
    overcommit: false,
    whole: false,
  });
});

test('resources that only quotas know are standard, but not for containers', () => {
  expect(resourceName('requests.cpu')).toMatchObject({
    standard: true,
    containerProblem: 'notForContainers',
    whole: false,
  });
  expect(resourceName('services.nodeports')).toMatchObject({
    standard: true,
    containerProblem: 'notForContainers',
    whole: true,
  });
  expect(resourceName('gpu')).toMatchObject({ standard: false, containerProblem: 'notForContainers', whole: false });
});

test.each([
  ['2Mi', 2n * 1024n ** 2n],
  ['1Gi', 1024n ** 3n],
  ['1e3', 1000n],
  ['7', 7n],
  ['1000m', 1n],
  ['', undefined],
  ['0', undefined],
  ['-1', undefined],
  ['1500m', undefined],
  ['huge', undefined],
  ['1e30', undefined], // more than 64 bits: the server divides by zero here
])('hugepages-%s', (size, pageSize) => {
  expect(resourceName(`hugepages-${size}`)).toMatchObject({
    hugePages: true,
    podLevel: true,
    overcommit: false,
    pageSize,
  });
});

test('any number of names is classified, the same way each time', () => {
  for (let i = 0; i < 3000; i++) expect(resourceName(`example.com/${i}`).problems).toEqual([]);
  expect(resourceName('example.com/0')).toEqual(resourceName('example.com/2999'));
});
