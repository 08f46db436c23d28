import { ChartClass } from './chart-class';
import { quotedLiteral } from './literals';

/** Where the classes of the written code come from, in the order of imports. */
const MODULES: readonly { readonly module: string; readonly classes?: readonly string[]; readonly as?: string }[] = [
  { module: 'cdk8s', classes: ['ApiObject', 'App', 'Chart', 'JsonPatch'] },
  { module: 'cdk8s-plus-28', as: 'kplus' },
  { module: 'constructs', classes: ['Construct'] },
  {
    module: 'cdk8s-daemonsets',
    classes: ['DaemonSet', 'EnvFromSources', 'EnvVars', 'NodeAffinities', 'NodeLabels', 'Probes', 'SynthValidation', 'Tolerations', 'UpdateStrategies', 'Volumes'],
  },
];

/** The import statements that a module of these classes begins with. */
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

/** A whole app: the charts, and what synthesizes them. */
export function appModule(charts: readonly (ChartClass & { readonly id: string })[]): string {
  const used = new Set(['App', ...charts.flatMap(({ classes }) => [...classes])]);
  return [
    importLines(used),
    ...charts.map(({ code }) => `\n${code}`),
    '\nconst app = new App();\n',
    ...charts.map(({ name, id }) => `new ${name}(app, ${quotedLiteral(id)});\n`),
    'app.synth();\n',
  ].join('');
}
