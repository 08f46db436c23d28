import { CheckedFile } from './check';
import { Store, TIME } from '../../agents/fluentd/store';
import { quoted } from '../../agents/fluentd/syntax';

/** What is read today goes to the file of its day every few seconds. */
export const fluentd = ({ folder, name }: CheckedFile): Store => ({
  filters: [TIME],
  parameters: { '@type': 'file', path: quoted(`${folder}/${name}.%Y-%m-%d`), append: true },
  sections: [{ name: 'format', parameters: { '@type': 'json' } }],
  buffer: { keys: 'time', parameters: { timekey: '1d', timekey_use_utc: true, flush_mode: 'interval' } },
});
