/**
 * How records find their outputs, where outputs have conditions.
 */
export interface LogRouting {
  /**
   * Which of the outputs whose condition a record meets take it: `all` of them, or only the `first` in their order.
   *
   * @default 'all'
   */
  readonly takenBy?: 'all' | 'first';

  /**
   * What becomes of records that no output takes: `drop` drops them. Without it, outputs that may leave records over are refused.
   *
   * @default - every record has to have an output
   */
  readonly unmatched?: 'drop';
}
