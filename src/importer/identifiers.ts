/** Reserved words of TypeScript, and names that the generated code uses. */
const RESERVED = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for from function get if implements import in infer instanceof interface is keyof let module never new null number object of ' +
    'package private protected public require return set static string super switch symbol this throw true try type typeof undefined unknown var ' +
    'void while with yield exports global process console globalThis NaN Infinity app scope id App ApiObject Chart Construct JsonPatch DaemonSet ' +
    'TargetClusters EnvFromSources EnvVars NodeAffinities NodeLabels Probes Tolerations UpdateStrategies Volumes Object Array String Number JSON Symbol kplus AppChecks AppFindings'
  ).split(' '),
);

/** The maximum length of a name in code. */
const MAX_LENGTH = 60;

/** Makes unique names. */
export class Identifiers {
  private readonly taken = new Set<string>();

  /** The name of a constant, from `words`. */
  public identifier(words: string): string {
    const joined = pascalCase(words).replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase());
    return this.free(/^[a-z]/i.test(joined) ? joined : `object${joined}`, '');
  }

  /** The name of a class. */
  public className(words: string): string {
    const name = pascalCase(words);
    return this.free(/^[A-Z]/.test(name) ? name : `Manifest${name}`, '');
  }

  /** The id of a construct. */
  public constructId(name: string): string {
    const id = name.replace(/[^A-Za-z0-9.-]+/g, '-') || 'object';
    // constructs keep their children in a plain object, which would sort whole numbers first
    return this.free(/^\d+$/.test(id) ? `object-${id}` : id, '-');
  }

  private free(wish: string, separator: string): string {
    let name = wish;
    // constructs keep their children in a plain object, where `constructor` and the like are taken
    const isReserved = (word: string) => word in Object.prototype || (separator === '' && RESERVED.has(word));
    for (let i = 2; this.taken.has(name) || isReserved(name); i++) {
      name = `${wish}${separator}${i}`;
    }
    this.taken.add(name);
    return name;
  }
}

/** The words joined. If they are too long, the last ones, which are the most specific. */
function pascalCase(words: string): string {
  const parts = words
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  while (parts.length > 1 && parts.join('').length > MAX_LENGTH) {
    parts.shift();
  }
  return parts.join('').slice(0, MAX_LENGTH);
}
