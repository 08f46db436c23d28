import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const outdir = mkdtempSync(join(tmpdir(), 'load-'));
const app = (daemonSet: string) => `
  const { App, Chart } = require('cdk8s');
  const app = new App({ outdir: ${JSON.stringify(outdir)} });
  ${daemonSet}
  app.synth();`;
const PROGRAMS = {
  node: '',
  plus: "require('cdk8s-plus-28');",
  plusSynth: app(`
    const { DaemonSet } = require('cdk8s-plus-28');
    new DaemonSet(new Chart(app, 'c'), 'd', { containers: [{ name: 'a', image: 'a:1' }] });`),
  load: "require('cdk8s-daemonsets');",
  daemonSet: `
    const { Chart, App } = require('cdk8s');
    const { DaemonSet } = require('cdk8s-daemonsets');
    new DaemonSet(new Chart(new App(), 'c'), 'd', { containers: [{ name: 'a', image: 'a:1' }] });`,
  synth: app(`
    const { DaemonSet } = require('cdk8s-daemonsets');
    new DaemonSet(new Chart(app, 'c'), 'd', { containers: [{ name: 'a', image: 'a:1' }] });`),
};
type Program = keyof typeof PROGRAMS;

/** User and system time of a process of its own, in milliseconds: wall time says more about the machine than about the program. */
function cpuTime(code: string): number {
  const print = `const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000));`;
  return Number(execFileSync(process.execPath, ['-e', `${code}\n${print}`], { cwd: join(__dirname, '..') }));
}

const least = new Map<Program, number>();
for (let round = 0; round < 12; round++) {
  for (const [name, code] of Object.entries(PROGRAMS) as [Program, string][]) {
    least.set(name, Math.min(least.get(name) ?? Infinity, cpuTime(code)));
  }
}
rmSync(outdir, { recursive: true });
const cost = (program: Program) => least.get(program)! - least.get('node')!;

console.log('loading, CPU time beyond that of node, least of 12 interleaved runs:');
for (const [what, program, reference, goal] of [
  ['load the library', 'load', 'plus', '0.10'],
  ['load it and make a DaemonSet', 'daemonSet', 'plus', '1.10'],
  ['load it, make a DaemonSet and synthesize', 'synth', 'plusSynth', '1.25'],
] as const) {
  const ratio = (cost(program) / cost(reference)).toFixed(2);
  const times = `${cost(program).toFixed(1)} ms, cdk8s-plus-28 ${cost(reference).toFixed(1)} ms`;
  console.log(`  ${what}: ${times}; ratio ${ratio} (goal: at most ${goal})`);
}
