/**
 * A condition on a record. It says one thing: a field with one test, or several conditions as `allOf`, `anyOf` or `not`.
 *
 * A field is one of the record model (`message`, `stream`, `node`, `namespace`, `pod`, `container`, `labels.<key>`, `annotations.<key>`, `tag`,
 * `severity`) or the name of a parsed field. A dot leads into an object: `http.status` is the field `status` in the parsed field `http`. A parsed field
 * that is called like one of the record model is `parsed.<name>`.
 */
export interface LogCondition {
  /**
   * The field that is tested; exactly one of `oneOf`, `matches`, `exists` and a comparison of numbers goes with it. A record without the field meets
   * no test but `exists: false`.
   *
   * @default - a condition of conditions
   */
  readonly field?: string;

  /**
   * Holds if the field is one of these texts, upper and lower case told apart. A number or a boolean counts as its text: `'500'`, `'true'`.
   *
   * @default - not this test
   */
  readonly oneOf?: string[];

  /**
   * Holds if the pattern is found anywhere in the field: `^` and `$` are its begin and end. It is a regular expression in the part of RE2's language
   * that every agent reads alike.
   *
   * @default - not this test
   * @see https://github.com/google/re2/wiki/Syntax
   */
  readonly matches?: string;

  /**
   * Holds if the record has the field (`true`), or has not (`false`). A field that is null counts as absent.
   *
   * @default - not this test
   */
  readonly exists?: boolean;

  /**
   * Holds if the field is a number, or a text that is one in decimal digits, and greater than this. Goes with `lessThan` or `atMost`.
   *
   * @default - not this test
   */
  readonly greaterThan?: number;

  /**
   * Holds if the field is a number, or a text that is one in decimal digits, and at least this. Goes with `lessThan` or `atMost`.
   *
   * @default - not this test
   */
  readonly atLeast?: number;

  /**
   * Holds if the field is a number, or a text that is one in decimal digits, and less than this. Goes with `greaterThan` or `atLeast`.
   *
   * @default - not this test
   */
  readonly lessThan?: number;

  /**
   * Holds if the field is a number, or a text that is one in decimal digits, and at most this. Goes with `greaterThan` or `atLeast`.
   *
   * @default - not this test
   */
  readonly atMost?: number;

  /**
   * Holds if all of these hold; at least one.
   *
   * @default - not of this kind
   */
  readonly allOf?: LogCondition[];

  /**
   * Holds if any of these holds; at least one.
   *
   * @default - not of this kind
   */
  readonly anyOf?: LogCondition[];

  /**
   * Holds if this does not.
   *
   * @default - not of this kind
   */
  readonly not?: LogCondition;
}
