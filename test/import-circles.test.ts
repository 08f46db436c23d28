import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { preProcessFile } from 'typescript';

const SRC = join(__dirname, '..', 'src');

/** Every file of src with the files of src that it imports, for values or for types alone. */
function importsOf(root: string): Map<string, string[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(
    files.map((name) => [
      name,
      preProcessFile(readFileSync(join(root, name), 'utf8'), true, true)
        .importedFiles.map(({ fileName }) => fileName)
        .filter((imported) => imported.startsWith('.'))
        .map((imported) => `${relative(root, join(root, name, '..', imported))}.ts`),
    ]),
  );
}

/** The circles of a graph: sets of nodes of which each can be reached from each. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const lowestOf = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    stack.push(node);
    const reached = (graph.get(node) ?? []).map((next) => {
      if (!order.has(next)) return lowestOf(next);
      return stack.includes(next) ? order.get(next)! : own;
    });
    const lowest = Math.min(own, ...reached);
    if (lowest === own) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return lowest;
  };
  for (const node of graph.keys()) if (!order.has(node)) lowestOf(node);
  return circles;
}

test('no file imports itself in a circle, types included, which the linter does not see', () => {
  const imports = importsOf(SRC);
  expect(imports.get('constructs/app-state.ts')).toContain('validation/validator.ts');
  expect(circlesOf(imports)).toEqual([]);
});

test('a circle is found, and what only leads to it is not part of it', () => {
  const graph = new Map([
    ['a', ['b', 'd']],
    ['b', ['c']],
    ['c', ['b']],
    ['d', []],
  ]);
  expect(circlesOf(graph)).toEqual([['b', 'c']]);
});
