import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { appModule } from '../src/importer/app-module';
import { importSources } from '../src/importer/import-sources';
import { JUDGING } from '../src/importer/judging';

const folder = join(__dirname, '../../shared/corpus/manifests');
const bin = join(__dirname, '../bin/cdk8s-daemonsets');
const LENGTH = 250_000;

/** Runs the built tool and tells its CPU time at its end, which the clock does not show on a machine that is busy. */
const TOLD = `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('fs').writeSync(3, String(user + system)); }); require(${JSON.stringify(bin)});`;

function secondsOfTool(operand: string): number {
  const { status, stderr, output } = spawnSync(process.execPath, ['-e', TOLD, bin, 'import', operand], {
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(String(stderr));
  return Number(output[3]) / 1e6;
}

/** A file of so many characters, of DaemonSets and what comes with them as projects publish them. */
function longFile(texts: readonly string[]): string {
  let text = '';
  for (const next of texts) if (text.length + next.length < LENGTH && !next.startsWith('{')) text += `---\n${next}\n`;
  return text;
}

if (!existsSync(folder)) {
  console.log('import: skipped, there are no published manifests beside the project');
} else {
  const names = readdirSync(folder).sort();
  const sources = names.map((name) => ({ name, content: readFileSync(join(folder, name)) }));
  const { judge } = JUDGING;
  const start = process.cpuUsage();
  const length = sources
    .map((source) => appModule(importSources([source], { usesBuilders: true, judge })).length)
    .reduce((a, b) => a + b);
  const { user, system } = process.cpuUsage(start);
  console.log(
    `import ${sources.length} files (${length} characters of TypeScript): ${((user + system) / 1e6).toFixed(2)} s of CPU (at most 6.00)`,
  );

  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(out, 'long.yaml');
  writeFileSync(file, longFile(sources.map(({ content }) => content.toString())));
  for (const [what, operand, limit] of [
    ['all files', folder, 6],
    [`one file of ${Math.round(readFileSync(file).length / 1000)} kB`, file, 1],
  ] as const) {
    const seconds = [1, 2, 3, 4, 5].map(() => secondsOfTool(operand)).sort((x, y) => x - y);
    console.log(
      `import ${what} on the command line: ${seconds[2].toFixed(2)} s of CPU, start-up included (at most ${limit}.00)`,
    );
  }
  rmSync(out, { recursive: true });
}
