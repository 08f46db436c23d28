import { DedotStep, MoveStep, RemoveStep, RenameStep, SetStep, SeverityStep, TimeStep, TruncateStep } from './fields';
import { ParseStep } from './parse';
import { RawStep } from './raw';
import { RedactStep } from './redact';
import { DropStep, KeepStep, RateLimitStep, SampleStep } from './selection';

/**
 * What is done to every record between inputs and outputs, one step after the other. Exactly one member is set.
 */
export interface LogStep {
  /**
   * Takes a text apart into parsed fields.
   *
   * @default - not this step
   */
  readonly parse?: ParseStep;

  /**
   * Takes the time of the record from a field.
   *
   * @default - not this step
   */
  readonly time?: TimeStep;

  /**
   * Sets `severity` from a field that says it in some other way.
   *
   * @default - not this step
   */
  readonly severity?: SeverityStep;

  /**
   * Keeps some records and drops all others.
   *
   * @default - not this step
   */
  readonly keep?: KeepStep;

  /**
   * Drops some records.
   *
   * @default - not this step
   */
  readonly drop?: DropStep;

  /**
   * Keeps a random share of the records.
   *
   * @default - not this step
   */
  readonly sample?: SampleStep;

  /**
   * Drops what is more than so many records in a time.
   *
   * @default - not this step
   */
  readonly rateLimit?: RateLimitStep;

  /**
   * Replaces what should not leave the node.
   *
   * @default - not this step
   */
  readonly redact?: RedactStep;

  /**
   * Sets a field.
   *
   * @default - not this step
   */
  readonly set?: SetStep;

  /**
   * Removes fields.
   *
   * @default - not this step
   */
  readonly remove?: RemoveStep;

  /**
   * Gives a field another name, in its place.
   *
   * @default - not this step
   */
  readonly rename?: RenameStep;

  /**
   * Moves a field to another place.
   *
   * @default - not this step
   */
  readonly move?: MoveStep;

  /**
   * Cuts a text that is too long.
   *
   * @default - not this step
   */
  readonly truncate?: TruncateStep;

  /**
   * Replaces dots in the names of fields.
   *
   * @default - not this step
   */
  readonly dedot?: DedotStep;

  /**
   * A piece of the agent's own configuration at this place, for what no step does.
   *
   * @default - not this step
   */
  readonly raw?: RawStep;
}
