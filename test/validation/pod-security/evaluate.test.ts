import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { readManifests } from '../../../src/manifest/read-manifests';
import { judge } from '../../../src/validation/judge';
import { forbiddenBy, levelOf, toViolation, violationsOf } from '../../../src/validation/pod-security/evaluate';
import { cases } from '../../../tools/differential/pod-security';
import { askKubernetes, builtMinors, liveTest } from '../../support/conformance';
import { seeded } from '../../support/seeded';
import { testIf } from '../../support/test-if';
import { daemonSetOf } from '../daemon-set-table';

const fixtures = `${goFolder()}/k8s.io/pod-security-admission@${pinnedVersion()}/test/testdata`;
const fixtureTest = testIf(existsSync(fixtures), 'k8s.io/pod-security-admission is not in the Go module cache');

function goFolder(): string {
  return spawnSync('go', ['env', 'GOMODCACHE'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function pinnedVersion(): string {
  const pins = readFileSync(resolve(__dirname, '../../../conformance/versions/1.37.mod'), 'utf8');
  return /pod-security-admission => k8s\.io\/pod-security-admission (\S+)/.exec(pins)![1];
}

function templateOf(daemonSet: unknown, minor: number) {
  return judge(daemonSet, [minor])[0].daemonSet!.spec.template;
}

const namesOf = (findings: ReturnType<typeof violationsOf>) =>
  findings.map((finding) => toViolation(finding.toFinding()).check);

fixtureTest.each([
  { level: 'baseline', count: 1555 },
  { level: 'restricted', count: 2982 },
] as const)(
  'the $count published pods that pass or fail $level do so, for every policy from 1.0 on',
  ({ level, count }) => {
    const said: string[] = [];
    const published: string[] = [];
    for (const version of readdirSync(`${fixtures}/${level}`)) {
      for (const expected of ['pass', 'fail']) {
        const folder = `${fixtures}/${level}/${version}/${expected}`;
        for (const file of existsSync(folder) ? readdirSync(folder) : []) {
          const [{ value }] = readManifests({ name: file, content: readFileSync(`${folder}/${file}`) }).documents;
          const { metadata, spec } = value as { metadata: object; spec: object };
          const template = templateOf(daemonSetOf({ podMetadata: metadata, podSpec: spec }), 37);
          const passes = forbiddenBy(level, template, Number(version.slice('v1.'.length))).length === 0;
          said.push(`${version} ${file}: ${passes ? 'pass' : 'fail'}`);
          published.push(`${version} ${file}: ${expected}`);
        }
      }
    }
    expect(published).toHaveLength(count);
    expect(said).toEqual(published);
  },
);

type Violations = readonly { readonly check: string }[];
interface Answer {
  readonly podSecurity?: { readonly level: string; readonly baseline: Violations; readonly restricted: Violations };
}

liveTest('real Kubernetes gives 100 made-up pods the same level, for the same checks', () => {
  for (const version of builtMinors) {
    const minor = Number(version.slice(2));
    const daemonSets = cases(seeded(minor), 100);
    const answers = askKubernetes<Answer>(
      version,
      'judge',
      daemonSets.map((daemonSet) => ({ manifest: JSON.stringify(daemonSet), want: ['podSecurity'] })),
    );
    const accepted = daemonSets.filter((_, i) => answers[i].podSecurity !== undefined);
    expect(accepted.length).toBeGreaterThan(50);
    const ours = accepted.map((daemonSet) => {
      const template = templateOf(daemonSet, minor);
      const names = (level: 'baseline' | 'restricted') =>
        [...new Set(namesOf(forbiddenBy(level, template, minor)))].sort();
      return {
        level: levelOf(violationsOf(template, minor), minor),
        baseline: names('baseline'),
        restricted: names('restricted'),
      };
    });
    expect(ours).toEqual(
      answers.flatMap(({ podSecurity }) =>
        podSecurity === undefined
          ? []
          : [
              {
                level: podSecurity.level,
                baseline: podSecurity.baseline.map(({ check }) => check).sort(),
                restricted: podSecurity.restricted.map(({ check }) => check).sort(),
              },
            ],
      ),
    );
  }
});

test('the level privileged forbids nothing', () => {
  expect(forbiddenBy('privileged', templateOf(daemonSetOf({ podSpec: { hostPID: true } }), 34), 34)).toEqual([]);
});

test('the levels are those of the worst that is there', () => {
  const levels = [{ hostPID: true }, {}, { securityContext: { runAsNonRoot: true }, os: { name: 'windows' } }].map(
    (podSpec) => levelOf(violationsOf(templateOf(daemonSetOf({ podSpec }), 34), 34), 34),
  );
  expect(levels).toEqual(['privileged', 'baseline', 'restricted']);
});

test('a violation says whose check it is, where, what, and how to fix it', () => {
  const [violation] = violationsOf(templateOf(daemonSetOf({ podSpec: { hostPID: true } }), 34), 34);
  expect(toViolation(violation.toFinding())).toEqual({
    level: 'baseline',
    check: 'hostNamespaces',
    field: 'spec.template.spec.hostPID',
    path: ['spec', 'template', 'spec', 'hostPID'],
    message: 'is true: the pod shares a namespace of the host (Pod Security level baseline)',
    remedy: 'Leave the field out, or allow the level privileged in the namespace.',
  });
});
