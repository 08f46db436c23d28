import { spawnSync } from 'child_process';
import { uptime } from 'os';
import { binary } from './container';
import { Program, argumentsWith, configMapWith, daemonSetOf } from './program';
import { NodeProblemDetectorDaemonSet } from '../../src/agents/node-problem-detector/node-problem-detector-daemon-set';
import { NodeProblemDetectorDaemonSetProps } from '../../src/agents/node-problem-detector/props';
import { NODE_PROBLEM_DETECTOR as SETS } from '../../test/agents/option-sets';

const render = (props: NodeProblemDetectorDaemonSetProps) =>
  daemonSetOf((chart) => new NodeProblemDetectorDaemonSet(chart, 'npd', props));

/** This build has no part in C, and so none that reads the journal: with a monitor of the journal it ends once the file has been read. */
const NO_JOURNAL = 'No create function found for plugin "journald"';

/** What the health checker says to the arguments that a file of ours has for it; it asks for nothing of the node, as `--help` comes last. */
function refusedArguments(file: string): string[] {
  const rules: { args?: string[] }[] = JSON.parse(file).rules;
  return rules.flatMap(({ args }) => {
    if (!args) return [];
    const { stderr, stdout } = spawnSync(binary('node-problem-detector', 'healthchecker'), [...args, '--help'], {
      encoding: 'utf8',
    });
    return /^Usage/m.test(stdout + stderr) && !/unknown flag|invalid argument/.test(stdout + stderr) ? [] : [stderr];
  });
}

/**
 * node-problem-detector takes its flags and every file of its ConfigMap, and a message of the kernel that a rule of ours matches becomes a condition of the
 * node.
 */
export const NODE_PROBLEM_DETECTOR: Program = {
  name: 'node-problem-detector',
  programs: {
    '/node-problem-detector': 'nodeproblemdetector',
    '/home/kubernetes/bin/health-checker': 'healthchecker',
  },
  sets: Object.fromEntries(Object.entries(SETS).map(([name, props]) => [name, () => render(props)])),
  async ask({ start, objects, apiServer }) {
    const { data = {} } = objects.find(({ kind }) => kind === 'ConfigMap')!;
    const running = start({
      node: {
        '/etc/machine-id': '0123456789abcdef0123456789abcdef\n',
        '/etc/localtime': '',
        '/dev/kmsg': `4,1,${Math.round(uptime() * 1e6)},-;Remounting filesystem read-only\n`,
      },
    });
    const journal = Object.values(data).some((text) => JSON.parse(text).plugin === 'journald');
    await running.says(journal ? new RegExp(NO_JOURNAL) : /FilesystemIsReadOnly/);
    const condition = () => apiServer.got(/^PATCH \/api\/v1\/nodes\/node-1\/status/, '"reason":"FilesystemIsReadOnly"');
    for (let tries = 0; !journal && !condition() && tries < 50; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const log = running.log();
    const unread = Object.keys(data).filter(
      (file) => !new RegExp(`Finish parsing .* config file /config/${file}`).test(log),
    );
    const problems = [
      ...unread.map((file) => `it does not read ${file}`),
      ...(journal && !log.includes(NO_JOURNAL) ? ['it ends for another reason than the journal'] : []),
      ...(journal || condition() ? [] : ['a message of the kernel does not become a condition of the node']),
      ...Object.values(data).flatMap(refusedArguments),
    ];
    return problems.length ? [...problems, log] : [];
  },
  wrong: {
    'an argument of a health check that there is not': () =>
      configMapWith(render(SETS['health checks']), 'health-checker-kubelet.json', (text) =>
        text.replace('--cooldown-time', '--cooldown'),
      ),
    'a flag that there is not': () =>
      argumentsWith(render({}), (text) => text.replace('--config.system', '--config.sytem')),
    'a pattern that is none': () =>
      configMapWith(render({}), 'kernel-monitor.json', (text) => text.replace('Remounting', '(Remounting')),
  },
};
