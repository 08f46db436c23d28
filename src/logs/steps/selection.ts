import { ConditionalStep } from './conditional';
import { LogCondition } from '../conditions/condition';

/**
 * Keeps some records and drops all others.
 */
export interface KeepStep {
  /**
   * The records that are kept.
   */
  readonly when: LogCondition;
}

/**
 * Drops some records.
 */
export interface DropStep {
  /**
   * The records that are dropped.
   */
  readonly when: LogCondition;
}

/**
 * Keeps a random share of the records.
 */
export interface SampleStep extends ConditionalStep {
  /**
   * One record in this many is kept, on average: a whole number from 2.
   */
  readonly oneIn: number;
}

/**
 * Drops what is more than so many records in a time.
 */
export interface RateLimitStep extends ConditionalStep {
  /**
   * Records that are let through in each `seconds`, on each node: a whole number from 1.
   */
  readonly records: number;

  /**
   * The length of the time, a whole number of seconds from 1.
   *
   * @default 1
   */
  readonly seconds?: number;

  /**
   * The field each of whose values has a limit of its own: `namespace`, `pod` or any other. Records without it share one.
   *
   * @default - one limit for all records
   */
  readonly by?: string;
}
