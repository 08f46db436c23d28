import { execFileSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';

export const ROOT = resolve(__dirname, '../..');

/** A fenced block of a page: its language, its text, and the file that the line above it names, as in "`main.ts`:". */
export interface Block {
  readonly language: string;
  readonly text: string;
  readonly file?: string;
}

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^(?:`([^`\n]+\.\w+)`:\n\n)?```(\w*)\n([^]*?)^```$/gm)].map(
    ([, file, language, text]) => ({
      language,
      text,
      ...(file !== undefined && { file }),
    }),
  );
}

/** The blocks of a page that are whole modules in TypeScript: the files, and others that import what they use, but nothing of an app. */
export function modulesOf(page: string): Required<Block>[] {
  return blocksOf(read(`docs/${page}`))
    .filter(
      ({ language, text, file }) =>
        file?.endsWith('.ts') ?? (language === 'ts' && text.startsWith('import ') && !text.includes("from './")),
    )
    .map((block, i) => ({ ...block, file: block.file ?? `block-${i + 1}.ts` }));
}

/** The pages for users. */
export const pageNames = (): string[] => readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));

/** Commands of a console block, each with the output below it. */
export function commandsOf(text: string): { readonly command: string; readonly output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command, ...output] = part.split('\n');
      return { command, output: output.join('\n') };
    });
}

/**
 * The folder of a user who has followed docs/start.md, without its programs: what that page tells to install is there, and nothing is fetched.
 */
export class UserFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'docs-'));
  private readonly bin = join(this.path, '.bin');

  constructor() {
    mkdirSync(join(this.path, 'node_modules'));
    mkdirSync(this.bin);
    for (const name of ['cdk8s', 'cdk8s-plus-28', 'constructs', 'typescript', 'ts-node', '@types']) {
      symlinkSync(join(ROOT, 'node_modules', name), join(this.path, 'node_modules', name));
    }
    symlinkSync(ROOT, join(this.path, 'node_modules/cdk8s-daemonsets'));
    for (const block of blocksOf(read('docs/start.md'))) {
      if (block.file !== undefined && /^(cdk8s\.yaml|tsconfig\.json)$/.test(block.file)) this.write(block);
    }
    this.program('npm', 'exit 0');
    this.program(
      'npx',
      `case "$1" in
  cdk8s-daemonsets) shift; exec "${process.execPath}" "${join(ROOT, 'bin/cdk8s-daemonsets')}" "$@" ;;
  cdk8s) shift; exec "${process.execPath}" "${join(ROOT, 'node_modules/.bin/cdk8s')}" "$@" ;;
  *) exec "${process.execPath}" "${join(ROOT, 'node_modules/.bin')}/$@" ;;
esac`,
    );
  }

  public write({ file, text }: Block): void {
    const target = join(this.path, file!);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** What a terminal would show. */
  public run(command: string): string {
    return execFileSync('bash', ['-c', `${command} 2>&1 || true`], {
      cwd: this.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${this.bin}:${process.env.PATH}`,
        CDK8S_CHECK_UPGRADE: 'false',
        JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
        NO_COLOR: '1',
        // another test checks the types of all pages at once
        TS_NODE_TRANSPILE_ONLY: 'true',
      },
    });
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  private program(name: string, script: string): void {
    writeFileSync(join(this.bin, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }
}

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
