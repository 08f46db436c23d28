import { podRequests } from '../../src/stored/pod-requests';
import { amountText } from '../../src/stored/resource-amounts';

const container = (requests: object, rest: object = {}) => ({ resources: { requests }, ...rest });
const texts = (podSpec: object, minor = 36) =>
  Object.fromEntries(
    [...podRequests(podSpec as { [key: string]: unknown }, minor)].map(([resource, amount]) => [
      resource,
      amountText(resource, amount),
    ]),
  );

test('containers add up, and overhead comes on top', () => {
  expect(
    texts({
      containers: [container({ cpu: '100m' }), container({ cpu: '0.5', memory: '1Gi' })],
      overhead: { cpu: '50m' },
    }),
  ).toEqual({ cpu: '650m', memory: '1Gi' });
});

test('the largest init container counts if it is more, with the sidecars started before it', () => {
  const sidecar = container({ cpu: '300m' }, { restartPolicy: 'Always' });
  const podSpec = { containers: [container({ cpu: '100m' })], initContainers: [sidecar, container({ cpu: '500m' })] };
  expect(texts(podSpec)).toEqual({ cpu: '800m' });
  // to 1.28 a sidecar is an init container like any other
  expect(texts(podSpec, 28)).toEqual({ cpu: '500m' });
});

test('limits stand in for requests that are not there', () => {
  expect(
    texts({ containers: [{ resources: { limits: { cpu: '1', 'nvidia.com/gpu': '2' }, requests: { cpu: '200m' } } }] }),
  ).toEqual({ cpu: '200m', 'nvidia.com/gpu': '2' });
});

test('what the pod requests as a whole rules from 1.34 on', () => {
  const podSpec = {
    containers: [container({ cpu: '100m' })],
    resources: { requests: { cpu: '1' }, limits: { cpu: '2', memory: '1Gi' } },
  };
  expect(texts(podSpec)).toEqual({ cpu: '1', memory: '1Gi' });
  expect(texts(podSpec, 33)).toEqual({ cpu: '100m' });
});

test('resources that the scheduler does not look at, and junk, are left out', () => {
  expect(
    texts({
      containers: [container({ storage: '1', 'requests.a/b': '1', 'hugepages-2Mi': '4Mi', cpu: 'x' }), null, 5],
      overhead: 'x',
    }),
  ).toEqual({ 'hugepages-2Mi': '4Mi' });
});

test('less than a thousandth is one, as the server stores it', () => {
  expect(texts({ containers: [container({ cpu: '1n' }), container({ cpu: '1n' })] })).toEqual({ cpu: '2m' });
});
