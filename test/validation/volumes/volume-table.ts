import { Row, testPodSpecs } from '../pod-spec-table';

type Errors = Row['errors'];
type Rows<Given> = { readonly [sentence: string]: Given & { readonly errors: Errors } };

/** What the server says to volumes, which are named a, b, c. Paths start at the index of the volume. */
export function testVolumes(rows: Rows<{ volumes: readonly object[] }>, first?: number): void {
  testBelow(rows, 'volumes', ({ volumes }) => volumes.map((volume, i) => ({ name: 'abcdefghi'[i], ...volume })), first);
}

/** What the server says to the sources of one projected volume. Paths start at the index of the source. */
export function testSources(rows: Rows<{ sources: readonly object[] }>, first?: number): void {
  testBelow(rows, 'volumes[0].projected.sources', ({ sources }) => [{ name: 'a', projected: { sources } }], first);
}

/** What the server says to the template of a claim, whose spec is a good one but for what is given. Paths start there. */
export function testClaims(rows: Rows<{ spec?: object; metadata?: object }>, first?: number): void {
  const good = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  testBelow(
    rows,
    'volumes[0].ephemeral.volumeClaimTemplate.',
    ({ spec, metadata }) => {
      return [{ name: 'a', ephemeral: { volumeClaimTemplate: { metadata, spec: { ...good, ...spec } } } }];
    },
    first,
  );
}

function testBelow<Given>(
  rows: Rows<Given>,
  path: string,
  volumesOf: (given: Given) => readonly object[],
  first?: number,
): void {
  testPodSpecs(
    Object.fromEntries(
      Object.entries(rows).map(([sentence, row]) => {
        return [sentence, { spec: { volumes: volumesOf(row) }, errors: below(path, row.errors) }];
      }),
    ),
    first,
  );
}

/** The errors with their paths from the pod spec on: `Required [0].nfs.server: is missing`. */
function below(path: string, errors: Errors): Errors {
  const list = (given: readonly string[]): readonly string[] => given.map((error) => error.replace(' ', ` ${path}`));
  if (Array.isArray(errors)) return list(errors);
  return Object.fromEntries(
    Object.entries(errors as { [since: number]: readonly string[] }).map(([since, given]) => [since, list(given)]),
  );
}
