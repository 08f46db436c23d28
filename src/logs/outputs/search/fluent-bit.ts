import { CheckedSearch } from './check';
import { network, Plugin, TRIES_OF_AN_HOUR } from '../../agents/fluent-bit/plugin';

export const fluentBit = ({ connection, indexPrefix, path }: CheckedSearch): Plugin => ({
  // of the two plugins for this protocol, only this one sends again what the server refused among records that it took
  name: 'opensearch',
  ...network(connection),
  ...(path && { path }),
  logstash_format: 'on',
  logstash_prefix: indexPrefix,
  suppress_type_name: 'on',
  // labels like app and app.kubernetes.io/name could not be in one index otherwise
  replace_dots: 'on',
  // what is sent again is known by its id, and not stored twice
  generate_id: 'on',
  trace_error: 'on',
  // the whole answer, since a truncated one counts as a failure
  buffer_size: 'false',
  // a record that is refused for good would be sent for ever
  retry_limit: TRIES_OF_AN_HOUR,
});
