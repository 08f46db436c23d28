import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { judgeDaemonSet } from '../src/cli/import/judge-daemon-set';
import { appModule } from '../src/importer/app-module';
import { importSources } from '../src/importer/import-sources';
import { DaemonSetValidator } from '../src/validation/validator';

const folder = join(__dirname, '../../shared/corpus/manifests');

if (!existsSync(folder)) {
  console.log('import: skipped, there are no published manifests beside the project');
} else {
  const sources = readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));
  const judge = judgeDaemonSet((kubernetesVersion) => new DaemonSetValidator({ kubernetesVersion }));
  const start = process.cpuUsage();
  const length = sources.map((source) => appModule(importSources([source], { usesBuilders: true, judge })).length).reduce((a, b) => a + b);
  const { user, system } = process.cpuUsage(start);
  console.log(`import ${sources.length} files (${length} characters of TypeScript): ${((user + system) / 1e6).toFixed(2)} s of CPU (at most 6.00)`);
}
