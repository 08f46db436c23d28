import { readFileSync } from 'fs';
import { resolve } from 'path';
import { askKubernetes, builtMinors, liveTest } from '../support/conformance';
import { hasPublished, published } from '../support/corpus';
import { testIf } from '../support/test-if';

interface Cause {
  readonly reason: string;
  readonly field: string;
  readonly message: string;
}
interface Outcome {
  readonly errors: Cause[];
  readonly warnings?: string[];
}
interface Verdict extends Outcome {
  readonly id: string;
  readonly stage: string;
  readonly decodeError?: string;
  readonly strictErrors?: string[];
  readonly pod?: Outcome;
  readonly revision?: Outcome;
  readonly update?: Outcome;
  readonly stored?: any;
  readonly podSecurity?: { level: string; baseline: { check: string }[]; restricted: { check: string }[] };
}

const newest = builtMinors[builtMinors.length - 1];

function daemonSet(change: (manifest: any, pod: any, container: any) => void = () => {}): string {
  const container = { name: 'agent', image: 'agent:1' };
  const pod = { containers: [container] };
  const labels = { app: 'agent' };
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent' },
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels: { ...labels } }, spec: pod } },
  };
  change(manifest, pod, container);
  return JSON.stringify(manifest);
}

function judge(request: object): Verdict {
  return askKubernetes<Verdict>(newest, 'judge', [{ id: 'one', op: 'create', ...request }])[0];
}

const fieldsOf = (outcome?: Outcome) => outcome?.errors.map(({ reason, field }) => [reason, field]);

/** Go's maps have no order, so errors have none. */
const sorted = (causes: Cause[]) => causes.map((one) => JSON.stringify(one)).sort();

/** The corpus has verdicts of these two, made by another program than ours. */
describe.each(['1.28', '1.36'])('Kubernetes %s', (minor) => {
  const witnessTest = testIf(
    hasPublished && builtMinors.includes(minor),
    `${minor} is not built in conformance/bin, or the published manifests are not in ../shared/corpus`,
  );
  witnessTest('answers to all 188 real DaemonSets as in the recorded verdicts', () => {
    const texts = published.files().map(({ name, text }) => ({ id: name, text }));
    const cases = askKubernetes<{ id: string; documents: string[] }>(minor, 'yaml', texts).flatMap(
      ({ id, documents }) =>
        documents
          .map((document) => JSON.parse(document))
          .flatMap((value) => (value.kind === 'List' ? value.items : [value]))
          .filter((value) => value.kind === 'DaemonSet')
          .map((value, index) => ({ id: `${id}#${index}`, op: 'create', manifest: JSON.stringify(value) })),
    );
    const verdicts = readFileSync(resolve(__dirname, `../../../shared/corpus/verdicts-${minor}.ndjson`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict)
      .map(({ errors, ...rest }) => ({ ...rest, errors: sorted(errors) }));

    const answers = askKubernetes<Verdict>(minor, 'judge', cases).map(
      ({ id, stage, errors, strictErrors = [], warnings }) => ({
        id,
        stage,
        errors: sorted([...errors, ...strictErrors.map((message) => ({ reason: 'Strict', field: '', message }))]),
        warnings,
      }),
    );

    expect(answers).toHaveLength(188);
    expect(answers).toEqual(verdicts);
  });
});

liveTest('what the API server takes is answered for the pod and the revision too', () => {
  const { pod, revision, ...verdict } = judge({ manifest: daemonSet() });
  expect(verdict).toEqual({ id: 'one', stage: 'ok', errors: [], warnings: [] });
  expect(pod).toEqual({ errors: [] });
  expect(revision).toEqual({ errors: [] });
});

liveTest('two host network containers on one port are refused as a pod only', () => {
  const { stage, pod } = judge({
    manifest: daemonSet((_, spec, container) => {
      container.ports = [{ containerPort: 80 }];
      spec.hostNetwork = true;
      spec.containers.push({ ...container, name: 'second' });
    }),
  });
  expect(stage).toBe('ok');
  expect(fieldsOf(pod)).toEqual([['FieldValueDuplicate', 'spec.containers[1].ports[0].hostPort']]);
});

liveTest('a name of 253 characters leaves no room for the revision', () => {
  const { stage, revision } = judge({
    manifest: daemonSet(({ metadata }) => {
      metadata.name = 'a'.repeat(253);
    }),
  });
  expect(stage).toBe('ok');
  expect(fieldsOf(revision)).toEqual([['FieldValueInvalid', 'metadata.name']]);
});

liveTest('an unknown field stops a strict request and warns in a lenient one', () => {
  const manifest = daemonSet((_, spec) => {
    spec.HostNetwork = true;
  });
  const text = 'unknown field "spec.template.spec.HostNetwork"';
  expect(judge({ manifest })).toMatchObject({ stage: 'strict', strictErrors: [text], warnings: [] });
  expect(judge({ manifest, fieldValidation: 'Warn' })).toMatchObject({ stage: 'ok', warnings: [text] });
});

liveTest('text for a number is not a DaemonSet, whatever the field validation', () => {
  const manifest = daemonSet((_, __, container) => {
    container.ports = [{ containerPort: '80' }];
  });
  expect(judge({ manifest, fieldValidation: 'Ignore' })).toMatchObject({
    stage: 'decode',
    decodeError:
      'json: cannot unmarshal string into Go struct field ContainerPort.spec.template.spec.containers.ports.containerPort of type int32',
  });
});

liveTest(
  'a server without --allow-privileged refuses privileged containers, the next case is judged with it again',
  () => {
    const manifest = daemonSet((_, __, container) => {
      container.securityContext = { privileged: true };
    });
    const [without, withIt] = askKubernetes<Verdict>(newest, 'judge', [
      { id: '1', manifest, allowPrivileged: false },
      { id: '2', manifest },
    ]);
    expect(fieldsOf(without)).toEqual([
      ['FieldValueForbidden', 'spec.template.spec.containers[0].securityContext.privileged'],
    ]);
    expect(withIt.stage).toBe('ok');
  },
);

liveTest('a changed selector is refused as an update, not as a new object', () => {
  const { stage, update } = judge({
    old: daemonSet(),
    manifest: daemonSet(({ spec }) => {
      spec.selector.matchLabels = spec.template.metadata.labels = { app: 'other' };
    }),
  });
  expect(stage).toBe('ok');
  expect(fieldsOf(update)).toEqual([['FieldValueInvalid', 'spec.selector']]);
});

liveTest('the stored object has the defaults, and its Pod Security level is that of its template', () => {
  const { stored, podSecurity } = judge({
    manifest: daemonSet((_, spec) => {
      spec.hostPID = true;
    }),
    want: ['stored', 'podSecurity'],
  });
  expect(stored.spec.updateStrategy).toEqual({
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
  });
  expect(podSecurity?.level).toBe('privileged');
  expect(podSecurity?.baseline.map(({ check }) => check)).toEqual(['hostNamespaces']);
});
