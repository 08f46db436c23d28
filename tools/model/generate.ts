import { writeFileSync } from 'fs';
import { join } from 'path';
import { docProblems, readDocs } from './docs';
import { emitEmptyStructs } from './emit-empty-structs';
import { emitStructs } from './emit-structs';
import { emitTable } from './emit-table';
import { missingSources, readSources } from './openapi';
import { mergeTypes } from './types';

const folder = join(__dirname, '../../src/model/generated');

/** The generated modules by path. */
export function generate(): Map<string, string> {
  const sources = readSources();
  const types = mergeTypes(sources);
  const docs = readDocs();
  const problems = docProblems(types, docs);
  if (problems.length) throw new Error(`${problems.length} gaps in tools/model/docs:\n${problems.join('\n')}`);
  return new Map([
    [join(folder, 'empty-structs.ts'), emitEmptyStructs(types)],
    [
      join(folder, 'field-table.ts'),
      emitTable(
        types,
        docs,
        sources.map(({ minor }) => minor),
      ),
    ],
    [join(folder, 'structs.ts'), emitStructs(types, docs)],
  ]);
}

if (require.main === module) {
  const missing = missingSources();
  if (missing.length) {
    console.error(`not in the Go module cache; run: go mod download ${missing.join(' ')}`);
    process.exit(2);
  }
  for (const [path, text] of generate()) writeFileSync(path, text);
}
