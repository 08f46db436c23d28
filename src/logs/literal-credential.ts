const CREDENTIAL = /(?:passw(?:or)?d|secret|token|api_?key|shared_key|access_key)\w*["']?\s*[:=\s]\s*(\S+)/i;
// an environment variable of Fluent Bit or Fluentd, a path to a file, or a word that is a switch
const REFERENCE = /^["'{]*(?:\$\{|#\{|\/|true\b|false\b|on\b|off\b)/i;

/** The number of the first line of a configuration that holds a credential as a text; comments may. */
export function literalCredential(config: string): number | undefined {
  const line = config.split('\n').findIndex((text) => {
    const value = CREDENTIAL.exec(text.replace(/^\s*#.*/, ''))?.[1];
    return value !== undefined && !REFERENCE.test(value);
  });
  return line < 0 ? undefined : line + 1;
}
