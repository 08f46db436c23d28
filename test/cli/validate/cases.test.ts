import { runPlain as run } from './plain';
import { readManifests } from '../../../src/manifest/read-manifests';

/* Manifests that people write, and what the tool says of them on the command line. */

const MANIFEST = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent
spec:
  selector:
    matchLabels: {app: agent}
  template:
    metadata:
      labels: {app: agent}
    spec:
      containers:
      - name: agent
        image: registry.example.com/agent:1
`;

async function validate(manifest: string, ...options: string[]) {
  const { out, err, code } = await run(['validate', '--kubernetes-version', '1.28+', ...options, '-'], {
    stdin: manifest,
  });
  return { code, lines: out.split('\n').slice(0, -2), ...(err !== '' && { err }) };
}

/** The manifest with lines in the place of others. */
function edited(...edits: [RegExp | string, string][]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toMatch(from);
    return text.replace(from, to);
  }, MANIFEST);
}

const withResources = (resources: string) => `${MANIFEST}        resources: ${resources}\n`;

test('without a selector the user is told to write one', async () => {
  const noSelector = edited([/ {2}selector:\n.*\n/, '']);
  expect(await validate(noSelector)).toEqual({
    code: 1,
    lines: [
      'stdin:6:3: error spec.template.metadata.labels: spec.selector is missing, so the DaemonSet would not own its pods. Write spec.selector with labels of the pod template.',
    ],
  });
  const misspelt = await validate(edited(['\nspec:', '\nspecs:']));
  expect(misspelt.lines.map((line) => line.replace(/:.*(?=\. )/, ''))).toEqual([
    'stdin. Remove the field, or correct its name.',
    'stdin. Write spec.selector with labels of the pod template.',
    'stdin. Give the pod at least one container.',
  ]);
});

test('a quantity that is none is shown', async () => {
  const { lines } = await validate(withResources('{limits: {memory: 5GiB, cpu: "2e3m"}, requests: {memory: 99MB}}'));
  expect(lines.map((line) => /: ([^:]*)\. Write/.exec(line)![1])).toEqual([
    '"5GiB" is not a quantity',
    '"2e3m" is not a quantity',
    '"99MB" is not a quantity',
  ]);
});

test('exponents are quantities', async () => {
  expect(await validate(withResources('{limits: {memory: 64e6, ephemeral-storage: 2E3}}'))).toEqual({
    code: 0,
    lines: [],
  });
});

test('of an amount that overflows, the largest exact one is said, and of a fraction that it is one', async () => {
  expect((await validate(withResources('{limits: {memory: 12Pi}, requests: {memory: 1500m}}'))).lines).toEqual([
    'stdin:15:38: warning spec.template.spec.containers[0].resources.limits[memory]: "12Pi" is exact, but Kubernetes takes more than 9223372036854775 bytes for a fraction. Use whole bytes up to 8Pi, such as 200Mi; m means thousandths.',
    'stdin:15:64: warning spec.template.spec.containers[0].resources.requests[memory]: "1500m" is not a whole number of bytes. Use whole bytes up to 8Pi, such as 200Mi; m means thousandths.',
  ]);
  expect((await validate(withResources('{limits: {memory: 8Pi}}'))).lines).toEqual([]);
});

test('what the YAML cannot say to an old server is put as an option of the command line', async () => {
  const affinity = edited([
    '      containers:',
    `      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: kubernetes.io/hostname
            labelSelector: {matchLabels: {app: agent}}
            matchLabelKeys: [app]
      containers:`,
  ]);
  const field = 'spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0]';
  expect((await validate(affinity)).lines).toEqual([
    `stdin:17:13: error ${field}.matchLabelKeys: needs Kubernetes 1.29; set --kubernetes-version to '1.29+' (Kubernetes 1.28). Leave the field out for clusters that do not have it.`,
    `stdin:17:30: never-runs ${field}[0]: "app" stands in both matchLabelKeys and labelSelector (Kubernetes 1.31+). Name the key once: in matchLabelKeys or in the labelSelector.`,
    `stdin:17:29: ignored ${field}.matchLabelKeys: is accepted and then dropped: versions before 1.31 do not keep matchLabelKeys unless a feature gate is set (Kubernetes 1.29-1.30). Leave the field out, or validate for clusters that keep it.`,
  ]);
});

test('a merge key brings keys that are no duplicates, and an advice says where kubectl and YAML differ', async () => {
  const merged = edited(
    ['metadata:\n', 'metadata:\n  labels: &labels {app: agent, tier: base}\n'],
    ['      labels: {app: agent}', '      labels:\n        <<: *labels\n        tier: node'],
    ['      - name: agent\n', '      - &agent\n        name: agent\n'],
  );
  const copied = `${merged}      - !!merge <<: *agent\n        name: copy\n`;
  expect(await validate(copied)).toEqual({ code: 0, lines: [] });
  const late = merged.replace('        <<: *labels\n        tier: node', '        tier: node\n        <<: *labels');
  expect(await validate(late)).toEqual({
    code: 0,
    lines: [
      "stdin:13:9: advice spec.template.metadata.labels.tier: kubectl takes the value that the '<<' below brings, and the YAML specification the one that is written here. Write the '<<' first in its map, or remove the key.",
    ],
  });
});

test('a file that begins as JSON and is not is refused by old versions of kubectl', async () => {
  const json =
    '{"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"a"},"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a","image":"a:1",}]}}}}';
  expect(await validate(json)).toEqual({
    code: 1,
    lines: [
      "stdin:1:205: error: the file begins with '{' but is not JSON, and kubectl up to 1.32 refuses it (Kubernetes 1.28-1.32). Write strict JSON, without comments and without a comma before a closing bracket, or YAML that does not begin with '{'.",
    ],
  });
  expect(await validate(json, '--kubernetes-version', '1.33+')).toEqual({ code: 0, lines: [] });
  expect((await validate(json.replace(',}]', '}]'))).code).toBe(0);
});

test('a document of nothing but ... is told from one that is badly indented', async () => {
  expect(await validate(`---\n# one\n---\n...\n---\n${MANIFEST}`)).toEqual({
    code: 2,
    lines: [],
    err: "stdin:4:1: kubectl refuses a document that begins with '...': remove the line\n",
  });
});

