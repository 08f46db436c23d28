/** Whether both say the same, or nearly. */
export function isSame(ours: readonly string[], theirs: readonly string[]): boolean {
  // of a key that stands twice the server reads the first value as well, and stops at a wrong type in it
  if (theirs[0] === 'decode' && ours.some((sentence) => sentence.startsWith('DuplicateField '))) return true;
  return ours.length === theirs.length && ours.every((sentence, i) => sentence === theirs[i]);
}

/** `+` is what the library alone says, `-` what Kubernetes alone says. */
export function difference(ours: readonly string[], theirs: readonly string[]): string[] {
  const without = (all: readonly string[], taken: readonly string[]): string[] => {
    const rest = [...taken];
    return all.filter((sentence) => !rest.includes(sentence) || !rest.splice(rest.indexOf(sentence), 1));
  };
  return [
    ...without(ours, theirs).map((sentence) => `+ ${sentence}`),
    ...without(theirs, ours).map((sentence) => `- ${sentence}`),
  ];
}
