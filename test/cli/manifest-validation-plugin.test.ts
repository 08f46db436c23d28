import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative, resolve } from 'path';
import { ManifestValidationPlugin, ManifestValidationPluginProps } from '../../src/cli/manifest-validation-plugin';

const root = resolve(__dirname, '../..');

/** An app of cdk8s-plus-28, of plain API objects, and of a file: nothing in it is of this library. */
const APP = `
const { App, ApiObject, Chart } = require('cdk8s');
const kplus = require('cdk8s-plus-28');
const { Construct } = require('constructs');

const app = new App();
const logging = new Chart(app, 'logging', { namespace: 'logging' });
const agents = new Construct(logging, 'agents');
const spec = (containers, more) => ({ selector: { matchLabels: { app: 'x' } }, template: { metadata: { labels: { app: 'x' } }, spec: { containers, ...more } } });
const good = { name: 'agent', image: 'registry.example.com/agent:1.0' };
if (process.env.APP !== 'good') {
  // the account has the name of the DaemonSet before it, and comes before the DaemonSet of the same name after it
  new ApiObject(agents, 'early', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'early' }, spec: spec([{ ...good, name: 'Agent' }]) });
  new kplus.ServiceAccount(agents, 'early-account', { metadata: { name: 'early' } });
  new kplus.ServiceAccount(agents, 'late-account', { metadata: { name: 'late' } });
  const late = new Construct(agents, 'late');
  new ApiObject(late, 'Resource', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'late' }, spec: spec([{ ...good, name: 'Agent' }]) });
}
new kplus.DaemonSet(agents, 'plus', { metadata: { name: 'plus' }, containers: [{ image: 'registry.example.com/agent:1.0' }] });
new ApiObject(agents, 'warned', {
  apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'warned' }, spec: spec([good], { nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }),
});
app.synth();
`;

let app: string;
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'plugin-'));
  writeFileSync(join(app, 'main.js'), APP);
});
afterAll(() => rmSync(app, { recursive: true }));

/** Runs the real `cdk8s synth` with the class from the compiled library. */
function synth(properties: string, env: object = {}) {
  const plugin = `./${relative(app, join(root, 'lib/cli/manifest-validation-plugin.js'))}`;
  const entry = `{ package: ${JSON.stringify(plugin)}, version: 0.0.0, class: ManifestValidationPlugin, properties: ${properties} }`;
  writeFileSync(join(app, 'cdk8s.yaml'), `language: typescript\napp: node main.js\nvalidations: [${entry}]\n`);
  rmSync(join(app, 'report.json'), { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/cdk8s-cli/bin/cdk8s'),
      'synth',
      '--no-check-upgrade',
      '--validation-reports-output-file',
      'report.json',
    ],
    { cwd: app, encoding: 'utf8', env: { ...process.env, NODE_PATH: join(root, 'node_modules'), ...env } },
  );
  return {
    status,
    text: stdout + stderr,
    report: () => JSON.parse(readFileSync(join(app, 'report.json'), 'utf8')).reports[0],
  };
}

const WARNING = {
  ruleName: 'warning: warnings/node-labels/nodeSelector',
  recommendation: '"beta.kubernetes.io/os" is deprecated, use kubernetes.io/os',
  fix: 'Use the label that the message names.',
};

describe('in cdk8s synth', () => {
  test('a DaemonSet that the server rejects makes it fail, with the path of the construct that is its own', () => {
    const { status, report } = synth('{ kubernetesVersion: "1.30+" }');
    const { summary, violations } = report();
    expect({ status, summary: summary.status, metadata: summary.metadata }).toEqual({
      status: 2,
      summary: 'failure',
      metadata: {
        Kubernetes: '1.30+',
        'Objects accepted': '4',
        'Objects rejected': '2',
        'Objects not judged': '0',
      },
    });
    expect(violations.map(({ ruleName }: any) => ruleName)).toEqual(['error: containers/name', WARNING.ruleName]);
    const name = 'spec.template.spec.containers[0].name';
    const shown = violations[0].violatingConstructs.map(({ resourceName, constructPath, locations }: any) => ({
      resourceName,
      constructPath,
      locations,
    }));
    expect(shown).toEqual([
      // the path known under the name is that of the account
      {
        resourceName: 'DaemonSet/logging/early',
        constructPath: undefined,
        locations: [expect.stringContaining(`${name} (`)],
      },
      {
        resourceName: 'DaemonSet/logging/late',
        constructPath: 'logging/agents/late',
        locations: [expect.stringContaining(`${name} (`)],
      },
    ]);
  });

  test('a warning is reported and stops nothing', () => {
    const { status, report } = synth('{}', { APP: 'good' });
    const { summary, violations } = report();
    expect({ status, summary: summary.status }).toEqual({ status: 0, summary: 'success' });
    expect(violations).toEqual([
      {
        ...WARNING,
        violatingConstructs: [
          {
            resourceName: 'DaemonSet/logging/warned',
            constructPath: 'logging/agents/warned',
            locations: [
              expect.stringMatching(/^spec\.template\.spec\.nodeSelector\[beta\.kubernetes\.io\/os\] \(\d+:\d+\)$/),
            ],
            manifestPath: expect.stringMatching(/logging\.k8s\.yaml$/),
          },
        ],
      },
    ]);
  });

  test('a version without quotes is bad usage, not another version', () => {
    const { status, text } = synth('{ kubernetesVersion: 1.30 }', { APP: 'good' });
    expect(status).not.toBe(0);
    expect(text).toContain("kubernetesVersion is the number 1.3; put it in quotes, such as '1.30'");
  });
});

