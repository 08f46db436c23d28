/*
 * Texts with quotes in them, of logfmt and of JSON. A pattern that begins with all that is outside of quotes, or in quotes as a whole, and ends with what is
 * sought or with the end of the text, goes through a text from its begin to its end and finds nothing within quotes.
 */

/** A text in quotes, in which a backslash stands before a quote. */
export const QUOTED = '"(?:[^"\\\\]|(?s:\\\\.))*"';

/** As much as there is of what is given, and of texts in quotes. */
export const OUTSIDE_QUOTES = (character: string): string => `(?:${QUOTED}|${character})*`;
