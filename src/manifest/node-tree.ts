import { NodeKind, YamlNode } from './yaml/node';
import { keyText } from './yaml/scalar-value';
import { isMerge } from './yaml/value';

export interface Child {
  readonly node: YamlNode;
  readonly key?: YamlNode;
}

/** The nodes of a document. The keys of a map are indexed when one of them is asked for. */
export class NodeTree {
  private parsed?: YamlNode;
  private readonly indexes = new Map<YamlNode, ReadonlyMap<string, Child>>();

  public constructor(private readonly parse: () => YamlNode) {}

  public get root(): YamlNode {
    return (this.parsed ??= this.parse());
  }

  public child(holder: YamlNode, step: string | number): Child | undefined {
    const node = behindAlias(holder);
    if (node.kind === NodeKind.Sequence) {
      const item = typeof step === 'number' ? node.items[step] : undefined;
      return item && { node: item };
    }
    return this.indexOf(node).get(String(step));
  }

  /** The last key of a map is used, but the first of the maps of one '<<'. */
  private indexOf(map: YamlNode): ReadonlyMap<string, Child> {
    const known = this.indexes.get(map);
    if (known !== undefined) return known;
    const index = new Map<string, Child>();
    // a map that is merged into itself ends here
    this.indexes.set(map, index);
    const { kind, items } = map;
    for (let i = 0; kind === NodeKind.Mapping && i < items.length; i += 2) {
      const key = behindAlias(items[i]);
      if (isMerge(items[i])) {
        const sources = items[i + 1].kind === NodeKind.Sequence ? [...items[i + 1].items].reverse() : [items[i + 1]];
        for (const source of sources) {
          for (const [name, child] of this.indexOf(behindAlias(source))) index.set(name, child);
        }
      } else if (key.kind === NodeKind.Scalar) {
        const name = keyText(key);
        if (name !== undefined) index.set(name, { node: items[i + 1], key: items[i] });
      }
    }
    return index;
  }
}

function behindAlias(node: YamlNode): YamlNode {
  let at = node;
  while (at.kind === NodeKind.Alias) at = at.target!;
  return at;
}
