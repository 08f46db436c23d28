import { Plugin } from './plugin';
import { isRouted, routeName } from './routes';
import { rendererOf } from '../../abilities/renderer';
import { PipelineOutput } from '../../outputs/checked';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;

export function renderOutput(output: PipelineOutput, index: number, task: AgentTask): Plugin {
  const { outputs, stateFolder, diskBuffer, whenFull } = task;
  const { retrySeconds } = output.delivery;
  const share = Math.max(1, Math.floor(diskBuffer / outputs.length / MEBIBYTE));
  return {
    alias: `output-${index}`,
    // chunks that are found on disk at a start know their route by their tag alone
    match: isRouted(task) ? routeName(index) : '*',
    retry_limit: 'no_limits',
    ...rendererOf('FluentBit', output)(output, `${stateFolder ?? '/tmp'}/output-${index}`),
    // a try in each 10 seconds, the longest that the scheduler waits
    ...(retrySeconds !== undefined && { retry_limit: Math.ceil(retrySeconds / 10) }),
    ...(stateFolder && whenFull === 'dropOldest' && { 'storage.total_limit_size': `${share}M` }),
  };
}