test('an update that waits for a host port is advised against', async () => {
  const surging = edited(
    ['  selector:', '  updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n  selector:'],
    ['agent:1\n', 'agent:1\n        ports: [{containerPort: 9100, hostPort: 9101}]\n'],
  );
  const advice = (port: string) => ({
    code: 0,
    lines: [
      `stdin:6:46: advice spec.updateStrategy.rollingUpdate.maxSurge: 1 means that a new pod starts beside the old one, which holds the host port ${port}, so the new pod waits forever. Replace old pods first: leave maxSurge out, and set maxUnavailable to 1 or more.`,
    ],
  });
  expect(await validate(surging)).toEqual(advice('9101/TCP'));
  const withoutHostPort = surging.replace(', hostPort: 9101', '');
  expect((await validate(withoutHostPort)).lines).toEqual([]);
  expect(
    await validate(withoutHostPort.replace('      containers:', '      hostNetwork: true\n      containers:')),
  ).toEqual(advice('9100/TCP'));
  const inTurn = surging.replace('maxSurge: 1, maxUnavailable: 0', 'maxSurge: 0%, maxUnavailable: 1');
  expect((await validate(inTurn)).lines).toEqual([]);
});

test('what kubectl apply would make too long is advised against', async () => {
  const args = (units: number) => `${MANIFEST}        args: ["${'x'.repeat(units)}"]\n`;
  const [document] = readManifests({ name: 'x', content: Buffer.from(args(0)) }).documents;
  const rest = 262144 - `kubectl.kubernetes.io/last-applied-configuration${JSON.stringify(document.value)}\n`.length;
  expect((await validate(args(rest))).lines).toEqual([]);
  const { code, lines } = await validate(args(rest + 1));
  expect(code).toBe(0);
  expect(lines.map((line) => line.replace(/ which makes .*/, ''))).toEqual([
    'stdin:4:3: advice metadata.annotations: kubectl apply adds the whole manifest to them,',
  ]);
  // characters that Go escapes
  expect((await validate(args(50000).replace(/x/g, '<'))).lines).toHaveLength(1);
  expect((await validate(args(50000))).lines).toHaveLength(0);
});
