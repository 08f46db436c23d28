import { PatternOptions } from './options';
import { Container, PodSpec } from '../model/generated/structs';

/** What a pattern renders: its options and the containers of its pods. */
export interface PatternProps extends PatternOptions {
  readonly containers: Container[];
  /** The pods as a vendor publishes them, where the props are its manifest, which has everything that the pattern would add. */
  readonly published?: PodSpec;
}

/** Whether the props of a pattern are a vendor's manifest. */
export function areVendors(props: PatternProps): boolean {
  return props.published !== undefined;
}
