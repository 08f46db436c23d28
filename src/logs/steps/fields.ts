import { ConditionalStep } from './conditional';

/**
 * Takes the time of the record from a field. Without this step it is the time that the container runtime, journal or sender gave.
 */
export interface TimeStep extends ConditionalStep {
  /**
   * The field with the time. It stays where it is.
   */
  readonly field: string;

  /**
   * How the time is written: `rfc3339` (`2026-01-02T03:04:05.678Z`), `unix` (seconds since 1970, with a fraction or without), `unixMilliseconds`,
   * `unixNanoseconds`. A text in another form leaves the time of the record as it is.
   *
   * @default 'rfc3339'
   */
  readonly format?: 'rfc3339' | 'unix' | 'unixMilliseconds' | 'unixNanoseconds';
}

/**
 * Sets the field `severity` from a field that says it in some other way: to `trace`, `debug`, `info`, `warn`, `error` or `fatal`.
 */
export interface SeverityStep extends ConditionalStep {
  /**
   * The field with the level. Known are the usual words and letters in upper or lower case (`WARNING`, `err`, `I`, `critical`), the numbers of pino and
   * bunyan (10 to 60), and those of syslog (0 to 7). Any other value leaves `severity` as it is.
   */
  readonly field: string;
}

/**
 * Sets a field, to a text or to what another field holds.
 */
export interface SetStep extends ConditionalStep {
  /**
   * The field: one of the record model but `time` and `tag`, or a parsed one.
   */
  readonly field: string;

  /**
   * The text.
   *
   * @default - from another field
   */
  readonly value?: string;

  /**
   * The field that is copied. If a record has none, nothing is set.
   *
   * @default - a text
   */
  readonly fromField?: string;
}

/**
 * Removes fields.
 */
export interface RemoveStep extends ConditionalStep {
  /**
   * The fields: `parsed.password`, `annotations`, `parsed`.
   */
  readonly fields: string[];
}

/**
 * Gives a field another name, in its place.
 */
export interface RenameStep extends ConditionalStep {
  /**
   * The field. A record without it goes on as it is.
   */
  readonly field: string;

  /**
   * Its new name within the same object: no path. A field of this name is replaced.
   */
  readonly to: string;
}

/**
 * Moves a field to another place.
 */
export interface MoveStep extends ConditionalStep {
  /**
   * The field. A record without it goes on as it is.
   */
  readonly field: string;

  /**
   * The field that it becomes: `message` with `parsed.msg` makes the text of the application the line. A field of this name is replaced.
   */
  readonly to: string;
}

/**
 * Cuts a text that is too long.
 */
export interface TruncateStep extends ConditionalStep {
  /**
   * The field.
   *
   * @default 'message'
   */
  readonly field?: string;

  /**
   * How many characters are left, a whole number from 1. A character is a Unicode code point.
   */
  readonly characters: number;
}

/**
 * Replaces dots in the names of fields, which search engines take for the path into an object.
 */
export interface DedotStep extends ConditionalStep {
  /**
   * The object whose members are renamed, and those of the objects within: `labels`, `annotations` or `parsed`.
   *
   * @default - all three
   */
  readonly field?: 'labels' | 'annotations' | 'parsed';

  /**
   * What stands in the place of each dot: letters, digits, `-` and `_`.
   *
   * @default '_'
   */
  readonly separator?: string;
}
