/** The names that a message has room for. */
const MOST_NAMES = 100;

/** Names in a message. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
}

export function nodeCount(count: number): string {
  return count === 1 ? '1 node' : `${count} nodes`;
}
