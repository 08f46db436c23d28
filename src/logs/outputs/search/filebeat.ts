import { CheckedSearch } from './check';
import { network, Output, url } from '../../agents/filebeat/output';

/** Documents as they are, in an index of their day. */
export const filebeat = ({ connection, indexPrefix }: CheckedSearch): Output => ({
  type: 'elasticsearch',
  config: { hosts: [url(connection)], ...network(connection), index: `${indexPrefix}-%{+yyyy.MM.dd}` },
  // templates and life cycles are for whoever runs the server, and take rights at it
  beside: { 'setup.template.enabled': false, 'setup.ilm.enabled': false },
});
