import { NEWEST_MINOR, OLDEST_MINOR } from '../model/field-table';
import { checkText } from '../model/readable';

/** The Kubernetes project maintains its three newest minors: https://kubernetes.io/releases/ */
export const MAINTAINED_VERSIONS = `1.${NEWEST_MINOR - 2}+`;

const SINGLE = /^v?1\.(\d{2})(?:\.\d+(?:[-+][\w.+-]+)?)?$/;
const OPEN_ENDED = /^1\.(\d{2})\+$/;
const RANGE = /^1\.(\d{2})-1\.(\d{2})$/;

/**
 * The minors of a version text, oldest first. `1.30` is one minor, `1.30+` is that and every newer minor, `1.30-1.34`
 * is a range, and the version of a server, such as `v1.33.2`, is its minor. Throws for any other text, with the name of
 * the option that the text was given for.
 */
export function parseVersions(text: string = `1.${OLDEST_MINOR}+`, option = 'kubernetesVersion'): number[] {
  checkText(option, text);
  const [, single] = SINGLE.exec(text) ?? [];
  const [, open] = OPEN_ENDED.exec(text) ?? [];
  const [, from, to] = RANGE.exec(text) ?? [];
  const first = Number(single ?? open ?? from);
  const last = open === undefined ? Number(single ?? to) : NEWEST_MINOR;
  if (first >= OLDEST_MINOR && last <= NEWEST_MINOR && first <= last) {
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  }
  throw new Error(
    `${option} ${JSON.stringify(text)} is not supported; use 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}, ` +
      "a range such as '1.30-1.34', '1.30+' for 1.30 and every newer version, or the version of a server such as 'v1.33.2'",
  );
}

/** The newest minor of a version text. Without a text, the newest supported minor. */
export function newestMinor(text: string = `1.${NEWEST_MINOR}`, option?: string): number {
  return parseVersions(text, option).at(-1)!;
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
