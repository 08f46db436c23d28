import { CatalogueStatement, catalogueStatements } from './catalogue/statements';
import { ChartContext, ImportOptions } from './chart-context';
import { Printer } from './code-printer';
import { constructIds } from './construct-ids';
import { Statement, statementOf } from './construct-statement';
import { Identifiers } from './identifiers';
import { quotedLiteral } from './literals';
import { normalForm } from './normal-form';
import { Note } from './note';
import { keyOf } from './object-key';
import { sharedPodsOf } from './shared-pods';
import { Expression, piecesOf } from './syntax-tree';
import { ManifestDocument } from '../manifest/manifest-document';
import { JsonObject } from '../model/json-object';
import { parseVersions } from '../stored/kubernetes-versions';

/** The number of uses from which a value becomes a constant. */
const OFTEN = 3;
const INDENT = '    ';

/** One object of the input, and what the app should write for it. */
export interface ImportedObject {
  readonly document: ManifestDocument;
  readonly expected: JsonObject;
  readonly notes: readonly Note[];
}

/** A chart of all objects of one file. */
export interface ChartClass {
  readonly name: string;
  readonly code: string;
  /** The classes that the code uses. */
  readonly classes: ReadonlySet<string>;
  readonly objects: readonly ImportedObject[];
}

/** @param documents each with an object that has `apiVersion` and `kind` */
export function chartClass(name: string, documents: readonly ManifestDocument[], options: ImportOptions): ChartClass {
  const forms = documents.map(({ value }) => normalForm(value as JsonObject));
  const names = new Identifiers();
  const classes = new Set(['Chart', 'Construct']);
  const ids = new Identifiers();
  const own = constructIds(
    forms.map(({ object }) => object),
    ids,
  );
  const objects = new Set(forms.flatMap(({ object }) => keyOf(object) ?? []));
  const overlaps = sharedPodsOf(forms.map(({ object }) => object));
  const refusals = new Map(
    options.refusals?.(forms.map(({ object }) => object)).map((rules, i) => [forms[i].object, rules]),
  );
  const context: ChartContext = { options, classes, ids, objects, overlaps, refusals, made: new Map() };
  const agents = options.usesCatalogue
    ? catalogueStatements(
        documents,
        forms.map(({ object }) => object),
        own,
        context,
      )
    : new Map<number, CatalogueStatement>();
  const replaced = new Set([...agents.values()].flatMap((agent) => agent.replaced));
  const made = documents.flatMap((document, i) => {
    const agent = agents.get(i);
    if (agent) return [{ document, statement: agent.statement, written: agent.written }];
    if (replaced.has(i)) return [];
    const statement = statementOf(document, forms[i], own[i], context);
    return [{ document, statement, written: [statement.expected] }];
  });
  const statements = made.map(({ statement }) => statement);

  const constants = constantsOf(statements, names);
  const bare = new Printer(new Map(), new Map());
  const constructs = constructNames(statements, names);
  const printer = new Printer(new Map(constants.map(({ key, name: constant }) => [key, constant])), constructs.byKey);
  const versions = statements
    .flatMap(({ kubernetesVersion }) => kubernetesVersion ?? [])
    .sort((a, b) => parseVersions(b)[0] - parseVersions(a)[0]);
  if (versions.length > 0) {
    classes.add('TargetClusters');
  }
  const others = statements.filter(({ className }) => className !== 'DaemonSet');
  const leavesOthers = others.some(({ expected }) => options.errorsOf?.(expected, versions[0]).length);
  if (leavesOthers) {
    classes.add('AppFindings');
  }
  const head = [
    'super(scope, id);',
    ...(leavesOthers
      ? ['// the API server refuses some of these objects', 'AppFindings.of(this).leaveOtherObjects();']
      : []),
    ...versions.slice(0, 1).map((version) => `TargetClusters.of(this).use({ kubernetesVersion: '${version}' });`),
    ...constants.map(
      ({ name: constant, code }) => `const ${constant} = ${bare.print(code, INDENT, constant.length + 10)};`,
    ),
  ];
  const code = [
    `export class ${name} extends Chart {\n`,
    '  constructor(scope: Construct, id: string) {\n',
    ...head.map((line) => `${INDENT}${line}\n`),
    ...statements.map((statement) => `\n${printStatement(statement, constructs.byStatement.get(statement), printer)}`),
    '  }\n}\n',
  ].join('');
  return {
    name,
    code,
    classes,
    objects: made.flatMap(({ document, statement: { notes }, written }) =>
      written.map((expected, i) => ({ document, expected, notes: i === 0 ? notes : [] })),
    ),
  };
}

function piecesOfStatement({ props, steps }: Statement): Expression[] {
  return [props, ...steps.flatMap(({ args }) => args)].flatMap((code) => [...piecesOf(code)]);
}

/** Values that are used often enough. A constant has a short name if no other has the same meaning. */
function constantsOf(
  statements: readonly Statement[],
  names: Identifiers,
): { key: string; name: string; code: Expression }[] {
  const found = new Map<string, { name: string; longName: string; code: Expression; count: number }>();
  for (const piece of statements.flatMap(piecesOfStatement)) {
    if (piece.kind === 'shared') {
      const { count } = found.get(piece.key) ?? { count: 0 };
      found.set(piece.key, { ...(found.get(piece.key) ?? piece), count: count + 1 });
    }
  }
  const often = [...found].filter(([, { count }]) => count >= OFTEN);
  const isAlone = (name: string) => often.filter(([, other]) => other.name === name).length === 1;
  return often.map(([key, { name, longName, code }]) => ({
    key,
    name: names.identifier(isAlone(name) ? name : longName),
    code,
  }));
}

/** The names of constructs that other code refers to. */
function constructNames(statements: readonly Statement[], names: Identifiers) {
  const spokenOf = new Set(
    statements.flatMap(piecesOfStatement).flatMap((piece) => (piece.kind === 'reference' ? piece.object : [])),
  );
  const byKey = new Map<string, string>();
  const byStatement = new Map<Statement, string>();
  for (const statement of statements) {
    const { key, id, steps } = statement;
    const isSpokenOf = key !== undefined && spokenOf.has(key) && !byKey.has(key);
    if (isSpokenOf || steps.length > 0) {
      const name = names.identifier(id);
      byStatement.set(statement, name);
      if (isSpokenOf) {
        byKey.set(key, name);
      }
    }
  }
  return { byKey, byStatement };
}

function printStatement(
  { className, id, props, steps, comments }: Statement,
  name: string | undefined,
  printer: Printer,
): string {
  const start = `${name === undefined ? '' : `const ${name} = `}new ${className}(this, ${quotedLiteral(id)}, `;
  return [
    printer.comments([...comments.before, ...comments.behind], INDENT),
    `${INDENT}${start}${printer.print(props, INDENT, start.length + 2)});\n`,
    ...steps.map(({ of, method, args, remark }) => {
      const callee = `${of ? `${of}.of(${name})` : name}.${method}`;
      return (
        printer.comments(remark === undefined ? [] : [remark], INDENT) +
        `${INDENT}${printer.print({ kind: 'call', callee, args }, INDENT, 1)};\n`
      );
    }),
    printer.comments(comments.after, INDENT),
  ].join('');
}
