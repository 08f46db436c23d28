import { DaemonSetValidator } from '../../../src/text-validation/daemon-set-validator';
import { judge } from '../../../src/validation/judge';
import { cases } from '../../../tools/differential/never-runs';
import { askKubernetes, builtMinors, liveTest } from '../../support/conformance';
import { corpusTest } from '../../support/corpus';
import { seeded } from '../../support/seeded';
import { daemonSetOf } from '../daemon-set-table';

const neverRuns = (daemonSet: unknown, minor: number) =>
  judge(daemonSet, [minor])[0].findings.filter(({ rule }) => rule.severity === 'never-runs');

test('a DaemonSet that is rejected is not asked whether it would run', () => {
  expect(neverRuns(daemonSetOf({ spec: { minReadySeconds: -1 }, podSpec: { priority: 5 } }), 34)).toEqual([]);
});

test('a Pod Security level that is broken does not hide what would never run', () => {
  const findings = new DaemonSetValidator({ kubernetesVersion: '1.34', podSecurity: 'baseline' }).validate(
    daemonSetOf({ podSpec: { hostPID: true, priority: 5 } }),
  );
  expect(findings.map(({ severity, field }) => `${severity} ${field}`)).toEqual([
    'error spec.template.spec.hostPID',
    'never-runs spec.template.spec.priority',
  ]);
});

interface Outcome {
  readonly errors: readonly object[];
}

liveTest('of 100 made-up DaemonSets real Kubernetes makes pods of those that we say it does', () => {
  for (const version of builtMinors) {
    const minor = Number(version.slice(2));
    const daemonSets = cases(seeded(minor), 100);
    const answers = askKubernetes<{ pod?: Outcome; revision?: Outcome }>(
      version,
      'judge',
      daemonSets.map((daemonSet) => ({ manifest: JSON.stringify(daemonSet) })),
    );
    // admission is not asked
    const ours = daemonSets.map((daemonSet) =>
      neverRuns(daemonSet, minor).some(({ rule }) => !/admission|scheduler/.test(rule.upstream)),
    );
    const theirs = answers.map(({ pod, revision }) => (pod?.errors.length ?? 0) + (revision?.errors.length ?? 0) > 0);
    expect({ version, ours }).toEqual({ version, ours: theirs });
    expect(ours.filter(Boolean).length).toBeGreaterThan(10);
  }
});

corpusTest('every DaemonSet runs', (corpus) => {
  expect(
    corpus
      .daemonSets()
      .flatMap(({ id, manifest }) => neverRuns(manifest, 34).map(({ field, message }) => `${id} ${field}: ${message}`)),
  ).toEqual([]);
});
