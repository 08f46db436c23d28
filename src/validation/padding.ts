/** Unicode white space at either end, as Go's strings.TrimSpace removes it. JavaScript trims a slightly different set. */
const PADDED =
  /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]|[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

export function isPadded(text: string): boolean {
  return !(isPrintable(text, 0) && isPrintable(text, text.length - 1)) && PADDED.test(text);
}

function isPrintable(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x7f;
}
