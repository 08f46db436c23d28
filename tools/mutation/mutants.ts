import * as ts from 'typescript';

/** One small change of a source text that a test ought to notice. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const OPERATORS: { readonly [operator: string]: string } = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '??': '&&',
};

/** Methods without which a chain of calls has another value. */
const LINKS: ReadonlySet<string> = new Set(['filter', 'reverse', 'sort', 'slice', 'trim', 'concat', 'replace']);

/** All mutants of a source text, in the order of the text. Messages and types have none. */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replace = (node: ts.Node, by: string) =>
    mutants.push({ start: node.getStart(source), end: node.getEnd(), text: by });
  const visit = (node: ts.Node): void => {
    // what is thrown is a text for people
    if (ts.isThrowStatement(node) || ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = OPERATORS[node.operatorToken.getText(source)];
      const joinsText = other === '-' && /['"`]/.test(node.getText(source));
      if (other && !joinsText) replace(node.operatorToken, other);
    } else if (ts.isIfStatement(node)) {
      replace(node.expression, `!(${node.expression.getText(source)})`);
    } else if (ts.isConditionalExpression(node)) {
      replace(node.condition, `!(${node.condition.getText(source)})`);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      replace(node, node.operand.getText(source));
    } else if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) {
      replace(node, node.kind === ts.SyntaxKind.TrueKeyword ? 'false' : 'true');
    } else if (ts.isNumericLiteral(node)) {
      replace(node, String(Number(node.text.replace(/_/g, '')) + 1));
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      if (LINKS.has(node.expression.name.text)) replace(node, node.expression.expression.getText(source));
    } else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
      // without the call; super has to stay
      if (node.expression.expression.kind !== ts.SyntaxKind.SuperKeyword) replace(node, ';');
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants.sort((a, b) => a.start - b.start);
}
