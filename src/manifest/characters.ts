// What YAML 1.1 asks about a character, as bits in one table: a scanner asks several times for every character it passes.

export const BREAK = 1;
export const BLANK = 2;
/** The zero that ends every scanned text; a zero inside a manifest is refused before the scan. */
export const END = 4;
/** May be part of an anchor, an alias or a tag handle. */
export const WORD = 8;
/** Ends a plain scalar inside [] or {}. */
export const FLOW = 16;
/** Cannot begin a plain scalar. */
export const INDICATOR = 32;

export const GAP = BREAK | BLANK | END;

export const CLASS = new Uint8Array(0x10000);

function mark(characters: string, bit: number): void {
  for (const character of characters) {
    CLASS[character.charCodeAt(0)] |= bit;
  }
}

mark('\n\r\u0085\u2028\u2029', BREAK);
mark(' \t', BLANK);
mark('\0', END);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', WORD);
mark(',?[]{}', FLOW);
mark('-?:,[]{}#&*!|>\'"%@`', INDICATOR);
