const NAME = '[\\w.-]*(?:passw(?:or)?d|secret|token|api_?key|shared_key|access_key)';
/** The name of a parameter ends in what it is: `kube_token_ttl` is a time, `token_file` a path. */
const CREDENTIALS = [
  // the parameter of a line, as all formats write it
  new RegExp(`^\\s*(?:-\\s+)?["']?${NAME}["']?(?:\\s*[:=]\\s*|\\s+)(\\S+)`, 'i'),
  // a member of an object or a query within a line
  new RegExp(`[\\s{,?&;"']${NAME}["']?\\s*[:=]\\s*(\\S+)`, 'i'),
  /authorization["']?(?:\s*[:=]\s*|\s+)["']?(?:(?:bearer|basic|apikey|token)\s+)?(\S+)/i,
];
// an environment variable of Fluent Bit or Fluentd, a path to a file, a word that is a switch, a pattern, or nothing
const REFERENCE = /^["'{]*(?:\$\{|#\{|\/|true\b|false\b|on\b|off\b|[\\[(.*]|$)/i;

function holdsCredential(line: string): boolean {
  return CREDENTIALS.some((pattern) => {
    const value = pattern.exec(line)?.[1];
    return value !== undefined && !REFERENCE.test(value);
  });
}

/** The number of the first line of a configuration that holds a credential as a text; comments may. */
export function literalCredential(config: string): number | undefined {
  const line = config.split('\n').findIndex((text) => holdsCredential(text.replace(/^\s*#.*/, '')));
  return line < 0 ? undefined : line + 1;
}
