import { parse } from 'yaml';
import { Processor } from './operations';
import { asWritten } from '../../program/variables';

/** Processors as their user wrote them, a map by their ids as in a configuration of the collector. */
export function raw(config: string): Processor[] {
  const map: { [id: string]: object | null } = parse(config);
  return Object.entries(map).map(([id, settings]) => ({
    type: id.split('/')[0],
    config: asWritten(settings ?? {}) as object,
  }));
}
