import * as ts from 'typescript';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// Node.js finds the exports of CommonJS in its text: where `exports.X =` stands, but not where a getter of a shape that it does not recognize has
// a literal key
const EXPORT_LAZILY = `const exportLazily = (name, load) => {
    const define = (property) => Object.defineProperty(exports, name, { enumerable: true, configurable: true, ...property });
    define({ get: () => define({ value: load(), writable: true })[name] });
};
`;

/**
 * Makes CommonJS that the TypeScript compiler wrote load a module when something of it is first used: an import becomes a memoized function,
 * a re-export becomes a getter.
 *
 * @param text what the compiler wrote
 * @param exportsOf the names of the values that a module exports
 */
export function lazify(text: string, exportsOf: (specifier: string) => string[]): string {
  const file = parse(text);
  const imports = file.statements.map(importOf).filter((found) => found !== undefined);
  const declared = new Map(imports.map(({ name }) => [name.text, name]));
  const edits: Edit[] = [];
  const replace = (node: ts.Node, by: string) =>
    edits.push({ start: node.getStart(file), end: node.getEnd(), text: by });

  for (const { statement, name, load } of imports) {
    const loaded = `${name.text}_loaded`;
    replace(statement, `let ${loaded};\nconst ${name.text} = () => (${loaded} ??= ${load.getText(file)});`);
  }
  const reexports = file.statements.map(reexportOf).filter((found) => found !== undefined);
  reexports.forEach(({ statement, name, load }, index) => {
    const names = name === undefined ? exportsOf(specifierOf(load)) : [name];
    const lines = names.map((one) => {
      const value = name === undefined ? `${load.getText(file)}.${one}` : load.getText(file);
      return `exports.${one} = void 0;\nexportLazily("${one}", () => ${value});`;
    });
    replace(statement, (index === 0 ? EXPORT_LAZILY : '') + lines.join('\n'));
  });

  const visit = (node: ts.Node): void => {
    const declaration = ts.isIdentifier(node) && declared.get(node.text);
    if (declaration && declaration !== node && !isNameOfMember(node)) {
      if ((node.parent as ts.NamedDeclaration).name === node && !ts.isShorthandPropertyAssignment(node.parent)) {
        throw new Error(`${node.text} is the name of an import and of something else: give that another name`);
      }
      edits.push(...useOf(node, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text);
}

/** The names of the values that a CommonJS module assigns to its `exports`. */
export function exportedNames(text: string): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      if (ts.isPropertyAccessExpression(node.left) && node.left.expression.getText() === 'exports') {
        names.add(node.left.name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(text));
  return [...names];
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('module.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/** `const name = require("...")`, bare or within a helper such as `__importStar`. */
function importOf(statement: ts.Statement) {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return undefined;
  const [{ name, initializer: load }] = statement.declarationList.declarations;
  return load && ts.isIdentifier(name) && loadOf(load) ? { statement, name, load } : undefined;
}

/** `__exportStar(require("..."), exports)`, or with a name `exports.name = __importStar(require("..."))`. */
function reexportOf(statement: ts.Statement) {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  if (ts.isCallExpression(expression) && expression.expression.getText() === '__exportStar') {
    return { statement, name: undefined, load: expression.arguments[0] };
  }
  if (!ts.isBinaryExpression(expression) || !ts.isPropertyAccessExpression(expression.left)) return undefined;
  const { left, right: load } = expression;
  return left.expression.getText() === 'exports' && loadOf(load)
    ? { statement, name: left.name.text, load }
    : undefined;
}

/** The call of `require` that an expression is, or that a helper of the compiler takes. */
function loadOf(expression: ts.Expression): ts.CallExpression | undefined {
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
  const { text } = expression.expression;
  if (text === 'require') return expression;
  return text.startsWith('__import') ? loadOf(expression.arguments[0]) : undefined;
}

function specifierOf(load: ts.Expression): string {
  return (loadOf(load)!.arguments[0] as ts.StringLiteral).text;
}

/** Whether an identifier names a member, as in `x.name` and `{ name: 1 }`, and no variable. */
function isNameOfMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (
    (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name === node
  );
}

/** A use of an import, which is a function now. In `new x.Y()` the call stands in brackets, or it would be what is constructed. */
function useOf(node: ts.Identifier, file: ts.SourceFile): Edit[] {
  const insert = (at: number, text: string) => ({ start: at, end: at, text });
  if (ts.isShorthandPropertyAssignment(node.parent)) return [insert(node.getEnd(), `: ${node.text}()`)];
  let callee: ts.Node = node;
  while (ts.isPropertyAccessExpression(callee.parent) && callee.parent.expression === callee) callee = callee.parent;
  const call = insert(node.getEnd(), '()');
  return ts.isNewExpression(callee.parent) && callee.parent.expression === callee
    ? [insert(callee.getStart(file), '('), call, insert(callee.getEnd(), ')')]
    : [call];
}
