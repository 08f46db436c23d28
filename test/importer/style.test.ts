import { Modules } from './style';
import { DaemonSetValidator } from '../../src';
import { judgeDaemonSet } from '../../src/cli/import/judge-daemon-set';
import { appModule } from '../../src/importer/app-module';
import { importSources } from '../../src/importer/import-sources';
import { corpusFiles, corpusTest } from '../support/corpus';

const judge = judgeDaemonSet((kubernetesVersion) => new DaemonSetValidator({ kubernetesVersion }));

corpusTest('the code of every published file compiles under strict and passes the lint', async () => {
  const codes = corpusFiles().map(({ name, text }) => appModule(importSources([{ name, content: text }], { usesBuilders: true, judge })));
  const modules = new Modules(codes);
  expect(modules.typeErrors()).toEqual([]);
  expect(await modules.lintMessages()).toEqual([]);
}, 300_000);
