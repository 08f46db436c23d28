import { CheckedOtlp } from './check';
import { network, Plugin } from '../../agents/fluent-bit/plugin';
import { requestHeaders } from '../http/fluent-bit';

export const fluentBit = (output: CheckedOtlp): Plugin => ({
  name: 'opentelemetry',
  ...network(output.connection),
  ...(output.protocol === 'grpc' ? { grpc: 'on', http2: 'on' } : { logs_uri: `${output.path}/v1/logs` }),
  // the line is the body, and all else is in the attributes
  logs_body_key: '$message',
  logs_body_key_attributes: 'on',
  ...requestHeaders(output),
});
