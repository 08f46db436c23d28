/** What users have, by factor. The oldest values are those that the package promises. */
export const FACTORS = {
  /** cdk8s and constructs */
  core: ['oldest', 'newest'],
  plus: ['28@2.0.3', '28@2', '29', '30', '31', '32', '33', '34'],
  manager: ['npm', 'pnpm', 'yarn'],
  typescript: ['5.4', '5.9', '6', '7'],
  module: ['CommonJS', 'ESM'],
  node: ['20', '22', '24'],
} as const;

type Factor = keyof typeof FACTORS;
export type Cell = { readonly [F in Factor]: (typeof FACTORS)[F][number] };

const NAMES = Object.keys(FACTORS) as Factor[];

/** Every combination. */
export function allCells(): Cell[] {
  return NAMES.reduce<Record<string, string>[]>(
    (cells, factor) => cells.flatMap((cell) => FACTORS[factor].map((value) => ({ ...cell, [factor]: value }))),
    [{}],
  ) as Cell[];
}

/** The values of two factors each that a cell tries together. */
export function pairsOf(cell: Cell): string[] {
  return NAMES.flatMap((a, i) => NAMES.slice(i + 1).map((b) => `${a} ${cell[a]}, ${b} ${cell[b]}`));
}

/** As few cells as a greedy choice needs for every pair; the first ones have the most that no earlier one has. */
export function pairwiseCells(): Cell[] {
  const open = new Set(allCells().flatMap(pairsOf));
  const chosen: Cell[] = [];
  while (open.size > 0) {
    const gain = (cell: Cell) => pairsOf(cell).filter((pair) => open.has(pair)).length;
    const [best] = allCells().reduce<[Cell | undefined, number]>(
      ([found, most], cell) => (gain(cell) > most ? [cell, gain(cell)] : [found, most]),
      [undefined, 0],
    );
    chosen.push(best!);
    pairsOf(best!).forEach((pair) => open.delete(pair));
  }
  return chosen;
}
