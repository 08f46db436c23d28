import { DaemonSetValidator, DaemonSetValidatorProps } from '../../src';

const daemonSet = (spec = '') => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers: [{name: agent, image: agent:1}]
${spec}`;
const found = (text: string, kubernetesVersion?: string) =>
  new DaemonSetValidator({ kubernetesVersion })
    .validateText(text, 'agent.yaml')
    .map(({ source, line, column, document, severity, field, rule }) =>
      [`${source}:${line}:${column}`, document, severity, field, rule].join(' '),
    );

test('every DaemonSet of a text is judged, each finding with its position; other objects are passed over', () => {
  const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: A_B}\n';
  const text = [daemonSet(), other, daemonSet('      hostNetwrk: true\n')].join('---\n');
  expect(found(text)).toEqual(['agent.yaml:24:7 2 error spec.template.spec.hostNetwrk decode/unknownField']);
  expect(new DaemonSetValidator().validateText(daemonSet())).toEqual([]);
});

test('JSON keeps the digits of numbers and keys that are written twice, which an object has lost', () => {
  const json = (port: string) =>
    `{"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "b", "name": "agent"}, "spec": {
      "minReadySeconds": ${port},
      "selector": {"matchLabels": {"app": "agent"}}, "template": {
        "metadata": {"labels": {"app": "agent"}}, "spec": {"containers": [{"name": "agent", "image": "agent:1"}]}}}}`;
  const duplicate = 'agent.yaml:1:74 0 error metadata.name decode/duplicateField';
  expect(found(json('5'))).toEqual([duplicate]);
  expect(found(json('5.0'))).toEqual([duplicate, 'agent.yaml:2:26 0 error spec.minReadySeconds decode/integer']);
});

test('a text that cannot be read to its end is an error at that place, beside what was read before', () => {
  expect(found(`${daemonSet('      hostNetwrk: true\n')}---\nspec: [1\n`)).toEqual([
    'agent.yaml:10:7 0 error spec.template.spec.hostNetwrk decode/unknownField',
    'agent.yaml:12:7  error  reading/unreadable',
  ]);
  expect(found(`${daemonSet()}...\nb: 1\n`)).toEqual(['agent.yaml:11:1  error  reading/unreadable']);
});

test('what only kubectl of some versions reads is an error for those', () => {
  const text = JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: { containers: [{ name: 'agent', image: 'agent:1' }] },
      },
    },
  }).replace(/}$/, ',}');
  expect(found(text, '1.32')).toEqual([`agent.yaml:1:${text.length} 0 error  reading/notJson`]);
  expect(found(text, '1.33')).toEqual([]);
  expect(new DaemonSetValidator().validateText(text)[0].versions).toBe('1.28-1.32');
});

test('where a merge key replaces a value, the place of the merge key is advised', () => {
  const labels = `    metadata:
      labels:
        app: other
        <<: {app: agent}
`;
  const text = daemonSet().replace('    metadata: {labels: {app: agent}}\n', labels);
  expect(found(text)).toEqual(['agent.yaml:10:9 0 advice spec.template.metadata.labels.app reading/replacedByMerge']);
});

// what Pod Security admission says of these pods is recorded from real servers: test/validation/pod-security
describe('a Namespace in the text that enforces a Pod Security level', () => {
  const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata:
  name: agents
  labels: {${labels}}
`;
  const agent = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: agents}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: true
      containers: [{name: agent, image: agent:1}]
`;
  const errorsOf = (text: string, props: DaemonSetValidatorProps = {}) =>
    new DaemonSetValidator({ kubernetesVersion: '1.36', ...props })
      .validateText(text)
      .filter(({ severity }) => severity === 'error')
      .map(({ field, rule, line, document }) => ({ field, rule, line, document }));
  const enforced = namespace('pod-security.kubernetes.io/enforce: baseline');
  const forbidden = { field: 'spec.template.spec.hostNetwork', rule: 'pod-security/hostNamespaces' };

  test('rejects what the level forbids, whichever of the two comes first', () => {
    expect(errorsOf(`${enforced}---${agent}`)).toEqual([{ ...forbidden, line: 16, document: 1 }]);
    expect(errorsOf(`${agent}---${enforced}`)).toEqual([{ ...forbidden, line: 10, document: 0 }]);
  });

  test('does not matter to other namespaces, or if it enforces nothing that is forbidden', () => {
    expect(errorsOf(`${enforced}---${agent.replace('namespace: agents', 'namespace: others')}`)).toEqual([]);
    expect(errorsOf(`${namespace('pod-security.kubernetes.io/enforce: privileged')}---${agent}`)).toEqual([]);
    expect(errorsOf(`${namespace('pod-security.kubernetes.io/warn: baseline')}---${agent}`)).toEqual([]);
    expect(errorsOf(agent)).toEqual([]);
  });

  test('gives way to the level that the validator has', () => {
    expect(errorsOf(`${enforced}---${agent}`, { podSecurity: 'privileged' })).toEqual([]);
    expect(errorsOf(`${namespace('')}---${agent}`, { podSecurity: 'baseline' })).toEqual([
      { ...forbidden, line: 16, document: 1 },
    ]);
  });
});
