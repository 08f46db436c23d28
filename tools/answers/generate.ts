/* eslint-disable no-bitwise -- flags of the compiler */
import { mkdirSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import * as ts from 'typescript';

/*
 * Writes assets/schemas: the JSON schemas of the answers of the commands that look at a cluster, made of their types.
 *
 *   npx ts-node -T --project tools/tsconfig.json tools/answers/generate.ts
 */

const root = resolve(__dirname, '../..');

/** By command, the file and the type of the answer. */
const ANSWERS: { readonly [command: string]: readonly [file: string, type: string] } = {
  status: ['status', 'StatusAnswer'],
  why: ['why', 'WhyAnswer'],
  rollout: ['rollout', 'RolloutAnswer'],
  history: ['history', 'HistoryAnswer'],
  diff: ['diff', 'DiffAnswer'],
};

type Schema = { readonly [key: string]: unknown };

class Schemas {
  private readonly checker: ts.TypeChecker;

  public constructor(private readonly program: ts.Program) {
    this.checker = program.getTypeChecker();
  }

  public of(file: string, name: string): Schema {
    const source = this.program.getSourceFile(file)!;
    const symbol = this.checker
      .getExportsOfModule(this.checker.getSymbolAtLocation(source)!)
      .find((one) => one.name === name)!;
    return this.schema(this.checker.getDeclaredTypeOfSymbol(symbol), name);
  }

  private schema(type: ts.Type, at: string): Schema {
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
    if (type.isUnion()) return this.union(type, at);
    if (this.checker.isArrayType(type)) {
      return {
        type: 'array',
        items: this.schema(this.checker.getTypeArguments(type as ts.TypeReference)[0], `${at}[]`),
      };
    }
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index !== undefined) return { type: 'object', additionalProperties: this.schema(index.type, `${at}.*`) };
    if (!(type.flags & ts.TypeFlags.Object)) throw new Error(`${at}: no schema for ${this.checker.typeToString(type)}`);
    return this.object(type, at);
  }

  /** Literals, or a value that may be absent. */
  private union(type: ts.UnionType, at: string): Schema {
    const present = type.types.filter((one) => !(one.flags & ts.TypeFlags.Undefined));
    if (present.every((one) => one.flags & ts.TypeFlags.BooleanLiteral)) return { type: 'boolean' };
    if (present.length === 1) return this.schema(present[0], at);
    if (present.every((one) => one.isStringLiteral())) {
      return { type: 'string', enum: present.map((one) => (one as ts.StringLiteralType).value).sort() };
    }
    throw new Error(`${at}: no schema for ${this.checker.typeToString(type)}`);
  }

  private object(type: ts.Type, at: string): Schema {
    const members = this.checker.getPropertiesOfType(type);
    const isOptional = (member: ts.Symbol) => (member.flags & ts.SymbolFlags.Optional) !== 0;
    const properties = members.map((member): [string, Schema] => {
      const words = ts.displayPartsToString(member.getDocumentationComment(this.checker));
      const schema = this.schema(this.checker.getTypeOfSymbol(member), `${at}.${member.name}`);
      return [member.name, { ...(words === '' ? {} : { description: words.replace(/\s+/g, ' ') }), ...schema }];
    });
    return {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: members.filter((member) => !isOptional(member)).map(({ name }) => name),
      additionalProperties: false,
    };
  }
}

/** The schema of each answer, by the name of its file. */
export function answerSchemas(): Map<string, string> {
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: { strict: true, target: 'ES2022', module: 'Node16', skipLibCheck: true, types: [] } },
    ts.sys,
    root,
  );
  const files = Object.values(ANSWERS).map(([file]) => join(root, 'src/cluster', `${file}.ts`));
  const schemas = new Schemas(ts.createProgram(files, options));
  return new Map(
    Object.entries(ANSWERS).map(([command, [file, type]]) => {
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: `cdk8s-daemonsets ${command} --format json`,
        ...schemas.of(join(root, 'src/cluster', `${file}.ts`), type),
      };
      return [`${command}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
    }),
  );
}

if (require.main === module) {
  const folder = join(root, 'assets/schemas');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of answerSchemas()) writeFileSync(join(folder, name), text);
}
