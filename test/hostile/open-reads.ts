/* eslint-disable no-bitwise -- flags of the compiler */
import * as ts from 'typescript';

/** Methods of lists whose callback gets each key in turn. */
const EACH = new Set(['map', 'filter', 'every', 'some', 'flatMap', 'forEach', 'find', 'reduce']);

/** What an expression reads when brackets, `!` and `as` are left out. */
function bare(node: ts.Node): string {
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) {
    return bare(node.expression);
  }
  return node.getText().replace(/[?!]\./g, '.');
}

const isCallOf = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === name;

const functionOf = (node: ts.Node) => ts.findAncestor(node, ts.isFunctionLike) ?? node.getSourceFile();

/** Whether `Object.hasOwn` is asked of the same object and key before, in the same function. */
function isAsked(access: ts.ElementAccessExpression): boolean {
  const [object, key] = [bare(access.expression), bare(access.argumentExpression)];
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || node.pos > access.pos) return;
    found = isCallOf(node, 'Object.hasOwn') && bare(node.arguments[0]) === object && bare(node.arguments[1]) === key;
    ts.forEachChild(node, visit);
  };
  visit(functionOf(access));
  return found;
}

/** Whether the key is one of `Object.keys` of the same object, in turn. */
function isOfItsKeys(access: ts.ElementAccessExpression, checker: ts.TypeChecker): boolean {
  const object = bare(access.expression);
  const key = access.argumentExpression.getText();
  const isKeys = (node: ts.Node): boolean => {
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isKeys(node.expression);
    if (isCallOf(node, 'Object.keys')) return bare(node.arguments[0]) === object;
    if (ts.isIdentifier(node)) {
      const declared = checker.getSymbolAtLocation(node)?.valueDeclaration;
      return (
        declared !== undefined &&
        ts.isVariableDeclaration(declared) &&
        declared.initializer !== undefined &&
        isKeys(declared.initializer)
      );
    }
    // what filters and sorts keys leaves keys
    return (
      ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && isKeys(node.expression.expression)
    );
  };
  const names = (one: ts.Node) => one.getText() === key;
  return (
    ts.findAncestor(access, (node) => {
      if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
        const isNamed =
          ts.isVariableDeclarationList(node.initializer) &&
          node.initializer.declarations.some(({ name }) => names(name));
        return isNamed && (ts.isForOfStatement(node) ? isKeys(node.expression) : bare(node.expression) === object);
      }
      if (!ts.isArrowFunction(node) || !node.parameters.some(({ name }) => names(name))) return false;
      const call = node.parent;
      return (
        ts.isCallExpression(call) &&
        ts.isPropertyAccessExpression(call.expression) &&
        EACH.has(call.expression.name.text) &&
        isKeys(call.expression.expression)
      );
    }) !== undefined
  );
}

/** Names of fields come from the field table, and no object has one of those by itself. */
function isOfField(key: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(key) || key.name.text !== 'name') return false;
  const { symbol } = checker.getTypeAtLocation(key.expression);
  return ['Field', 'FieldPlan', 'Fill'].includes(symbol?.name);
}

/** Names that every object has are letters and underscores only. */
function isNoInheritedName(key: ts.Expression, type: ts.Type): boolean {
  const texts = ts.isTemplateExpression(key)
    ? [key.head.text, ...key.templateSpans.map(({ literal }) => literal.text)]
    : [];
  const ofType = type.flags & ts.TypeFlags.TemplateLiteral ? (type as ts.TemplateLiteralType).texts : [];
  return [...texts, ...ofType].some((text) => /\W/.test(text));
}

const isKeyOf = (type: ts.Type): boolean =>
  type.symbol?.declarations?.some(
    (one) =>
      ts.isTypeParameterDeclaration(one) && one.constraint !== undefined && /^keyof /.test(one.constraint.getText()),
  ) ?? false;

const OPEN = ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any | ts.TypeFlags.Unknown;

/**
 * The places that look a key up in an object where the key may be any text: `constructor` is then found in every object, and what is
 * written under `__proto__` is lost. Fine are a key of a closed set, one of `Object.keys` of the object, one after `Object.hasOwn`.
 */
export function openReads(program: ts.Program, file: ts.SourceFile): ts.Expression[] {
  const checker = program.getTypeChecker();
  const isOpen = (type: ts.Type): boolean => {
    if (type.isUnion()) return type.types.some(isOpen);
    if (type.isIntersection()) return type.types.every(isOpen);
    // `keyof T` is as closed as the T that callers have
    if (type.flags & ts.TypeFlags.Index || isKeyOf(type)) return false;
    const base = checker.getBaseConstraintOfType(type);
    return (type.flags & OPEN) !== 0 || (base !== undefined && base !== type && isOpen(base));
  };
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.InKeyword &&
      node.right.getText() !== 'Object.prototype' &&
      isOpen(checker.getTypeAtLocation(node.left))
    ) {
      found.push(node);
    }
    if (
      ts.isElementAccessExpression(node) &&
      isOpen(checker.getTypeAtLocation(node.argumentExpression)) &&
      !ts.isDeleteExpression(node.parent) &&
      !isNoInheritedName(node.argumentExpression, checker.getTypeAtLocation(node.argumentExpression)) &&
      !isOfField(node.argumentExpression, checker) &&
      !isAsked(node) &&
      !isOfItsKeys(node, checker)
    ) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
