import { Sink, timeAs } from '../../agents/vector/sink';

/** A line of JSON for each record. */
export const vector: Sink = { type: 'console', form: timeAs('time'), config: { encoding: { codec: 'json' } } };
