import { CheckedFile } from './check';
import { Plugin } from '../../agents/fluent-bit/plugin';

/** The plug-in writes records without their time. */
const TIME = `function with_time(tag, time, record)
  record.time = string.format("%s.%06dZ", os.date("!%Y-%m-%dT%H:%M:%S", time.sec), time.nsec / 1000)
  return 2, time, record
end`;

export const fluentBit = ({ folder, name, megabytes, keptFiles }: CheckedFile): Plugin => ({
  name: 'file',
  path: folder,
  file: `${name}.log`,
  format: 'plain',
  rotate: 'on',
  rotate_max_size: `${megabytes}M`,
  rotate_max_files: keptFiles,
  rotate_gzip: 'off',
  processors: { logs: [{ name: 'lua', call: 'with_time', time_as_table: 'on', code: TIME }] },
});
