const UNITS = { h: 3600, m: 60, s: 1 } as const;

/** The seconds of a duration such as `90s`, `10m` or `1h30m`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const match = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
  if (match === null || text === '') return undefined;
  return Object.values(UNITS).reduce((sum, seconds, i) => sum + Number(match[i + 1] ?? 0) * seconds, 0);
}

/** A duration such as `1h30m`: the inverse of `parseDuration`. */
export function durationText(seconds: number): string {
  let left = seconds;
  const parts = Object.entries(UNITS).map(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? `${count}${unit}` : '';
  });
  return parts.join('') || '0s';
}
