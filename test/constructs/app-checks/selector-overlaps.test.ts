import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { appOf, complaintsOf } from './app';

const labels = (matchLabels: { [key: string]: string }) => ({
  selector: { matchLabels },
  podMetadata: { labels: matchLabels },
});

test('a selector that takes the pods of another DaemonSet of the namespace is refused, and both are named', () => {
  expect(
    complaintsOf(
      appOf({
        broad: labels({ team: 'a' }),
        narrow: labels({ team: 'a', app: 'narrow' }),
      }),
    ),
  ).toEqual([
    'the selector of DaemonSet agents/broad takes pods of DaemonSet agents/narrow too, and their controllers would fight over them; ' +
      'give each a label of its own in selector and pods',
  ]);
});

test('pods of another namespace, and of another label, are not taken', () => {
  expect(
    complaintsOf(
      appOf({
        one: labels({ team: 'a' }),
        two: { ...labels({ team: 'a' }), namespace: 'other' },
        three: labels({ team: 'b' }),
      }),
    ),
  ).toEqual([]);
});

test('selectors by expressions are looked at too', () => {
  expect(
    complaintsOf(
      appOf({
        any: {
          selector: { matchExpressions: [{ key: 'team', operator: 'Exists' }] },
          podMetadata: { labels: { team: 'x' } },
        },
        one: labels({ team: 'a' }),
      }),
    ),
  ).toEqual([expect.stringMatching(/^the selector of DaemonSet agents\/any takes pods of DaemonSet agents\/one too/)]);
});

test('Deployments of cdk8s-plus are controllers like others', () => {
  const app = appOf({ agent: labels({ app: 'x' }) });
  const chart = new Chart(app, 'web', { namespace: 'agents' });
  const deployment = new kplus.Deployment(chart, 'web', {
    podMetadata: { labels: { app: 'x' } },
    containers: [{ image: 'b' }],
    select: true,
    securityContext: { ensureNonRoot: true },
  });
  expect(complaintsOf(app)).toEqual([
    expect.stringMatching(/^the selector of DaemonSet agents\/agent takes pods of Deployment web\/web too/),
  ]);
  deployment.podMetadata.addLabel('app', 'y');
  expect(complaintsOf(app)).toEqual([]);
});
