import { readdirSync, statSync, writeFileSync } from 'fs';
import { request } from 'http';
import { Lab, pause } from '../lab';
import { Outcome, Scenario, startAll } from '../scenario';

/** What the config reloader of the pod would post. */
async function reload(lab: Lab): Promise<number> {
  const { name, metrics } = lab.agent;
  const options =
    name === 'fluentd'
      ? { host: '127.0.0.1', port: 24444, path: '/api/config.gracefulReload', method: 'POST' }
      : {
          host: lab.address(10),
          port: metrics.port,
          path: name === 'alloy' ? '/-/reload' : '/api/v2/reload',
          method: 'POST',
        };
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

/** Configurations that nobody means to give. */
const BROKEN: { readonly [agent: string]: (text: string) => { readonly [fault: string]: string } } = {
  'fluent-bit': (text) => ({
    'broken syntax': `${text}\n  - : [`,
    'unknown plugin': text.replace('name: http', 'name: nowhere'),
    'unknown property': text.replace('uri: /', 'uri: /\n        colour: red'),
  }),
  fluentd: (text) => ({
    'broken syntax': `${text}\n<match`,
    'unknown plugin': text.replace('@type http', '@type nowhere'),
    'wrong value': text.replace('overflow_action block', 'overflow_action colour'),
  }),
  alloy: (text) => ({
    'broken syntax': `${text}\notelcol {`,
    'unknown component': text.replace('otelcol.exporter.otlphttp "', 'otelcol.exporter.nowhere "'),
    'unknown attribute': text.replace('include = [', 'colour = "red"\n\tinclude = ['),
  }),
};

async function reloads(lab: Lab): Promise<Outcome> {
  await startAll(lab);
  const log = lab.container();
  const writing = lab.write(log, 90_000, { rate: 1000 });
  await lab.until(() => lab.receiver.counter.distinct > 0, 60);
  const seen: { [fault: string]: string } = {};
  for (let turn = 0; turn < 5; turn += 1) {
    await pause(6);
    await reload(lab);
  }
  for (const [fault, text] of Object.entries(BROKEN[lab.agent.name](lab.configuration))) {
    writeFileSync(lab.configurationFile, text);
    const status = await reload(lab).catch((error: Error) => error.message);
    await pause(8);
    const before = lab.receiver.counter.distinct;
    await pause(9);
    seen[fault] =
      `${status}; ${lab.pod.running ? 'runs' : 'ended'}, ${lab.receiver.counter.distinct > before ? 'goes on' : 'stands still'}`;
    if (!lab.pod.running) {
      writeFileSync(lab.configurationFile, lab.configuration);
      await lab.pod.start();
      await pause(5);
    }
  }
  writeFileSync(lab.configurationFile, lab.configuration);
  await reload(lab);
  await writing;
  return { ...(await lab.settle(60)), seen };
}

/** Modes of what the agent keeps on the node. */
function modes(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => (statSync(`${entry.parentPath}/${entry.name}`).mode % 0o1000).toString(8));
  return [...new Set(found)].sort();
}

const example = (agent: string): Scenario => ({
  name: `example-${agent}`,
  title: 'the collector of the examples starts',
  collector: `example-${agent}`,
  agents: [agent],
  run: async (lab) => {
    await startAll(lab);
    await pause(5);
    return { seen: { runs: lab.pod.running } };
  },
});

export const CONFIGURATION: readonly Scenario[] = [
  example('fluent-bit'),
  example('fluentd'),
  {
    name: 'reload',
    title: 'hot reload at 1,000 lines/s: five good ones, then broken configurations',
    collector: 'hot-reload',
    agents: ['fluent-bit', 'fluentd', 'alloy'],
    run: reloads,
  },
  {
    name: 'state-modes',
    title: 'who may read what is kept on the node',
    collector: 'http-without-metadata',
    run: async (lab) => {
      await startAll(lab);
      await lab.receiver.stop();
      await lab.write(lab.container(), 1000);
      await pause(8);
      const files = modes(`${lab.node}/var/lib/logs`);
      await lab.receiver.start();
      return { ...(await lab.settle(60)), seen: { modes: files } };
    },
  },
];
