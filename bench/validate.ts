import { execFileSync, spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { report, sideBySide } from './side-by-side';
import type { Finding } from '../src/findings/finding';
import type { ManifestSource } from '../src/manifest/read-manifests';
import type { Judging } from '../src/text-validation/judge-source';

/** What users run, which the compiler and the lazy loading have changed. */
const compiled = createRequire(join(__dirname, '../lib/index.js'));
const { readManifests }: typeof import('../src/manifest/read-manifests') = compiled('./manifest/read-manifests');
const { parseVersions }: typeof import('../src/stored/kubernetes-versions') = compiled('./stored/kubernetes-versions');
const { judgeUsualJson }: typeof import('../src/text-validation/judge-source') = compiled(
  './text-validation/judge-source',
);
const { judge }: typeof import('../src/validation/judge') = compiled('./validation/judge');
const { findingsOf, toFindings }: typeof import('../src/validation/to-findings') = compiled('./validation/to-findings');

const root = resolve(__dirname, '..');
const corpus = resolve(root, '../shared/corpus/manifests');
const MINOR = '1.36';
const ROUNDS = 10;
const TURNS = 15;
const WARM_UP = 8;

if (!existsSync(corpus)) {
  console.log('validate: skipped, the corpus of published manifests is not beside the project');
} else {
  againstKubernetes();
  directory();
}
startUp();

/**
 * From JSON text to findings, beside the real decoder, defaulting and validation, in processor time of one process each. The contenders take
 * turns, and the medians of the ratios of a turn count, so that a busy machine disturbs both alike.
 */
function againstKubernetes(): void {
  const texts = readdirSync(corpus)
    .sort()
    .flatMap((name) => readManifests({ name, content: readFileSync(join(corpus, name)) }).documents)
    .filter(({ value }) => (value as { kind?: unknown } | null)?.kind === 'DaemonSet')
    .map(({ value }) => JSON.stringify(value));
  const contents = texts.map((text) => Buffer.from(text));
  const program = join(root, 'conformance/bin', MINOR);
  const one = (): number => secondsOf(contents, { minors: parseVersions(MINOR) });
  const all = (): number => secondsOf(contents, { minors: parseVersions() });
  const real = existsSync(program) ? (): number => secondsOfKubernetes(program, texts) : undefined;
  for (let i = 0; i < WARM_UP; i++) {
    one();
    all();
  }
  const before = heapInUse();
  const turns = Array.from({ length: TURNS }, () => ({ one: one(), all: all(), real: real?.() ?? NaN }));
  const growth = heapInUse() - before;
  const perSecond = (contender: keyof (typeof turns)[number]): string =>
    (texts.length / median(turns.map((turn) => turn[contender]))).toFixed(0);
  console.log(
    [
      `validate ${texts.length} DaemonSets from JSON text: one version ${perSecond('one')}/s`,
      `all versions ${perSecond('all')}/s, ${median(turns.map((turn) => turn.all / turn.one)).toFixed(2)} times as long (goal: at most 2)`,
      real === undefined
        ? `Kubernetes itself skipped: conformance/build.sh ${MINOR} makes it`
        : `Kubernetes ${MINOR} itself ${perSecond('real')}/s, ratio ${median(turns.map((turn) => turn.real / turn.one)).toFixed(2)} (goal: at least 4)`,
      `in use ${growth.toFixed(1)} MB more after ${2 * TURNS * ROUNDS} rounds`,
    ].join('; '),
  );
}

/** Processor time of a round, which is one judgement of each. */
function secondsOf(contents: readonly Buffer[], judging: Judging): number {
  const start = process.cpuUsage();
  for (let i = 0; i < ROUNDS; i++) {
    for (const content of contents) findingsIn({ name: 'manifest.json', content }, judging);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6 / ROUNDS;
}

function findingsIn(source: ManifestSource, judging: Judging): Finding[] {
  const usual = judgeUsualJson(source, judging);
  if (usual !== undefined) return findingsOf(usual.answers, usual.document);
  return readManifests(source).documents.flatMap((document) =>
    toFindings(judge(document.value, judging.minors, { source: document, isJson: true }), document.value),
  );
}

function secondsOfKubernetes(program: string, texts: readonly string[]): number {
  const { stdout } = spawnSync(program, ['bench', String(ROUNDS)], { input: texts.join('\n'), encoding: 'utf8' });
  return (JSON.parse(stdout) as { seconds: number }).seconds / ROUNDS;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
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
