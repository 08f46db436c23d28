import { ManifestValidator } from '../../../src';

const object = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db' },
  spec: {
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'db', image: 'db:1' }] } },
    updateStrategy: { type: 'Recreate' },
  },
};

// ValidateStatefulSetUpdate of 1.37: the gate StatefulSetRecreateStrategy is off, but what is stored stays valid
test.each([
  ['1.36', ['spec.updateStrategy']],
  ['1.37', []],
])('an update of %s may leave the strategy Recreate as it is: errors of %j', (kubernetesVersion, fields) => {
  const { findings } = new ManifestValidator({ kubernetesVersion }).judgeUpdate(object, object);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ field }) => field)).toEqual(fields);
});
