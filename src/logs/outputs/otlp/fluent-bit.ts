import { CheckedOtlp } from './check';
import { network, Plugin } from '../../agents/fluent-bit/plugin';

export function fluentBit({ connection, protocol, path, headers, authorization }: CheckedOtlp): Plugin {
  const all = [
    ...Object.entries(headers).map(([name, value]) => `${name} ${value}`),
    ...(authorization ? [`Authorization \${${authorization.env}}`] : []),
  ];
  return {
    name: 'opentelemetry',
    ...network(connection),
    ...(protocol === 'grpc' ? { grpc: 'on', http2: 'on' } : { logs_uri: `${path}/v1/logs` }),
    // the line is the body, and all else is in the attributes
    logs_body_key: '$message',
    logs_body_key_attributes: 'on',
    ...(all.length && { header: all }),
  };
}
