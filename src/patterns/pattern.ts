import { PatternOptions } from './options';
import { Container } from '../model/generated/structs';

/** What a pattern renders: its options and the containers of its pods. */
export interface PatternProps extends PatternOptions {
  readonly containers: Container[];
}
