import { lacksOf } from './abilities/renderer';
import { LogCollectorDaemonSetProps } from './props';
import { companionWarning } from '../constructs/companion-warning';
import { Finding } from '../findings/finding';
import { Path } from '../findings/path';

const CONTAINERS = Path.of('spec', 'template', 'spec', 'containers');

/** What a collector should have that one of these props has not. */
export function collectorFindings(
  { agent, config, metadata, outputs = [], state }: LogCollectorDaemonSetProps,
  name: string,
  priorityClassName: string | undefined,
): Finding[] {
  const warnings: Finding[] = [];
  if (!priorityClassName) {
    warnings.push(
      companionWarning(
        'log-priority',
        Path.of('spec', 'template', 'spec', 'priorityClassName'),
        'the collector has no priority class, so on a full node its pod waits, or gives way to others, and nobody collects there',
        "Give it one: priorityClassName: 'system-node-critical', or a class of your own.",
      ),
    );
  }
  if (metadata?.name === undefined && state === undefined) {
    warnings.push(
      companionWarning(
        'log-positions',
        Path.of('spec', 'template', 'spec', 'volumes'),
        `what was read is noted in /var/lib/${name}, a name that changes with the place of the construct: moved, it reads all files again`,
        "Give it a name: metadata: { name: '...' }, or a folder: state: { hostPath: '...' }.",
      ),
    );
  }
  if (outputs.some(({ file }) => file) && 'keptFiles' in lacksOf(agent._name, 'file')) {
    warnings.push(
      companionWarning(
        'log-files-stay',
        CONTAINERS,
        `${agent._name} removes none of the files that it writes, so the disk of the node fills up`,
        'Remove old files by a program of the node, or take an agent that does, such as FluentBit.',
      ),
    );
  }
  if (config === undefined) return warnings;
  if (!config.includes(`${name}-`)) {
    warnings.push(
      companionWarning(
        'log-own-output',
        CONTAINERS,
        'config names no files of the collector, so it may read what it writes itself, and write about that again',
        `Leave out /var/log/pods/*_${name}-*/${agent._containerName}/*.`,
      ),
    );
  }
  if (state?.lostOnRestart === undefined && !config.includes('/state')) {
    warnings.push(
      companionWarning(
        'log-own-state',
        CONTAINERS,
        'config keeps nothing in /state, so positions and buffers are lost with the container',
        'Put them below /state, or say why they may be lost: state: { lostOnRestart: ... }.',
      ),
    );
  }
  if (!agent._rawConfig(config).answersProbes) {
    warnings.push(
      companionWarning(
        'log-probes',
        CONTAINERS,
        'config does not turn on what probes ask, so the kubelet does not see that the agent hangs',
        'Turn on the server for health and metrics, at metricsPort.',
      ),
    );
  }
  return warnings;
}
