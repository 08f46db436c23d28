const WORDS: { readonly [severity: string]: string } = {
  trace: 'trace t finest 10',
  debug: 'debug d dbg fine 20 7',
  info: 'info i information informational notice 30 6 5',
  warn: 'warn w warning 40 4',
  error: 'error e err severe 50 3',
  fatal: 'fatal f critical crit c alert emergency emerg panic dpanic 60 2 1 0',
};

/** The severity that each word and number means, words in lower case. */
export const SEVERITY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([severity, words]) =>
    words.split(' ').map((word): [string, string] => [word, severity]),
  ),
);

/** The severity that a text means, letters of ASCII in either case. */
export const severityOf = (text: string): string | undefined =>
  SEVERITY_OF.get(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
