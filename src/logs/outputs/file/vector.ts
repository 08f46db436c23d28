import { CheckedFile } from './check';
import { Sink, timeAs } from '../../agents/vector/sink';

export const vector = ({ folder, name }: CheckedFile): Sink => ({
  type: 'file',
  form: timeAs('time'),
  config: {
    path: `${folder}/${name}-%Y-%m-%d.log`,
    encoding: { codec: 'json' },
    framing: { method: 'newline_delimited' },
  },
});
