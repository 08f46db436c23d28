import { PatternOptions } from './options';
import { Container } from '../model/generated/structs';

/** What a pattern renders: its options and the containers of its pods. */
export interface PatternProps extends PatternOptions {
  readonly containers: Container[];
  /** Whether the props are a vendor's manifest, which has everything that the pattern would add. Only the agents of this library say so. */
  readonly isVendors?: boolean;
}

/** Whether the props of a pattern are a vendor's manifest. */
export function areVendors(props: PatternProps): boolean {
  return props.isVendors === true;
}
