import { join } from 'path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');
const program = ts.createProgram([join(root, 'src/index.ts')], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  strict: true,
  skipLibCheck: true,
  noLib: false,
});
const checker = program.getTypeChecker();

interface Documented {
  readonly name: string;
  readonly doc: string;
  readonly types: readonly ts.Type[];
}

/** Everything that the package exports, submodules included: types and members, each with its docstring and the types that it takes. */
function publicDocs(): Documented[] {
  const found = new Map<ts.Declaration, Documented>();
  const visitModule = (symbol: ts.Symbol): void => {
    for (const exported of checker.getExportsOfModule(symbol)) {
      const declarations = exported.declarations ?? [];
      if (declarations.some(ts.isNamespaceExport)) {
        visitModule(checker.getAliasedSymbol(exported));
      } else {
        const target = declarations.some(ts.isExportSpecifier) ? checker.getAliasedSymbol(exported) : exported;
        target.declarations?.forEach(visitType);
      }
    }
  };
  const visitType = (declaration: ts.Declaration): void => {
    if (found.has(declaration)) return;
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) return;
    if (!declaration.getSourceFile().fileName.startsWith(join(root, 'src'))) return;
    found.set(declaration, { name: declaration.name!.text, doc: docOf(declaration), types: [] });
    const type = checker.getTypeAtLocation(declaration) as ts.InterfaceType;
    for (const base of checker.getBaseTypes(type)) base.symbol.declarations?.forEach(visitType);
    for (const member of declaration.members) {
      const isHidden =
        hasModifier(member, ts.SyntaxKind.PrivateKeyword) ||
        hasModifier(member, ts.SyntaxKind.ProtectedKeyword) ||
        member.name?.getText().startsWith('_');
      if (isHidden) continue;
      const name = `${declaration.name!.text}.${member.name?.getText() ?? 'constructor'}`;
      found.set(member, { name, doc: docOf(member), types: typesOf(member) });
    }
  };
  visitModule(checker.getSymbolAtLocation(program.getSourceFile(join(root, 'src/index.ts'))!)!);
  return [...found.values()];
}

const hasModifier = (member: ts.ClassElement | ts.TypeElement, kind: ts.SyntaxKind): boolean =>
  ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some((modifier) => modifier.kind === kind);

const docOf = (node: ts.Node): string => node.getSourceFile().text.slice(node.getFullStart(), node.getStart());

function typesOf(member: ts.ClassElement | ts.TypeElement): ts.Type[] {
  if (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) {
    return member.parameters.map((parameter) => checker.getTypeAtLocation(parameter));
  }
  return hasModifier(member, ts.SyntaxKind.StaticKeyword) ? [] : [checker.getTypeAtLocation(member)];
}

/** The values of a type that is a union of string literals, or a list or map of those; none of any other type. */
function closedSet(type: ts.Type): string[] {
  const bare = checker.getNonNullableType(type);
  const item = checker.isArrayType(bare)
    ? checker.getTypeArguments(bare as ts.TypeReference)[0]
    : bare.getStringIndexType();
  if (item !== undefined && !bare.isUnion()) return closedSet(item);
  const parts = bare.isUnion() ? bare.types : [bare];
  return parts.length > 1 && parts.every((part) => part.isStringLiteral())
    ? parts.map((part) => (part as ts.StringLiteralType).value)
    : [];
}

const DOCS = publicDocs();

test('the whole package is looked at, structs of Kubernetes included', () => {
  const names = new Set(DOCS.map(({ name }) => name));
  expect(
    ['DaemonSet', 'Toleration.effect', 'DaemonSetValidator.validateText', 'LogAgent'].filter(
      (name) => !names.has(name),
    ),
  ).toEqual([]);
  expect(DOCS.filter(({ types }) => types.some((type) => closedSet(type).length > 0)).length).toBeGreaterThan(70);
});

test('every closed set of values is listed where it is taken, since other languages see a string', () => {
  const missing = DOCS.flatMap(({ name, doc, types }) => {
    const values = types.flatMap(closedSet).filter((value) => !doc.includes(value === '' ? "`''`" : `\`${value}\``));
    return values.length === 0 ? [] : [`${name}: ${values.join(', ')}`];
  });
  expect(missing).toEqual([]);
});
