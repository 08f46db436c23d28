import { ApiResource } from 'cdk8s-plus-28';
import { apiResource } from '../../src/importer/api-resources';

test('every constant of cdk8s-plus is known by its group and resource', () => {
  const constants = Object.entries(ApiResource).filter(
    (entry): entry is [string, ApiResource] => entry[1] instanceof ApiResource,
  );
  expect(constants.length).toBeGreaterThan(50);
  expect(constants.map(([, { apiGroup, resourceType }]) => apiResource(apiGroup, resourceType))).toEqual(
    constants.map(([name]) => name),
  );
});

test('other resources have none', () => {
  expect(
    [
      ['', 'deployments'],
      ['apps', 'pods'],
      ['', 'pods/log'],
      ['a.b', 'pods'],
      ['constructor', 'name'],
    ].map(([group, resource]) => apiResource(group, resource)),
  ).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
