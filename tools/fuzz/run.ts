import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { COMMANDS, flawOf } from './attack';
import { manifests } from './cases';

/*
 * The attack of strangers: texts that no person writes, through every command that reads them. It is bounded and seeded:
 * npm run fuzz -- --count 1000 --seed 5 repeats a run.
 */

/** A run that takes longer has hung. */
const LIMIT_MS = 1_800_000;

function numberOf(option: string, otherwise: number): number {
  const at = process.argv.indexOf(option);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const NODES = [0, 1].map((i) => ({
  kind: 'Node',
  metadata: { name: `n${i}`, labels: { 'kubernetes.io/os': 'linux', k: i === 0 ? 'v' : 'constructor' } },
  spec: { taints: i === 0 ? [] : [{ key: 'k', effect: 'NoSchedule' }] },
  status: { allocatable: { cpu: '1', memory: '1Gi', pods: '9' } },
}));
const OLD = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'agent', image: 'agent:0' }] } },
  },
};

void (async () => {
  const count = numberOf('--count', 100_000);
  const seed = numberOf('--seed', 1);
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const files = { NODES: join(folder, 'nodes.json'), OLD: join(folder, 'old.json') };
  writeFileSync(files.NODES, NODES.map((node) => JSON.stringify(node)).join('\n'));
  writeFileSync(files.OLD, JSON.stringify(OLD));
  try {
    const property = fc.asyncProperty(manifests, fc.constantFrom(...COMMANDS), async (text, command) => {
      const flaw = await flawOf(command, text, files);
      if (flaw !== undefined) throw new Error(`${command.join(' ')}: ${flaw}`);
    });
    const { failed, numRuns, counterexample, errorInstance } = await fc.check(property, {
      numRuns: count,
      seed,
      interruptAfterTimeLimit: LIMIT_MS,
    });
    if (failed) {
      console.log(
        `${(errorInstance as Error | undefined)?.message ?? 'interrupted'}\n${JSON.stringify(counterexample?.[0])}`,
      );
    }
    console.log(
      `fuzz: ${numRuns} texts with seed ${seed}, ${failed ? 'the last one is answered wrong' : 'nothing wrong'}`,
    );
    process.exitCode = failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
})();
