/** Throws with the construct path, the property, and what is wrong with it. */
export type Complain = (property: string, problem: string) => never;

/** The key of the only member that is set in a one-of struct. Throws unless exactly one is set. */
export function onlyKeyOf<T extends object>(value: T, property: string, complain: Complain): keyof T {
  const set = (Object.keys(value) as (keyof T)[]).filter((key) => value[key] !== undefined);
  if (set.length !== 1) {
    complain(
      property,
      `has ${set.length ? `${set.join(' and ')} set` : 'nothing set'}; set exactly one, and list the others beside it`,
    );
  }
  return set[0];
}

/** Refuses what no configuration syntax of an agent can carry as a plain text. */
export function plainText(value: string, property: string, complain: Complain): string {
  if (/\p{Cc}/u.test(value)) complain(property, 'holds a line break or another control character; leave it out');
  if (/\$\{|#\{/.test(value)) {
    complain(property, `is '${value}', and agents would replace what follows '\${' or '#{'; write it without`);
  }
  return value;
}

/** Refuses a path that is not absolute or climbs. */
export function absolutePath(path: string, property: string, complain: Complain): void {
  plainText(path, property, complain);
  if (!path.startsWith('/') || path.split('/').includes('..')) {
    complain(property, `is '${path}'; give an absolute path without '..'`);
  }
}
