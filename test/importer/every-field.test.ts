import { synthesized } from './synthesized';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { fieldSamples } from '../support/field-samples';

const LABELS = { app: 'agent' };

// One file with a DaemonSet for each field of each type: what comes out of no builder, literal or patch would be missing here.
test.each([true, false])('every field of the table comes out as it went in, with builders: %s', (usesBuilders) => {
  const items = fieldSamples('DaemonSetSpec').map(({ value }) => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: LABELS },
      ...value,
      template: {
        metadata: { labels: LABELS, ...value.template?.metadata },
        ...value.template,
        spec: { containers: [{ name: 'agent', image: 'agent:1' }], ...value.template?.spec },
      },
    },
  }));
  expect(items.length).toBeGreaterThan(500);
  const charts = importSources(
    [{ name: 'all.json', content: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }],
    { usesBuilders },
  );
  const code = appModule(charts);
  expect(code.match(/new DaemonSet\(/g)!.length).toBeGreaterThan(300);
  expect(synthesized(code, { validates: false })[0]).toEqual(items);
});
