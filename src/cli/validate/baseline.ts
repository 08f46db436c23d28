import { writeFileSync } from 'fs';
import { objectOfDocument } from './judged';
import { JudgedDocument, JudgedFiles, PlacedFinding } from '../../text-validation/judged';
import { systemReason } from '../inputs';
import { UserError } from '../io';
import { readRegularFile } from '../read-input';

/** A finding of a baseline: lines and messages change, these do not. */
interface Entry {
  readonly source: string;
  readonly object: string;
  readonly rule: string;
  readonly field: string;
  readonly count: number;
}

const VERSION = 1;
const MAX_BASELINE = 64 * 2 ** 20;

/** Findings that are known. Each is taken as often as it was there. */
export class Baseline {
  public static readonly NONE = new Baseline('', []);

  /** Throws if the file cannot be read. */
  public static read(file: string): Baseline {
    try {
      const { version, findings } = JSON.parse(readRegularFile(file, MAX_BASELINE).toString('utf8')) as {
        readonly version?: unknown;
        readonly findings?: readonly Entry[];
      };
      if (version === VERSION && Array.isArray(findings)) return new Baseline(file, findings);
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        const { code } = error as NodeJS.ErrnoException;
        const way = code === 'ENOENT' ? '; --write-baseline makes it' : '';
        throw new UserError(
          `the baseline ${file} cannot be read: ${systemReason(error as NodeJS.ErrnoException)}${way}`,
        );
      }
    }
    throw new UserError(`${file} is not a baseline; --write-baseline makes one`);
  }

  private readonly left: Map<string, { readonly entry: Entry; count: number }>;

  private constructor(
    private readonly file: string,
    entries: readonly Entry[],
  ) {
    this.left = new Map(entries.map((entry) => [keyOf(entry), { entry, count: entry.count }]));
  }

  /** Whether the finding is known, which counts once. */
  public takes(document: JudgedDocument, { rule, field }: PlacedFinding): boolean {
    const known = this.left.get(keyOf({ source: sourceOf(document), object: objectOfDocument(document), rule, field }));
    if (known === undefined || known.count === 0) return false;
    known.count--;
    return true;
  }

  /** What of the baseline was not found again. */
  public gone(): string[] {
    return [...this.left.values()]
      .filter(({ count }) => count > 0)
      .map(
        ({ entry: { source, object, rule, field } }) =>
          `${this.file} has ${rule} of ${object} in ${source}${field === '' ? '' : ` at ${field}`}, which is gone; write the baseline again`,
      );
  }
}

/** The same name on every system. */
function sourceOf({ source }: JudgedDocument): string {
  return source.replace(/\\/g, '/').replace(/^\.\//, '');
}

function keyOf({ source, object, rule, field }: Omit<Entry, 'count'>): string {
  return JSON.stringify([source, object, rule, field]);
}

/** Writes all findings as known ones, and returns how many they are. */
export function writeBaseline(file: string, { documents }: JudgedFiles): number {
  const entries = new Map<string, Entry>();
  let total = 0;
  for (const document of documents) {
    for (const { rule, field } of document.findings) {
      const entry = { source: sourceOf(document), object: objectOfDocument(document), rule, field };
      const key = keyOf(entry);
      entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
      total++;
    }
  }
  const findings = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  const lines = findings.map((entry) => `\n    ${JSON.stringify(entry)}`).join(',');
  try {
    writeFileSync(file, `{\n  "version": ${VERSION},\n  "findings": [${lines}\n  ]\n}\n`);
  } catch (error) {
    throw new UserError(`the baseline ${file} cannot be written: ${systemReason(error as NodeJS.ErrnoException)}`);
  }
  return total;
}
