import { Code, sharedIn } from './code';
import { Json } from './json';
import { quotedLiteral } from './literals';
import { Names } from './names';
import { Printer } from './printer';
import { Statement, StatementOptions, statementOf } from './statements';
import { ManifestDocument } from '../manifest/manifest-document';

/** How often a value must be there to get a constant. */
const OFTEN = 3;

/** What happened to one object, and where it stands. */
export interface ImportedObject {
  readonly document: ManifestDocument;
  readonly expected: Json;
  readonly notes: readonly string[];
}

/** A chart of all objects of one file. */
export interface ChartClass {
  readonly name: string;
  readonly code: string;
  /** The classes that the code uses. */
  readonly classes: ReadonlySet<string>;
  readonly objects: readonly ImportedObject[];
}

export function chartClass(name: string, documents: readonly ManifestDocument[], options: StatementOptions): ChartClass {
  const classes = new Set(['Chart', 'Construct']);
  const statements = documents.map((document) => statementOf(document, options, classes));
  const names = new Names();
  const constants = constantsOf(statements, names);
  const printer = new Printer(new Map(constants.map(({ key, name: constant }) => [key, constant])));
  const indent = '    ';
  const versions = statements.flatMap(({ kubernetesVersion }) => kubernetesVersion ?? []).sort((a, b) => parseInt(b.slice(2)) - parseInt(a.slice(2)));
  if (versions.length > 0) {
    classes.add('SynthValidation');
  }
  const bare = new Printer(new Map());
  const head = [
    'super(scope, id);',
    ...versions.slice(0, 1).map((version) => `SynthValidation.of(this).use({ kubernetesVersion: '${version}' });`),
    ...constants.map(({ name: constant, code }) => `const ${constant} = ${bare.print(code, indent, constant.length + 10)};`),
  ];
  const ids = constructIds(statements);
  const body = statements.map((statement, i) => `\n${printStatement(statement, ids[i], names, printer, indent)}`);
  const code = [
    `export class ${name} extends Chart {\n`,
    '  constructor(scope: Construct, id: string) {\n',
    ...head.map((line) => `${indent}${line}\n`),
    ...body,
    '  }\n}\n',
  ].join('');
  return { name, code, classes, objects: statements.map(({ expected, notes }, i) => ({ document: documents[i], expected, notes })) };
}

function constantsOf(statements: readonly Statement[], names: Names): { key: string; name: string; code: Code }[] {
  const found = new Map<string, { name: string; code: Code; count: number }>();
  for (const { props } of statements) {
    for (const { key, name, code } of sharedIn(props)) {
      const known = found.get(key) ?? { name, code, count: 0 };
      known.count++;
      found.set(key, known);
    }
  }
  return [...found].filter(([, { count }]) => count >= OFTEN).map(([key, { name, code }]) => ({ key, name: names.identifier(name), code }));
}

/** DaemonSets go by their names; what shares a name with another is told apart by its kind. */
function constructIds(statements: readonly Statement[]): string[] {
  const names = new Names();
  const isDaemonSet = ({ expected }: Statement) => expected.kind === 'DaemonSet';
  const ids = new Map<Statement, string>();
  for (const statement of [...statements.filter(isDaemonSet), ...statements.filter((other) => !isDaemonSet(other))]) {
    const { kind, metadata } = statement.expected as { kind: string; metadata?: { name?: unknown } };
    const name = typeof metadata?.name === 'string' ? metadata.name : '';
    const kindWord = kind.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
    ids.set(statement, names.constructId(isDaemonSet(statement) && name ? name : [name, kindWord].filter(Boolean).join('-')));
  }
  return statements.map((statement) => ids.get(statement)!);
}

function printStatement(statement: Statement, id: string, names: Names, printer: Printer, indent: string): string {
  const { className, props, patches, comments, notes } = statement;
  const constant = patches.length > 0 ? names.identifier(id) : undefined;
  const start = `${constant ? `const ${constant} = ` : ''}new ${className}(this, ${quotedLiteral(id)}, `;
  const target = className === 'ApiObject' ? constant! : `ApiObject.of(${constant})`;
  const remarks = notes.slice(notes.length - patches.length);
  return [
    printer.comments([...comments.before, ...comments.behind], indent),
    `${indent}${start}${printer.print(props, indent, start.length + 2)});\n`,
    ...patches.map((patch, i) => printer.comments([remarks[i]], indent)
      + `${indent}${target}.addJsonPatch(${printer.print(patch, indent, target.length + 17)});\n`),
    printer.comments(comments.after, indent),
  ].join('');
}
