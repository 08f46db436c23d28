import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';

const folder = join(__dirname, '../../examples');
const PLAN = /```text\n([\s\S]*?)```/;
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

/** The YAML and the plan that the README of an example shows. */
export function shown(name: string): { readonly yaml?: string; readonly plan?: string } {
  const readme = readFileSync(join(folder, name, 'README.md'), 'utf8');
  return { yaml: BLOCK.exec(readme)?.[1], plan: PLAN.exec(readme)?.[1] };
}

/** What `plan` prints of what an example has written, for the nodes in its folder. */
export async function planned(name: string, dist: string): Promise<string> {
  let text = '';
  await main(['plan', '--nodes', join(folder, name, 'nodes.json'), '--kubernetes-version', '1.36', dist], '', {
    out: (part) => void (text += part),
    err: () => {},
    outIsTerminal: false,
    errIsTerminal: false,
    stdin: async () => Buffer.alloc(0),
    ask: async () => undefined,
    now: () => new Date(),
    env: {},
  });
  return text;
}

// puts what `npm run examples` has written into the READMEs
if (require.main === module) {
  void (async () => {
    for (const name of examples) {
      const path = join(folder, name, 'README.md');
      const dist = join(folder, name, 'dist');
      let readme = readFileSync(path, 'utf8').replace(BLOCK, () => `\`\`\`yaml\n${written(dist)}\`\`\``);
      if (PLAN.test(readme)) {
        const plan = await planned(name, dist);
        readme = readme.replace(PLAN, () => `\`\`\`text\n${plan}\`\`\``);
      }
      writeFileSync(path, readme);
    }
  })();
}
