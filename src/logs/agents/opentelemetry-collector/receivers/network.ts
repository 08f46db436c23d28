import { OFFERED_AGAIN, origin, originStatements, Receiver } from './receiver';
import { PipelineInput } from '../../../pipeline';
import { AgentTask } from '../../../rendering';
import { env } from '../../program/variables';

type NetworkInput = Extract<PipelineInput, { kind: 'otlp' | 'forward' | 'syslog' }>;

/** On the address of the pod, of whichever family. */
const listen = (port: number): string => `[${env('POD_IP')}]:${port}`;

export function network(input: NetworkInput, task: AgentTask): Receiver {
  switch (input.kind) {
    case 'otlp':
      return { type: 'otlp', config: { protocols: { http: { endpoint: listen(input.options.httpPort) } } } };
    case 'forward':
      return { type: 'fluent_forward', config: { endpoint: listen(input.options.port) } };
    case 'syslog': {
      const { form, protocol, port } = input.options;
      return {
        type: 'syslog',
        config: {
          protocol: form,
          [protocol]: { listen_address: listen(port), ...(protocol === 'udp' && { one_log_per_packet: true }) },
          ...OFFERED_AGAIN,
          on_error: 'send_quiet',
          operators: [
            // the message as it came, which steps take apart
            { type: 'retain', fields: ['body'] },
            { type: 'move', from: 'body', to: 'attributes.message' },
            ...origin(input, task),
          ],
        },
      };
    }
  }
}

/** What a receiver of the network gives, as the record model has it: the line, and what the sender said of it as parsed fields. */
export function received(input: NetworkInput, task: AgentTask): string[] {
  if (input.kind === 'syslog') return [];
  const sent = 'log.cache["sent"]';
  const lineNames = input.kind === 'forward' ? ['message', 'log'] : [];
  return [
    `set(${sent}, log.attributes)`,
    'keep_keys(log.attributes, [])',
    'set(log.attributes["message"], log.body) where IsString(log.body)',
    `set(log.attributes["parsed"], log.body) where IsMap(log.body)`,
    'set(log.attributes["message"], String(log.body)) where not IsString(log.body) and not IsMap(log.body) and log.body != nil',
    ...lineNames.map(
      (name) =>
        `set(log.attributes["message"], ${sent}["${name}"]) where ${sent}["${name}"] != nil and log.attributes["message"] == nil`,
    ),
    ...[...lineNames, 'fluent.tag'].map((name) => `delete_key(${sent}, "${name}")`),
    `merge_maps(log.attributes["parsed"], ${sent}, "upsert") where IsMap(log.attributes["parsed"])`,
    `set(log.attributes["parsed"], ${sent}) where log.attributes["parsed"] == nil and Len(${sent}) > 0`,
    ...originStatements(input, task),
    'set(log.body, "")',
  ];
}
