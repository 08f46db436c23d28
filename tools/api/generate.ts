import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { apiTypes } from './assembly';
import { renderPages } from './render';

// writes the pages of the reference from what jsii wrote
const folder = join(__dirname, '../../docs/api');
mkdirSync(folder, { recursive: true });
const pages = renderPages(apiTypes());
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, page] of pages) writeFileSync(join(folder, name), page);
