import { writeFileSync } from 'fs';
import { join } from 'path';
import { docProblems, readDocs } from './docs';
import { emitConstants } from './emit-constants';
import { emitEmptyStructs } from './emit-empty-structs';
import { emitKindStructs, emitKindTable } from './emit-kinds';
import { emitStructs } from './emit-structs';
import { emitTable } from './emit-table';
import { missingFacts, withFacts } from './facts';
import { MINORS, missingModules } from './go-modules';
import { mergeGoTypes } from './go-types';
import { readKinds } from './kinds';
import { readSources } from './openapi';
import { emitTimeZones } from './time-zones';
import { mergeTypes } from './types';

const folder = join(__dirname, '../../src/model/generated');

/** The generated modules by path. */
export function generate(): Map<string, string> {
  const sources = readSources();
  const types = mergeTypes(sources);
  const kinds = readKinds(sources, types);
  const goTypes = mergeGoTypes(MINORS);
  const docs = readDocs();
  const problems = [...docProblems(types, docs), ...missingFacts(types, goTypes, docs)];
  if (problems.length) throw new Error(`${problems.length} gaps in tools/model/docs:\n${problems.join('\n')}`);
  const table = withFacts(types, goTypes, docs);
  return new Map([
    [join(folder, 'constants.ts'), emitConstants(types, docs)],
    [join(folder, 'empty-structs.ts'), emitEmptyStructs(table)],
    [join(folder, 'field-table.ts'), emitTable(table, MINORS)],
    [join(folder, 'kind-structs.ts'), emitKindStructs(kinds.types, kinds.judged)],
    [join(folder, 'kind-table.ts'), emitKindTable(kinds)],
    [join(folder, 'structs.ts'), emitStructs(types, docs)],
    [join(folder, 'time-zones.ts'), emitTimeZones()],
  ]);
}

if (require.main === module) {
  const missing = missingModules();
  if (missing.length) {
    console.error(`not in the Go module cache; run .ci/fetch-kubernetes-sources: ${missing.join(' ')}`);
    process.exit(2);
  }
  for (const [path, text] of generate()) writeFileSync(path, text);
}
