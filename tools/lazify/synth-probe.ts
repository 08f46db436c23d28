import { App, Chart } from 'cdk8s';

/*
 * Prints the modules that are loaded when the first DaemonSet is synthesized:
 *   ts-node -T --project tools/tsconfig.json tools/lazify/synth-probe.ts LIB
 */

const lib = process.argv[2];
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { DaemonSet } = require(lib);
const app = new App();
new DaemonSet(new Chart(app, 'chart'), 'agent', {
  containers: [{ name: 'agent', image: 'registry.example.com/agent:1.0' }],
});
const before = new Set(Object.keys(require.cache));
app.synthYaml();
const loaded = Object.keys(require.cache).filter((path) => !before.has(path) && path.startsWith(`${lib}/`));
process.stdout.write(JSON.stringify(loaded));
