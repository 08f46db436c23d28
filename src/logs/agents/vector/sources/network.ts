import { setOwn } from '../../../../model/json-object';
import { PipelineInput } from '../../../pipeline';
import { Configuration } from '../configuration';

type NetworkInput = Extract<PipelineInput, { kind: 'otlp' | 'forward' | 'syslog' }>;

/** On all addresses of the pod, of whichever family. */
export const listen = (port: number): string => `[::]:${port}`;

const SENT_BY_OTLP = [
  'sent = if is_object(.attributes) { object!(.attributes) } else { {} }',
  'line = .message',
  'time = .timestamp',
  '. = { "timestamp": time }',
  'if is_object(line) { sent = merge(object!(line), sent) } else if !is_null(line) { .message = to_string(line) ?? encode_json(line) }',
  'if !is_empty(sent) { .parsed = sent }',
];

const SENT_BY_FORWARD = [
  'sent = object!(.)',
  ...['host', 'source_type', 'tag', 'timestamp'].map((name) => `sent = remove!(sent, ["${name}"])`),
  'line = if !is_null(sent.message) { sent.message } else { sent.log }',
  ...['message', 'log'].map((name) => `sent = remove!(sent, ["${name}"])`),
  'time = .timestamp',
  '. = { "timestamp": time }',
  'if !is_null(line) { .message = to_string(line) ?? encode_json(line) }',
  'if !is_empty(object!(sent)) { .parsed = sent }',
];

/** What pods of the node send. */
export function network(configuration: Configuration, id: string, input: NetworkInput): string[] {
  switch (input.kind) {
    case 'otlp':
      setOwn(configuration.sources, id, {
        type: 'opentelemetry',
        // it takes both, and only the one by HTTP is for pods
        grpc: { address: '127.0.0.1:4317' },
        http: { address: listen(input.options.httpPort) },
      });
      return configuration.remap(`${id}-named`, [`${id}.logs`], SENT_BY_OTLP);
    case 'forward':
      setOwn(configuration.sources, id, { type: 'fluent', address: listen(input.options.port) });
      return configuration.remap(`${id}-named`, [id], SENT_BY_FORWARD);
    case 'syslog':
      setOwn(configuration.sources, id, {
        type: 'socket',
        mode: input.options.protocol,
        address: listen(input.options.port),
      });
      return configuration.remap(`${id}-named`, [id], ['del(.host)', 'del(.port)', 'del(.source_type)']);
  }
}
