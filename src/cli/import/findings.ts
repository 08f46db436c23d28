import { ImportedChart } from '../../importer/import-sources';
import { isDaemonSet } from '../../model/daemon-set-kind';
import { parseVersions } from '../../stored/kubernetes-versions';
import { locateAll } from '../../text-validation/place';
import { judge } from '../../validation/judge';
import { toFindings } from '../../validation/to-findings';
import { findingLine } from '../validate/text';

/** The errors of the DaemonSets of a chart, as `validate` reports them. */
export function findingLines({ objects }: ImportedChart): string[] {
  return objects.flatMap(({ document, expected }) => {
    if (!isDaemonSet(expected)) return [];
    // of an old version that is what the import made of it: a note tells of the version itself
    const { apiVersion } = document.value as { readonly apiVersion: unknown };
    const judged = apiVersion === expected.apiVersion ? document.value : expected;
    const { duplicates, fractions } = document;
    const answers = judge(judged, parseVersions(), { source: { duplicates, fractions }, isJson: true });
    const errors = toFindings(answers, judged).filter(({ severity }) => severity === 'error');
    return locateAll(document, errors).map((finding) => findingLine(document.source, finding, (_, text) => text));
  });
}
