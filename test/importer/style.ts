import { join } from 'path';
import { loadESLint } from 'eslint';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

/** Modules as if they were in an example of this project that was imported: its style is theirs, but its package is another. */
export class Modules {
  private readonly program: ts.Program;
  private readonly paths: readonly string[];

  public constructor(private readonly codes: readonly string[]) {
    this.paths = codes.map((_, i) => join(ROOT, 'examples/imported-fluentd', `module-${i}.ts`));
    const { config } = ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(
      { ...config, include: [], files: [] },
      ts.sys,
      join(ROOT, 'test'),
    );
    const host = ts.createCompilerHost(options);
    const texts = new Map(this.paths.map((path, i) => [path, codes[i]]));
    const { getSourceFile, fileExists } = host;
    host.fileExists = (file) => texts.has(file) || fileExists(file);
    host.getSourceFile = (file, version, ...rest) =>
      texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, version) : getSourceFile(file, version, ...rest);
    this.program = ts.createProgram(
      this.paths,
      { ...options, paths: { 'cdk8s-daemonsets': [join(ROOT, 'src/index.ts')] } },
      host,
    );
  }

  /** What the compiler says under `strict`. */
  public typeErrors(): string[] {
    return this.paths.flatMap((path) => {
      const file = this.program.getSourceFile(path)!;
      return [...this.program.getSyntacticDiagnostics(file), ...this.program.getSemanticDiagnostics(file)].map(
        ({ messageText, start }) =>
          `${file.getLineAndCharacterOfPosition(start!).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    });
  }

  /** What the lint of this project says. How long a file is, is up to what goes in; and of modules that are no files no cycle can be looked for. */
  public async lintMessages(): Promise<string[]> {
    const overrideConfig = {
      parserOptions: { projectService: false, programs: [this.program] },
      rules: { 'max-lines': 'off', 'import/no-cycle': 'off' },
    };
    const eslint = new (await loadESLint({ useFlatConfig: false }))({ cwd: ROOT, overrideConfig } as object);
    const messages: string[] = [];
    for (const [i, path] of this.paths.entries()) {
      const [result] = await eslint.lintText(this.codes[i], { filePath: path });
      messages.push(...result.messages.map(({ line, message, ruleId }) => `${line}: ${message} (${ruleId})`));
    }
    return messages;
  }
}
