import { CheckedFile } from './check';
import { Exporter } from '../../agents/opentelemetry-collector/exporter';

export const openTelemetryCollector = ({ folder, name, megabytes, keptFiles }: CheckedFile): Exporter => ({
  type: 'file',
  form: 'json',
  // what cannot be written is offered to it again
  unbuffered: true,
  // a file that is not rotated is emptied at each start
  config: () => ({
    path: `${folder}/${name}.json`,
    rotation: { max_megabytes: megabytes, max_backups: keptFiles },
  }),
});
