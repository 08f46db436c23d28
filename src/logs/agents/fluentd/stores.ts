import { pipelineFilter } from './records';
import { Store } from './store';
import { quoted, Section } from './syntax';
import { rendererOf } from '../../abilities/renderer';
import { AgentTask } from '../../rendering';

const MEBIBYTE = 2 ** 20;

/** A disk buffer where there is a place to keep it, else memory: a quarter of the limit for all outputs. */
function buffer(task: AgentTask, index: number, own: Store['buffer']): Section {
  const { stateFolder, memory, diskBuffer, outputs, whenFull } = task;
  const { retrySeconds, batchBytes } = outputs[index].delivery;
  const total = (stateFolder ? diskBuffer : memory / 4) / outputs.length;
  const chunk = Math.max(MEBIBYTE, Math.min(8 * MEBIBYTE, memory / 64, total / 4));
  return {
    name: 'buffer',
    argument: own?.keys,
    parameters: {
      '@type': stateFolder ? 'file' : 'memory',
      path: stateFolder && quoted(`${stateFolder}/output-${index}`),
      chunk_limit_size: batchBytes ?? Math.floor(chunk),
      total_limit_size: Math.floor(total),
      flush_interval: '5s',
      flush_thread_count: 2,
      retry_max_interval: '10s',
      ...(retrySeconds === undefined ? { retry_forever: true } : { retry_timeout: `${retrySeconds}s` }),
      overflow_action: whenFull === 'wait' ? 'block' : 'drop_oldest_chunk',
      // what a server refuses for good would fill /tmp
      disable_chunk_backup: true,
      ...own?.parameters,
    },
  };
}

/** How each output is written, in their order. */
export const storesOf = ({ outputs, stateFolder }: AgentTask): Store[] =>
  outputs.map((output, index) => rendererOf('Fluentd', output)(output, `${stateFolder ?? '/tmp'}/output-${index}`));

/** The stores of the copy output, and the labels of those that have one. */
export function renderStores(task: AgentTask): { readonly stores: Section[]; readonly labels: Section[] } {
  const labels: Section[] = [];
  const stores = storesOf(task).map(
    ({ parameters, sections = [], filters, unbuffered, buffer: own }, index): Section => {
      const { '@type': type, ...rest } = parameters;
      const content = {
        parameters: { '@type': type, '@id': `output_${index}`, ...rest },
        sections: [...sections, ...(unbuffered ? [] : [buffer(task, index, own)])],
      };
      const route = task.outputs[index].takes ? [pipelineFilter(`output_${index}`)] : [];
      if (!filters && !route.length) return { name: 'store', ...content };
      const argument = `@OUTPUT_${index}`;
      labels.push({
        name: 'label',
        argument,
        sections: [...route, ...(filters ?? []), { name: 'match', argument: '**', ...content }],
      });
      return { name: 'store', parameters: { '@type': 'relabel', '@label': argument } };
    },
  );
  return { stores, labels };
}
