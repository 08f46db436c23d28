import { ConditionalStep } from './conditional';

/**
 * Replaces what should not leave the node.
 */
export interface RedactStep extends ConditionalStep {
  /**
   * What is looked for:
   *
   * - `email`: addresses of electronic mail;
   * - `cardNumber`: 13 to 19 digits, with blanks or dashes between them or not, whatever they are the number of;
   * - `bearerToken`: what follows the word `Bearer`;
   * - `ipAddress`: addresses of IPv4, and of IPv6 in full or with `::`.
   *
   * @default - patterns alone
   */
  readonly kinds?: ('email' | 'cardNumber' | 'bearerToken' | 'ipAddress')[];

  /**
   * Regular expressions of your own; all that matches is replaced. None may match the empty text.
   *
   * @default - none
   * @see https://github.com/google/re2/wiki/Syntax
   */
  readonly patterns?: string[];

  /**
   * The fields in which it is looked for; in an object, in every text within, to a depth of 8.
   *
   * @default - the line and the parsed fields: `['message', 'parsed']`
   */
  readonly fields?: string[];

  /**
   * What stands in its place. It is a text as it is, without references to groups.
   *
   * @default '[redacted]'
   */
  readonly replacement?: string;
}
