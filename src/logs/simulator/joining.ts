import { expression } from './matching';
import { Joining } from '../pipeline';

/** Whether a line belongs to the record of the line before. */
export const continues = (line: string, { kind, pattern }: Joining): boolean =>
  expression(pattern).test(line) === (kind === 'continuation');
