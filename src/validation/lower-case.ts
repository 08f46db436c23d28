/** Go's strings.ToLower: like JavaScript, except for one letter that JavaScript turns into two. */
export function toLowerCase(text: string): string {
  return text.replace(/\u0130/g, 'i').toLowerCase();
}
