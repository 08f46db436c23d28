import { Plugin } from './plugin';
import { isRouted } from './routes';
import { rendererOf } from '../../abilities/renderer';
import { PipelineOutput } from '../../outputs/checked';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;

export function renderOutput(output: PipelineOutput, index: number, task: AgentTask): Plugin {
  const { outputs, stateFolder, diskBuffer, whenFull } = task;
  const share = Math.max(1, Math.floor(diskBuffer / outputs.length / MEBIBYTE));
  return {
    alias: `output-${index}`,
    // where records are sorted, each is sent to its outputs by name
    ...(!isRouted(task) && { match: '*' }),
    retry_limit: 'no_limits',
    ...rendererOf('FluentBit', output)(output),
    ...(stateFolder && whenFull === 'dropOldest' && { 'storage.total_limit_size': `${share}M` }),
  };
}
