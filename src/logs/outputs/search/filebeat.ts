import { CheckedSearch } from './check';
import { network, Output, url } from '../../agents/filebeat/output';
import { env } from '../../agents/program/variables';

/** Documents as they are, in an index of their day. */
export const filebeat = ({ connection, indexPrefix, path, apiKey }: CheckedSearch): Output => ({
  type: 'elasticsearch',
  config: {
    hosts: [url(connection, path)],
    ...network(connection),
    // its own setting wants the key in another form
    ...(apiKey && { headers: { Authorization: `ApiKey ${env(apiKey.env)}` } }),
    index: `${indexPrefix}-%{+yyyy.MM.dd}`,
  },
  // templates and life cycles are for whoever runs the server, and take rights at it
  beside: { 'setup.template.enabled': false, 'setup.ilm.enabled': false },
});
