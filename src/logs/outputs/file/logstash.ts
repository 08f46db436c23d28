import { CheckedFile } from './check';
import { Plugin } from '../../agents/logstash/plugin';

/** A line of JSON for each record, with its time as `@timestamp`. */
export const logstash = ({ folder, name }: CheckedFile): Plugin => ({
  name: 'file',
  settings: { path: `${folder}/${name}-%{+YYYY-MM-dd}.log`, codec: 'json_lines', file_mode: 0o600, dir_mode: -1 },
});
