import { ApiType } from './assembly';

interface Page {
  readonly file: string;
  readonly title: string;
  /** Where the sources are: each type stands on the first page that names its file, or a folder that it is in. */
  readonly sources: string[];
}

/** The pages of the reference, by what they help to do. */
export const PAGES: readonly Page[] = [
  { file: 'builders', title: 'Builders', sources: ['builders', 'node-sets'] },
  { file: 'node-exporter', title: 'node_exporter', sources: ['constructs/node-exporter'] },
  { file: 'logs', title: 'Log collectors', sources: ['logs'] },
  { file: 'pools', title: 'Node pools', sources: ['pools', 'scheduling/pool-results'] },
  {
    file: 'monitoring',
    title: 'Services, monitors, alerts and dashboards',
    sources: ['constructs/monitoring', 'constructs/service'],
  },
  { file: 'policy', title: 'Policies around agents', sources: ['constructs/policy'] },
  {
    file: 'checks',
    title: 'Validation and checks',
    sources: [
      'validation',
      'text-validation',
      'findings',
      'cli',
      'constructs/app-checks',
      'constructs/app-findings',
      'constructs/target-clusters',
    ],
  },
  { file: 'plan', title: 'Plans', sources: ['scheduling'] },
  { file: 'import', title: 'Import', sources: ['importer'] },
  { file: 'daemon-sets', title: 'DaemonSets and node agents', sources: ['constructs'] },
  { file: 'patterns', title: 'Patterns of agents', sources: ['patterns'] },
  { file: 'agents', title: 'Agents of vendors and projects', sources: ['agents'] },
  { file: 'k8s', title: 'Structs of Kubernetes', sources: ['model'] },
];

export function pageOf({ name, locationInModule: { filename } }: ApiType): Page {
  const page = PAGES.find(({ sources }) =>
    sources.some((source) => filename === `src/${source}.ts` || filename.startsWith(`src/${source}/`)),
  );
  if (!page) {
    throw new Error(`no page of the reference holds ${name} of ${filename}: name its folder in tools/api/pages.ts`);
  }
  return page;
}
