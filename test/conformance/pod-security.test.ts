import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { askKubernetes, builtMinors } from '../support/conformance';
import { testIf } from '../support/test-if';

interface Violation {
  readonly check: string;
}
interface Answer {
  readonly level: string;
  readonly baseline: Violation[];
  readonly restricted: Violation[];
}

const minor = '1.36';
const fixtures = `${moduleFolder('k8s.io/pod-security-admission')}/test/testdata`;
const live = testIf(
  builtMinors.includes(minor) && existsSync(fixtures),
  `${minor} is not built in conformance/bin, or its fixtures are not in the Go module cache`,
);

/** Where Go keeps a module that the binary was built of. */
function moduleFolder(path: string): string {
  const args = ['list', '-m', '-mod=readonly', `-modfile=versions/${minor}.mod`, '-f', '{{.Dir}}', path];
  const { stdout } = spawnSync('go', args, {
    cwd: resolve(__dirname, '../../conformance'),
    encoding: 'utf8',
    env: { ...process.env, GOPROXY: 'off' },
  });
  return stdout?.trim() ?? '';
}

function list(...path: string[]): string[] {
  const folder = [fixtures, ...path].join('/');
  return existsSync(folder) ? readdirSync(folder) : [];
}

const published = [
  { level: 'baseline', pods: 1457 },
  { level: 'restricted', pods: 2784 },
] as const;

live.each(published)(
  'the $pods published pods that pass or fail $level do so, for every policy version',
  ({ level, pods: count }) => {
    const cases = list(level).flatMap((version) =>
      ['pass', 'fail'].flatMap((expected) =>
        list(level, version, expected).map((file) => ({
          id: [version, expected, file].join('/'),
          version,
          expected,
          text: readFileSync([fixtures, level, version, expected, file].join('/'), 'utf8'),
        })),
      ),
    );
    const pods = askKubernetes<{ documents: string[] }>(
      minor,
      'yaml',
      cases.map(({ text }) => ({ text })),
    ).map(({ documents }) => JSON.parse(documents[0]));
    const answers = askKubernetes<Answer>(
      minor,
      'podsecurity',
      cases.map(({ id, version }, index) => ({
        id,
        version,
        template: { metadata: pods[index].metadata, spec: pods[index].spec },
      })),
    );

    expect(cases).toHaveLength(count);
    expect(
      answers.map((answer, index) => `${cases[index].id}: ${answer[level].length === 0 ? 'pass' : 'fail'}`),
    ).toEqual(cases.map(({ id, expected }) => `${id}: ${expected}`));
  },
);

live(
  'each violation names the check that found it, and restricted checks stand in for the baseline ones they override',
  () => {
    const template = {
      metadata: {},
      spec: {
        hostPID: true,
        containers: [{ name: 'a', image: 'a' }],
        volumes: [{ name: 'root', hostPath: { path: '/' } }],
      },
    };
    const [answer] = askKubernetes<Answer>(minor, 'podsecurity', [{ template }]);
    expect(answer.level).toBe('privileged');
    expect(answer.baseline.map(({ check }) => check)).toEqual(['hostNamespaces', 'hostPathVolumes']);
    expect(answer.restricted.map(({ check }) => check)).toEqual([
      'hostNamespaces',
      'allowPrivilegeEscalation',
      'capabilities_restricted',
      'restrictedVolumes',
      'runAsNonRoot',
      'seccompProfile_restricted',
    ]);
  },
);
