import { readManifests } from '../../src/manifest/read-manifests';
import { judgeSource } from '../../src/text-validation/judge-source';

/* Where the server's words leave out or change a step, the line is that of the value all the same. */

const manifest = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata:
      labels:
        app: agent
        tier: no value
      annotations:
        a.b/c: fine
        a b: key
    spec:
      hostPID: true
      hostUsers: false
      nodeSelector:
        a: fine
        a.b: no value
      containers:
      - name: agent
        image: i
        volumeMounts:
        - {name: one, mountPath: /one}
        - name: one
          mountPath: /two
          subPath: ../..
      volumes:
      - {name: one, emptyDir: {}}
      - name: two
        emptyDir: {}
        cephfs: {monitors: [m]}
      hostAliases:
      - ip: 1.1.1.1
      - ip: no address
`;

test('every finding has the line of what it is about', () => {
  const { documents } = judgeSource({ name: 'x.yaml', content: Buffer.from(manifest) }, { minors: [36] });
  expect(
    documents[0].findings.map(({ field, path, line, column }) => `${line}:${column} ${field} ${path.join('/')}`),
  ).toEqual([
    '10:15 spec.template.labels spec/template/metadata/labels/tier',
    '13:14 spec.template.annotations spec/template/metadata/annotations/a b',
    '15:16 spec.template.spec.HostPID spec/template/spec/hostPID',
    '19:14 spec.template.spec.nodeSelector spec/template/spec/nodeSelector/a.b',
    '27:20 spec.template.spec.containers[0].volumeMounts.subPath spec/template/spec/containers/0/volumeMounts/1/subPath',
    '32:17 spec.template.spec.volumes[1].cephFS spec/template/spec/volumes/1/cephfs',
    '35:13 spec.template.spec.hostAliases[1].ip spec/template/spec/hostAliases/1/ip',
  ]);
});

test('what is missing has the place of what lacks it, and a key that is unknown or stands twice its own', () => {
  const { documents } = judgeSource(
    {
      name: 'x.yaml',
      content: Buffer.from(
        'apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  template:\n    spec:\n      hostNetwrk: true\n      containers:\n      - image: i\n        image: i\n',
      ),
    },
    { minors: [36] },
  );
  expect(documents[0].findings.map(({ field, line, column }) => `${line}:${column} ${field}`)).toEqual([
    '6:7 spec.template.spec.hostNetwrk',
    '9:9 spec.template.spec.containers[0].image',
    '8:9 spec.template.spec.containers[0].name',
    '4:3 spec.template.metadata.labels',
    '1:1 metadata.name',
  ]);
});

test('the JSON of one DaemonSet, which takes a shorter way, is judged as with a blank before it', () => {
  const [{ value }] = readManifests({ name: 'x.yaml', content: manifest }).documents;
  const { metadata, ...rest } = value as { readonly metadata: object };
  for (const indent of [0, 2]) {
    for (const [one, podSecurity] of [
      [value, undefined],
      [{ metadata: { ...metadata, namespace: 'agents' }, ...rest }, 'baseline'],
      [{ ...rest, metadata: { generateName: 'agent-', name: null, annotations: { a: 'é' } } }, undefined],
      [{ ...rest, extra: 1 }, undefined],
      [{ ...rest, kind: 'Deployment' }, undefined],
    ] as const) {
      const judging = { minors: [28, 36, 37], podSecurity };
      const said = (content: string, line = 0) => {
        const { documents, problems } = judgeSource({ name: 'x.json', content }, judging);
        const placed = documents.map((document) => ({
          ...document,
          object: document.object?.value,
          findings: document.findings.map((finding) => ({ ...finding, line: finding.line - line })),
          judgeAgainst: document
            .judgeAgainst?.({ level: 'restricted' })
            .map((finding) => ({ ...finding, line: finding.line - line })),
        }));
        return { documents: placed, problems };
      };
      const text = JSON.stringify(one, undefined, indent);
      expect(said(text)).toEqual(said(`\n${text}`, 1));
    }
  }
});
