// Mirrors yamlprivateh.go of go.yaml.in/yaml/v2: is_blank, is_break, is_blankz, is_alpha and the others, as one table for each question,
// since a scanner asks several times for every character that it passes.

export type CharacterSet = Uint8Array;

function setOf(characters: string): CharacterSet {
  const set = new Uint8Array(0x10000);
  for (const character of characters) {
    set[character.charCodeAt(0)] = 1;
  }
  return set;
}

const breaks = '\n\r\u0085\u2028\u2029';
const blanks = ' \t';
/** Ends every scanned text. A NUL character inside a manifest is an error before the scan. */
const end = '\0';

export const BREAK = setOf(breaks);
export const BLANK = setOf(blanks);
export const BLANK_OR_BREAK = setOf(blanks + breaks);
export const BREAK_OR_END = setOf(breaks + end);
export const GAP = setOf(blanks + breaks + end);
/** Ends a word of a plain scalar inside [] or {}. */
export const FLOW_GAP = setOf(`${blanks}${breaks}${end},?[]{}`);
/** May be part of an anchor or an alias. */
export const NAME = setOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-');
/** Cannot begin a plain scalar. */
export const INDICATOR = setOf('-?:,[]{}#&*!|>\'"%@`');

export const TAB = 0x09;
export const SPACE = 0x20;
export const HASH = 0x23;
export const PERCENT = 0x25;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const QUESTION = 0x3f;
