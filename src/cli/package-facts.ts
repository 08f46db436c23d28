import { readFileSync } from 'fs';
import { join } from 'path';

/** The version and the address of the package, as its own package.json says. */
export function packageFacts(): { readonly version: string; readonly homepage: string } {
  const text = readFileSync(join(__dirname, '../../package.json'), 'utf8');
  const { version, repository } = JSON.parse(text) as {
    readonly version: string;
    readonly repository: { readonly url: string };
  };
  return { version, homepage: repository.url.replace(/\.git$/, '') };
}
