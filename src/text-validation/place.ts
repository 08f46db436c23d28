import { rules as customResources } from './custom-resources/validate';
import { PlacedFinding } from './judged';
import { Finding } from '../findings/finding';
import { DuplicateKey } from '../manifest/duplicate-keys';
import { ManifestDocument } from '../manifest/manifest-document';
import { Position } from '../manifest/source-text';
import { rules as decoding } from '../stored/decode';
import { rules as reading } from '../validation/reading';

/** Where in its file each finding is: at the value, at the key that is not known, or at what lacks the value. */
export function locateAll(document: ManifestDocument, findings: readonly Finding[]): PlacedFinding[] {
  const repeated = new RepeatedKeys(findings);
  return findings.map((finding) => ({ ...finding, ...locate(document, finding, repeated) }));
}

function locate(document: ManifestDocument, { path, rule }: Finding, repeated: RepeatedKeys): Position {
  switch (rule) {
    case decoding.unknownField.id:
    case decoding.versionField.id:
    case customResources.unknownField.id:
      return document.locateKey(path);
    case decoding.duplicateField.id:
      return repeated.positionOf(document.duplicates, path) ?? document.locate(path);
    case reading.replacedByMerge.id:
      return repeated.positionOf(document.replacedByMerge, path) ?? document.locate(path);
    case reading.notJson.id:
      return document.jsonEnd ?? document.locate(path);
    default:
      return document.locate(path);
  }
}

/** The positions of the repeated keys that findings are about: looked up once, since a hostile document has many others. */
class RepeatedKeys {
  private readonly wanted: ReadonlySet<string>;
  private readonly found = new Map<readonly DuplicateKey[], ReadonlyMap<string, Position>>();

  public constructor(findings: readonly Finding[]) {
    const rules = [decoding.duplicateField.id, reading.replacedByMerge.id];
    this.wanted = new Set(findings.filter(({ rule }) => rules.includes(rule)).map(({ path }) => textOf(path)));
  }

  public positionOf(keys: readonly DuplicateKey[], path: Path): Position | undefined {
    let positions = this.found.get(keys);
    if (positions === undefined) this.found.set(keys, (positions = this.search(keys)));
    return positions.get(textOf(path));
  }

  private search(keys: readonly DuplicateKey[]): ReadonlyMap<string, Position> {
    const positions = new Map<string, Position>();
    const holders = new Map<object, string>();
    for (const duplicate of keys) {
      if (positions.size === this.wanted.size) break;
      const { holder } = duplicate;
      let before = holder && holders.get(holder);
      if (before === undefined) {
        before = textOf([...duplicate.path.slice(0, -1), '']);
        if (holder !== undefined) holders.set(holder, before);
      }
      const text = `${before}${duplicate.key ?? duplicate.path[duplicate.path.length - 1]}`;
      if (this.wanted.has(text) && !positions.has(text)) {
        positions.set(text, { line: duplicate.line, column: duplicate.column });
      }
    }
    return positions;
  }
}

type Path = readonly (string | number)[];

function textOf(path: Path): string {
  return path.join('\0');
}
