/** Go's strings.ToLower: as in JavaScript, but for the one letter that becomes two there. */
export function toLowerCase(text: string): string {
  return text.replace(/\u0130/g, 'i').toLowerCase();
}
