import { LogCondition } from '../conditions/condition';

/**
 * What every step has in common that may be left out for some records.
 */
export interface ConditionalStep {
  /**
   * The records that the step is for; others go on as they are.
   *
   * @default - every record
   */
  readonly when?: LogCondition;
}
