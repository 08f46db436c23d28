import { ContainerPort } from '../../model/generated/structs';
import { PipelineInput } from '../pipeline';

/** Ports of the container that pods of the node send to, called by the tag of their records. */
export function listeningPorts(inputs: readonly PipelineInput[]): ContainerPort[] {
  return inputs.flatMap((input): ContainerPort[] => {
    // a port has a name of 15 letters at most, without dots
    const name = input.options.tag.replace(/\./g, '-').slice(0, 15).replace(/-+$/, '');
    switch (input.kind) {
      case 'otlp':
        return [{ name, containerPort: input.options.httpPort }];
      case 'forward':
      case 'collectors':
        return [{ name, containerPort: input.options.port }];
      case 'syslog': {
        const { port, protocol } = input.options;
        return [{ name, containerPort: port, ...(protocol === 'udp' && { protocol: 'UDP' as const }) }];
      }
      default:
        return [];
    }
  });
}
