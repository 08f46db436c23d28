const DURATION = /^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$/;

/** Throws if a text is not a duration of Prometheus. The error names the construct (`path`) and the property. */
export function checkDuration(path: string, property: string, text: string | undefined): void {
  if (text === undefined || (text !== '' && DURATION.test(text))) return;
  throw new Error(`${path}: ${property} is '${text}'; give a duration such as 30s or 1m`);
}
