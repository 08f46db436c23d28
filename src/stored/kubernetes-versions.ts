import { NEWEST_MINOR, OLDEST_MINOR } from '../model/field-table';

/** The minors that `1.30` (that one) or `1.30+` (that one and every newer one known) stands for, oldest first. Throws for any other text. */
export function parseVersions(text: string = `1.${OLDEST_MINOR}+`): number[] {
  const match = /^1\.([0-9]{2})(\+?)$/.exec(text);
  const minor = Number(match?.[1]);
  if (match === null || minor < OLDEST_MINOR || minor > NEWEST_MINOR) {
    throw new Error(
      `kubernetesVersion ${JSON.stringify(text)} is not known; use 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}, with a + after it for that and every newer version`,
    );
  }
  const newest = match[2] === '+' ? NEWEST_MINOR : minor;
  return Array.from({ length: newest - minor + 1 }, (_, i) => minor + i);
}

/** Some of the minors in words: `1.28-1.33`, `1.36+` where nothing newer is known, `1.28, 1.34`. */
export function describeVersions(minors: readonly number[]): string {
  const ranges: string[] = [];
  for (let i = 0; i < minors.length; i++) {
    const first = minors[i];
    while (minors[i + 1] === minors[i] + 1) i++;
    if (minors[i] === NEWEST_MINOR) ranges.push(`1.${first}+`);
    else ranges.push(minors[i] === first ? `1.${first}` : `1.${first}-1.${minors[i]}`);
  }
  return ranges.join(', ');
}
