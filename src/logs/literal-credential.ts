/** What the name of a parameter ends in that holds a credential: `kube_token_ttl` is a time, `token_file` a path, `tokenizer` a way to split. */
const WORDS = [
  'passw(?:or)?d',
  'passphrase',
  'secret',
  'token',
  'credentials?',
  ...['access', 'account', 'api', 'auth', 'licen[cs]e', 'private', 'secret', 'shared', 'shared_?access'].map(
    (kind) => `${kind}[_-]?key`,
  ),
];
/** Words that are parts of other words: `bypass` is none. */
const SHORT_WORDS = ['pass', 'pwd', 'sig'];
const NAME = `(?:[\\w.-]*(?:${WORDS.join('|')})|(?:[\\w.-]*[_.-])?(?:${SHORT_WORDS.join('|')}))`;
const CREDENTIALS = [
  // the parameter of a line, as all formats write it
  new RegExp(`^\\s*(?:-\\s+)?["']?${NAME}["']?(?:\\s*[:=]\\s*|\\s+)(\\S+)`, 'i'),
  // a header, whose name is the value of a parameter
  new RegExp(`^\\s*(?:-\\s+)?["']?headers?["']?[\\s:=]+["']?${NAME}["']?[\\s:=]+(\\S+)`, 'i'),
  // a member of an object, of a query or of a connection string within a line
  new RegExp(`[\\s{,?&;"'=]${NAME}["']?\\s*[:=]\\s*(\\S+)`, 'i'),
  /authorization["']?(?:\s*[:=]\s*|\s+)["']?(?:(?:bearer|basic|apikey|token)\s+)?(\S+)/i,
  // the user in front of a host
  /(?:^|[\s"'=,[/])[^\s"'=,[/@:]+:([^\s"'=,[/@:]+)@[\w[]/,
];
// an environment variable of Fluent Bit or Fluentd, a path to a file, a word that is a switch, a pattern, or nothing
const REFERENCE = /^["'{]*(?:\$\{|#\{|\/|true\b|false\b|on\b|off\b|[\\[(.*]|$)/i;

function holdsCredential(line: string): boolean {
  return CREDENTIALS.some((pattern) => {
    const value = pattern.exec(line)?.[1];
    return value !== undefined && !REFERENCE.test(value);
  });
}

/** The number of the first line of a configuration that holds a credential as a text; comments may, and lines that somebody says hold none. */
export function literalCredential(config: string, none: readonly string[] = []): number | undefined {
  const line = config
    .split('\n')
    .findIndex((text) => !none.includes(text.trim()) && holdsCredential(text.replace(/^\s*#.*/, '')));
  return line < 0 ? undefined : line + 1;
}
