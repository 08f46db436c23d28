/** Go's strconv.ParseInt(text, 10, 64) and Atoi: decimal digits with an optional sign, in the range of 64 bits. */
export function parseInt64(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