test('a version that is not known is refused at once', () => {
  expect(() => new ManifestValidationPlugin({ kubernetesVersion: '1.12' })).toThrow(
    /^kubernetesVersion "1\.12" is not supported; use 1\.28 to 1\.37/,
  );
});

test('a level of Pod Security that is not known is refused at once', () => {
  expect(() => new ManifestValidationPlugin({ podSecurity: 'strict' as 'restricted' })).toThrow(
    /^podSecurity "strict" is not a level of Pod Security; use privileged, baseline, restricted/,
  );
});

test('a file that kubectl cannot read makes it fail', async () => {
  const file = join(app, 'broken.yaml');
  writeFileSync(file, 'spec: [1\n');
  const violations: object[] = [];
  const ends: string[] = [];
  const report = {
    addViolation: (violation: object) => violations.push(violation),
    submit: (status: string) => ends.push(status),
  };
  await new ManifestValidationPlugin().validate({ manifests: [file], metadata: {}, report });
  expect(ends).toEqual(['failure']);
  expect(violations).toEqual([
    {
      ruleName: 'unreadable',
      recommendation: "this bracket is not closed with ']'",
      fix: 'Write what kubectl can read.',
      violatingResources: [{ resourceName: 'N/A', locations: ['1:7'], manifestPath: file }],
    },
  ]);
});

const LABEL_RULE = 'warnings/node-labels/nodeSelector';
const accepting = (acceptance: string) => `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, annotations: {cdk8s-daemonsets/accept: '${acceptance}'}}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {nodeSelector: {beta.kubernetes.io/os: linux}, containers: [{name: agent, image: 'a:1'}]}
`;

async function pluginSays(text: string, props?: ManifestValidationPluginProps) {
  const file = join(app, 'accepting.yaml');
  writeFileSync(file, text);
  const rules: string[] = [];
  let facts: { readonly [key: string]: string } = {};
  let ended = '';
  const report = {
    addViolation: ({ ruleName, recommendation }: { ruleName: string; recommendation: string }) =>
      rules.push(`${ruleName}: ${recommendation}`),
    submit: (status: string, metadata: typeof facts) => {
      ended = status;
      facts = metadata;
    },
  };
  await new ManifestValidationPlugin(props).validate({ manifests: [file], metadata: {}, report });
  return { rules, accepted: facts['Findings accepted'], ended };
}

describe('a platform', () => {
  const agent = (spec: string, acceptance = '') => `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: agents, annotations: {cdk8s-daemonsets/accept: '${acceptance}'}}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec: {nodeSelector: {kubernetes.io/os: linux}, ${spec} containers: [{name: agent, image: 'a:1', resources: {requests: {cpu: 1m, memory: 1Mi}}}]}
`;

  test('refuses the DaemonSet, unless what it can permit is accepted', async () => {
    const props: ManifestValidationPluginProps = { platforms: ['gke-autopilot'] };
    const refused = await pluginSays(agent('hostPID: true,'), props);
    expect([refused.ended, refused.rules.map((rule) => rule.split(': ')[1])]).toEqual([
      'failure',
      ['gke-autopilot/hostNamespaces'],
    ]);
    const accepted = agent('hostPID: true,', 'gke-autopilot/hostNamespaces: an allow-list is installed');
    expect((await pluginSays(accepted, props)).ended).toBe('success');
    expect((await pluginSays(agent('hostPID: true,'))).ended).toBe('success');
  });

  test('refuses the pods, which fails as well', async () => {
    expect((await pluginSays(agent('hostPID: true,'), { platforms: ['talos'] })).ended).toBe('failure');
    expect((await pluginSays(agent(''), { platforms: ['talos'] })).ended).toBe('success');
  });

  test('that is not known is refused at once', () => {
    expect(() => new ManifestValidationPlugin({ platforms: ['gke', 'gce'] as 'gke'[] })).toThrow(
      /^platforms has "gce"; give a list of gke, gke-autopilot, /,
    );
    expect(() => new ManifestValidationPlugin({ platforms: 'gke' as any })).toThrow(
      /^platforms has "gke"; give a list/,
    );
  });
});

describe('the annotation of an object', () => {
  test('accepts a finding, which is listed with its reason', async () => {
    expect(await pluginSays(accepting(`${LABEL_RULE}: old nodes`))).toMatchObject({
      rules: [],
      accepted: `${LABEL_RULE} of DaemonSet/agent: old nodes`,
    });
  });

  test('that accepts what is not found is reported', async () => {
    expect(await pluginSays(accepting('advice/lastApplied: long'))).toMatchObject({
      rules: [
        `warning: ${LABEL_RULE}: "beta.kubernetes.io/os" is deprecated, use kubernetes.io/os`,
        'advice: acceptances/unused: advice/lastApplied is accepted, and nothing is found for it',
      ],
      accepted: undefined,
    });
  });
});
