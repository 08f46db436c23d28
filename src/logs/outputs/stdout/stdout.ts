/**
 * The standard output of the collector; nothing to set.
 */
export interface StdoutOutput {}
