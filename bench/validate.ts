import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { report, sideBySide } from './side-by-side';
import { readManifests } from '../src/manifest/read-manifests';
import { parseVersions } from '../src/stored/kubernetes-versions';
import { judge } from '../src/validation/judge';
import { toFindings } from '../src/validation/to-findings';

const root = resolve(__dirname, '..');
const corpus = resolve(root, '../shared/corpus/manifests');
const MINOR = '1.36';
const ROUNDS = 60;

if (!existsSync(corpus)) {
  console.log('validate: skipped, the corpus of published manifests is not beside the project');
} else {
  judging();
  directory();
}
startUp();

/** From JSON text to findings, beside the real decoder, defaulting and validation, in processor time of one process each. */
function judging(): void {
  const texts = readdirSync(corpus)
    .sort()
    .flatMap((name) => readManifests({ name, content: readFileSync(join(corpus, name)) }).documents)
    .filter(({ value }) => (value as { kind?: unknown } | null)?.kind === 'DaemonSet')
    .map(({ value }) => JSON.stringify(value));
  const contents = texts.map((text) => Buffer.from(text));
  const one = perSecond(contents, parseVersions(MINOR));
  const before = heapInUse();
  const all = perSecond(contents, parseVersions());
  const growth = heapInUse() - before;
  const lines = [
    `one version ${one.toFixed(0)}/s`,
    `all versions ${all.toFixed(0)}/s (${(one / all).toFixed(1)} times as long)`,
  ];
  const program = join(root, 'conformance/bin', MINOR);
  const real = existsSync(program)
    ? spawnSync(program, ['bench', String(ROUNDS)], { input: texts.join('\n'), encoding: 'utf8' })
    : undefined;
  if (real?.status === 0) {
    const { documents, seconds } = JSON.parse(real.stdout) as { documents: number; seconds: number };
    lines.push(
      `Kubernetes ${MINOR} itself ${(documents / seconds).toFixed(0)}/s`,
      `ratio ${(one / (documents / seconds)).toFixed(2)} (goal: at least 3)`,
    );
  } else {
    lines.push(`Kubernetes itself skipped: conformance/build.sh ${MINOR} makes it`);
  }
  console.log(
    `validate ${texts.length} DaemonSets from JSON text: ${lines.join(', ')}; in use ${growth.toFixed(1)} MB more after ${2 * ROUNDS} rounds more`,
  );
}

function perSecond(contents: readonly Buffer[], minors: readonly number[]): number {
  const round = () => {
    for (const content of contents) {
      for (const document of readManifests({ name: 'manifest.json', content }).documents) {
        toFindings(judge(document.value, minors, { source: document, isJson: true }), document.value);
      }
    }
  };
  for (let i = 0; i < ROUNDS; i++) round();
  const start = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i++) round();
  const { user, system } = process.cpuUsage(start);
  return (ROUNDS * contents.length) / ((user + system) / 1e6);
}

/** MB in use once garbage is collected: the same before and after, if judging keeps nothing. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/** The program over a directory of 1,000 YAML files. */
function directory(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const names = readdirSync(corpus).sort();
  for (let i = 0; i < 1000; i++) {
    writeFileSync(join(folder, `${i}.yaml`), readFileSync(join(corpus, names[i % names.length])));
  }
  const script =
    'const { cpuUsage } = process; process.on("exit", () => { const { user, system } = cpuUsage(); console.error("cpu", (user + system) / 1e6); });' +
    'process.argv.splice(1, 0, "cdk8s-daemonsets"); require("./lib/cli/bin.js");';
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, 'validate', folder], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  console.log(
    `validate 1000 YAML files, all versions: ${/^cpu (.*)$/m.exec(stderr)?.[1]} s of processor time (goal: under 3); ${stdout.trim().split('\n').pop()}`,
  );
}

function startUp(): void {
  const node =
    (...args: string[]) =>
    () =>
      execFileSync(process.execPath, args, { cwd: root });
  const medians = sideBySide(
    {
      'node alone': node('-e', '0'),
      '--version': node('bin/cdk8s-daemonsets', '--version'),
      'validate --help': node('bin/cdk8s-daemonsets', 'validate', '--help'),
    },
    11,
  );
  report('start the tool', medians, 'validate --help', 'node alone', 'under 3');
}
