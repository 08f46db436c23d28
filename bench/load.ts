import { execFileSync } from 'child_process';
import { join } from 'path';
import { report, sideBySide } from './side-by-side';

const root = join(__dirname, '..');
const node =
  (...code: string[]) =>
  () =>
    execFileSync(process.execPath, ['-e', code.join('\n')], { cwd: root });

const medians = sideBySide(
  {
    'node alone': node(''),
    'cdk8s-plus-28': node("require('cdk8s-plus-28');"),
    'cdk8s-daemonsets': node("require('cdk8s-daemonsets');"),
  },
  15,
);
const { 'node alone': start, ...loads } = medians;
report(
  'load the library (start of node subtracted)',
  Object.fromEntries(Object.entries(loads).map(([name, ms]) => [name, ms - start])),
  'cdk8s-daemonsets',
  'cdk8s-plus-28',
  'at most 1.30',
);
