import { conflictsOf } from './app-conflicts';
import { ChartClass } from './chart-class';
import { quotedLiteral } from './literals';

/** A chart and its id, which is also the name of its output file. */
type NamedChart = ChartClass & { readonly id: string };

/** The modules of the classes in the code, in the order of imports, which is alphabetical. */
const MODULES: readonly { readonly module: string; readonly classes?: readonly string[]; readonly as?: string }[] = [
  { module: 'cdk8s', classes: ['ApiObject', 'App', 'Chart', 'JsonPatch'] },
  {
    module: 'cdk8s-daemonsets',
    classes: [
      'agents',
      'AppChecks',
      'AppFindings',
      'DaemonSet',
      'EnvFromSources',
      'EnvVars',
      'NodeAffinities',
      'NodeLabels',
      'Probes',
      'TargetClusters',
      'Tolerations',
      'UpdateStrategies',
      'Volumes',
    ],
  },
  { module: 'cdk8s-plus-28', as: 'kplus' },
  { module: 'constructs', classes: ['Construct'] },
];

/** The import statements for these classes. */
export function importLines(used: Iterable<string>): string {
  const names = new Set(used);
  return MODULES.map(({ module, classes = [], as }) => {
    if (as !== undefined) {
      return names.has(as) ? `import * as ${as} from '${module}';\n` : '';
    }
    const found = classes.filter((name) => names.has(name));
    const line = `import { ${found.join(', ')} } from '${module}';\n`;
    const lines = `import {\n${found.map((name) => `  ${name},\n`).join('')}} from '${module}';\n`;
    return found.length === 0 ? '' : line.length <= 150 ? line : lines;
  }).join('');
}

/** An app in one module: the charts, and the code that synthesizes them. */
export function appModule(charts: readonly NamedChart[]): string {
  const { code: ending, classes: needed } = synthesis(charts);
  const used = [...needed, ...charts.flatMap(({ classes }) => [...classes])];
  return `${importLines(used)}${charts.map(({ code }) => `\n${code}`).join('')}\n${ending}`;
}

/** The module of one chart. */
export function chartModule({ code, classes }: ChartClass): string {
  return `${importLines(classes)}\n${code}`;
}

/** The main module of an app whose charts are modules in the folder `charts`. */
export function mainModule(charts: readonly NamedChart[]): string {
  const byId = [...charts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { code, classes } = synthesis(charts);
  return `${importLines(classes)}${byId.map(({ name, id }) => `import { ${name} } from './charts/${id}';\n`).join('')}\n${code}`;
}

/** Creates the app with its charts, and turns off the checks for conflicts that the input has already. */
function synthesis(charts: readonly NamedChart[]): { readonly code: string; readonly classes: readonly string[] } {
  const checks = [...new Set(conflictsOf(charts).map(({ check }) => check))];
  const lines = [
    'const app = new App();\n',
    ...(checks.length > 0 ? [`AppChecks.of(app).ignore(${checks.map(quotedLiteral).join(', ')});\n`] : []),
    ...charts.map(({ name, id }) => `new ${name}(app, ${quotedLiteral(id)});\n`),
    'app.synth();\n',
  ];
  return { code: lines.join(''), classes: checks.length > 0 ? ['App', 'AppChecks'] : ['App'] };
}
