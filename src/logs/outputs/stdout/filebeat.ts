import { Output } from '../../agents/filebeat/output';

/** A line of JSON for each record, with its time as `@timestamp`. */
export const filebeat: Output = { type: 'console', config: { codec: { json: { escape_html: false } } } };
