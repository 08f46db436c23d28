import { Cannot } from '../abilities/ability';

/** For an output that an agent has, and this library does not write for it. */
export const notYet = (source: string): Cannot => ({
  why: 'has the output, but this library does not write it yet',
  source,
});
