import { Original } from './originals';
import { patches } from '../../importer/cdk8s-output';
import { Printer } from '../../importer/code-printer';
import { ImportedChart } from '../../importer/import-sources';
import { jsonCode } from '../../importer/json-code';
import { quotedLiteral } from '../../importer/literals';
import { Expression, list } from '../../importer/syntax-tree';

/** The test of an imported app: it synthesizes the app and compares what is written with the originals. */
export function appTest(charts: readonly ImportedChart[], originals: readonly Original[]): string {
  const changed = charts.flatMap((chart, i) => changesOf(chart, originals[i]));
  const rows = charts.map(
    ({ id }, i) => `  [${quotedLiteral(`${id}.k8s.yaml`)}, ${quotedLiteral(originals[i].path)}],\n`,
  );
  return `import { join } from 'path';
import { ${changed.length > 0 ? 'JsonPatch, ' : ''}Yaml } from 'cdk8s';
// writes dist/
import '../main';
${
  changed.length > 0
    ? `
// What the import left out or changed on purpose, by file and number of the object.
const CHANGES: { readonly [file: string]: { readonly [index: number]: JsonPatch[] } } = {
${changed.join('')}};
`
    : ''
}
const root = join(__dirname, '..');

/** The objects of a file; those of a list one by one. */
function objectsOf(file: string): any[] {
  const itemsOf = (object: any): any[] => (/List$/.test(object.kind) && Array.isArray(object.items) ? object.items.flatMap(itemsOf) : [object]);
  return Yaml.load(file).flatMap(itemsOf);
}

test.each([
${rows.join('')}])('%s has the objects of %s', (written, original) => {
  const objects = objectsOf(join(root, original))${changed.length > 0 ? '.map((object, i) => JsonPatch.apply(object, ...CHANGES[original]?.[i] ?? []))' : ''};
  expect(objectsOf(join(root, 'dist', written))).toEqual(objects);
});
`;
}

function changesOf({ objects }: ImportedChart, { path }: Original): string[] {
  const lines = objects.flatMap(({ document, expected }, i) => {
    const steps = patches(document.value, expected).map(
      ({ op, path: at, value }): Expression => ({
        kind: 'call',
        callee: `JsonPatch.${op}`,
        args: [{ kind: 'text', text: quotedLiteral(at) }, ...(op === 'remove' ? [] : [jsonCode(value)])],
      }),
    );
    return steps.length > 0
      ? [`    ${i}: ${new Printer(new Map(), new Map()).print(list(...steps), '    ', 5)},\n`]
      : [];
  });
  return lines.length > 0 ? [`  ${quotedLiteral(path)}: {\n${lines.join('')}  },\n`] : [];
}
