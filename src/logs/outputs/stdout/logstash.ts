import { Plugin } from '../../agents/logstash/plugin';

/** A line of JSON for each record, with its time as `@timestamp`. */
export const logstash: Plugin = { name: 'stdout', settings: { codec: 'json_lines' } };
