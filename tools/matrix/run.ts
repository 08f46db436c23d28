import { mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { allCells, Cell, pairsOf, pairwiseCells } from './cells';
import { pack, Workplace } from './workplace';

/* The packed package beside what users have: installed, compiled and run. `--cells N` takes the first N of the pairwise choice, `--all` every combination. */

const { values } = parseArgs({ options: { cells: { type: 'string' }, all: { type: 'boolean' } } });
const cells = values.all
  ? allCells()
  : pairwiseCells().slice(0, values.cells === undefined ? undefined : Number(values.cells));
const nameOf = (cell: Cell) =>
  Object.entries(cell)
    .map(([factor, value]) => `${factor} ${value}`)
    .join(', ');

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
const failed: string[] = [];
const outputs = new Map<string, Cell>();
try {
  mkdirSync(join(folder, 'packed'));
  const workplace = new Workplace(folder, pack(join(folder, 'packed')), cells);
  for (const cell of cells) {
    const started = process.hrtime.bigint();
    try {
      outputs.set(workplace.output(cell), cell);
      console.log(`ok    ${nameOf(cell)} (${Number((process.hrtime.bigint() - started) / 10_000_000n) / 100} s)`);
    } catch (error) {
      const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
      console.log(`FAIL  ${nameOf(cell)}\n${stdout}${stderr || message}`);
      failed.push(nameOf(cell));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (outputs.size > 1) {
  console.log(`not the same output:\n${[...outputs.values()].map(nameOf).join('\n')}`);
}
const all = new Set(allCells().flatMap(pairsOf)).size;
console.log(
  `${cells.length - failed.length} of ${cells.length} cells, ${new Set(cells.flatMap(pairsOf)).size} of ${all} pairs`,
);
process.exitCode = failed.length > 0 || outputs.size !== 1 ? 1 : 0;
