import { CheckedFile } from './check';
import { Output } from '../../agents/filebeat/output';

/** A line of JSON for each record, with its time as `@timestamp`. */
export const filebeat = ({ folder, name, megabytes, keptFiles }: CheckedFile): Output => ({
  type: 'file',
  config: {
    path: folder,
    filename: name,
    codec: { json: { escape_html: false } },
    rotate_every_kb: megabytes * 1000,
    // with the one that is written
    number_of_files: keptFiles + 1,
    rotate_on_startup: false,
  },
});
