import { Finding } from '../findings/finding';

/**
 * A finding in a text, and where it is.
 */
export interface TextFinding extends Finding {
  /**
   * What the text is called, such as the path of a file.
   */
  readonly source: string;

  /**
   * Which of the objects in the text it is about, from 0. The items of a list count one by one.
   *
   * @default - none: the text cannot be read from here on
   */
  readonly document?: number;

  /**
   * The line, from 1.
   */
  readonly line: number;

  /**
   * The column, from 1, in UTF-16 code units as editors count.
   */
  readonly column: number;
}
