import { body, notes } from './imported';

const daemonSet = (pod: string) => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
${pod.replace(/^/gm, '      ')}
`;

test('comments stand at what they stood at', () => {
  expect(
    body(`# what it is
${daemonSet(`hostNetwork: true # to see all traffic
# the only one
containers:
  # reads
  - name: agent # like its DaemonSet
    image: agent:1
    args: [a, b] # all of them
    # the end of the container`)}# the end
`),
  ).toBe(`// what it is
new DaemonSet(this, 'agent', {
  metadata: { name: 'agent' },
  selector: { matchLabels: { app: 'agent' } },
  podMetadata: { labels: { app: 'agent' } },
  hostNetwork: true, // to see all traffic
  // the only one
  containers: [
    // reads
    {
      name: 'agent', // like its DaemonSet
      image: 'agent:1',
      args: ['a', 'b'], // all of them
      // the end of the container
    },
  ],
});
// the end`);
});

test('a value with a comment within is a literal, so that the comment has a place', () => {
  const tolerations = (comment: string) =>
    body(
      daemonSet(
        `containers: [{name: agent, image: a}]\ntolerations:\n  - operator: Exists ${comment}\n    effect: NoSchedule`,
      ),
    );
  expect(tolerations('')).toContain("tolerations: [Tolerations.everything({ effect: 'NoSchedule' })],");
  expect(tolerations('# all')).toContain("operator: 'Exists', // all");
});

test('a comment of something that is left out stands above the object', () => {
  expect(body('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  uid: b # from the cluster\n')).toMatch(
    /^\/\/ from the cluster\nnew ApiObject/,
  );
});

test('names come first, as people write them, but where a comment speaks of the order', () => {
  const pod = (comment: string) =>
    body(daemonSet(`containers:\n  - args: [a]\n    ${comment}\n    image: agent:1\n    name: agent`));
  expect(pod('')).toContain("containers: [{ name: 'agent', image: 'agent:1', args: ['a'] }]");
  expect(pod('# pinned')).toContain(`{
      args: ['a'],
      // pinned
      image: 'agent:1',
      name: 'agent',
    },`);
  expect(body('kind: A\nspec: {name: b, a: c}\nmetadata: {labels: {b: c}, name: a}\napiVersion: v1\n')).toContain(
    "{\n  apiVersion: 'v1',\n  kind: 'A',\n  metadata: { name: 'a', labels: { b: 'c' } },\n  spec: { a: 'c', name: 'b' },".replace(
      "a: 'c', name: 'b'",
      "name: 'b', a: 'c'",
    ),
  );
});

test('file modes are written in octal; of those that were, a note says what kubectl reads', () => {
  const manifest = daemonSet(`containers: [{name: agent, image: a}]
volumes:
  - name: a
    secret: {secretName: a, defaultMode: 0400}
  - name: b
    configMap: {name: b, defaultMode: 420, items: [{key: c, path: c, mode: 0o600}]}`);
  expect(body(manifest)).toContain(`volumes: [
    Volumes.secret('a', 'a', { defaultMode: 0o400 }),
    Volumes.configMap('b', 'b', { defaultMode: 0o644, items: [{ key: 'c', path: 'c', mode: 0o600 }] }),
  ],`);
  expect(notes(manifest)).toEqual([
    'agent.yaml:12:35: spec.template.spec.volumes[0].secret.defaultMode is 0400, which is octal: written as 0o400',
  ]);
});

test('a mode elsewhere is a number', () => {
  expect(body({ apiVersion: 'a/v1', kind: 'A', spec: { mode: 420 } })).toContain('spec: { mode: 420 }');
});
