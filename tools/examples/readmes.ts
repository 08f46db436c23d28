import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const folder = join(__dirname, '../../examples');
const BLOCK = /```yaml\n([\s\S]*?)```/;

/** The names of the examples: complete cdk8s apps, a folder each. What `import` has written shows no YAML: its originals stand beside it. */
export const examples = readdirSync(folder).filter(
  (name) => existsSync(join(folder, name, 'cdk8s.yaml')) && !name.startsWith('imported-'),
);

/** What an app has written to a folder, all charts in order. */
export function written(dist: string): string {
  return readdirSync(dist)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFileSync(join(dist, file), 'utf8'))
    .join('---\n');
}

/** The YAML that the README of an example shows. */
export function shown(name: string): string {
  return BLOCK.exec(readFileSync(join(folder, name, 'README.md'), 'utf8'))![1];
}

// puts what `npm run examples` has written into the READMEs
if (require.main === module) {
  for (const name of examples) {
    const path = join(folder, name, 'README.md');
    const yaml = written(join(folder, name, 'dist'));
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(BLOCK, () => `\`\`\`yaml\n${yaml}\`\`\``),
    );
  }
}
