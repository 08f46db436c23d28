// Mirrors decoder.unmarshal, mapping, merge and alias in decode.go of go.yaml.in/yaml/v2, with the result of sigs.k8s.io/yaml.

import { Holder, RepeatedKey } from '../holder';
import { MAX_DEPTH, shorten, tooDeep, Unreadable } from '../unreadable';
import { NodeKind, YamlNode } from './node';
import { keyText, scalarValue } from './scalar-value';
import { isSameJson, MutableJsonObject, setOwn } from '../../model/json-object';

export interface YamlValue {
  readonly value: unknown;
  readonly repeated: readonly RepeatedKey[];
}

/** Converts a parsed document to plain JSON as kubectl does, with aliases and merge keys resolved. */
export function yamlValue(root: YamlNode): YamlValue {
  const decoder = new Decoder();
  return { value: decoder.value(root), repeated: decoder.repeated };
}

/** Whether the key is a `<<` that merges other mappings into this one. */
export function isMerge(key: YamlNode): boolean {
  return key.kind === NodeKind.Scalar && key.text === '<<' && (key.plain || key.tag === 'tag:yaml.org,2002:merge');
}

/** The share of decoding steps that aliases can cause. It is smaller for large documents. */
function allowedAliasShare(steps: number): number {
  return 0.99 - 0.89 * Math.min(Math.max((steps - 400_000) / 3_600_000, 0), 1);
}

class Decoder {
  public readonly repeated: RepeatedKey[] = [];
  /** The map or list that is being decoded, and the key or index in it. */
  private holder?: Holder;
  private step: string | number = '';
  /** Aliases that are being resolved, to detect an alias inside its own value. */
  private readonly open = new Set<YamlNode>();
  // the real parser counts the document as well
  private steps = 1;
  private aliasSteps = 0;
  private aliasDepth = 0;
  private depth = 0;

  public value(node: YamlNode): unknown {
    this.count();
    switch (node.kind) {
      case NodeKind.Scalar: {
        const value = scalarValue(node);
        if (typeof value === 'number' && !Number.isFinite(value)) {
          throw new Unreadable(`'${shorten(node.text)}' is not a valid number in JSON`, node.pos);
        }
        return value;
      }
      case NodeKind.Sequence:
        return this.list(node);
      case NodeKind.Mapping:
        return this.map(node);
      default:
        return this.alias(node, () => this.value(node.target!));
    }
  }

  private count(): void {
    this.steps++;
    if (this.aliasDepth > 0) {
      this.aliasSteps++;
    }
    if (this.aliasSteps > 100 && this.steps > 1000 && this.aliasSteps / this.steps > allowedAliasShare(this.steps)) {
      const [outermost] = this.open;
      throw new Unreadable('the aliases of this document expand to too many values', outermost.pos);
    }
  }

  /** Aliases and merge keys can nest deeper than the text. */
  private descend(node: YamlNode): void {
    if (++this.depth > MAX_DEPTH) {
      throw tooDeep(node.pos);
    }
  }

  private alias<T>(node: YamlNode, resolve: () => T): T {
    if (this.open.has(node)) {
      throw new Unreadable(`the alias '*${shorten(node.text)}' is inside the value that it refers to`, node.pos);
    }
    this.open.add(node);
    this.aliasDepth++;
    const result = resolve();
    this.aliasDepth--;
    this.open.delete(node);
    return result;
  }

  private list(node: YamlNode): unknown[] {
    this.descend(node);
    const list: unknown[] = [];
    const { holder, step } = this;
    this.holder = new Holder(holder, step);
    for (const item of node.items) {
      this.step = list.length;
      list.push(this.value(item));
    }
    this.holder = holder;
    this.depth--;
    return list;
  }

  private map(node: YamlNode): MutableJsonObject {
    const { items } = node;
    const map: MutableJsonObject = {};
    /** Keys that only a `<<` has set so far. Writing one of them is not a repetition. */
    const brought = new Set<string>();
    this.descend(node);
    const { holder, step } = this;
    const own = new Holder(holder, step);
    this.holder = own;
    for (let i = 0; i < items.length; i += 2) {
      const keyNode = items[i];
      if (isMerge(keyNode)) {
        // the keys of the maps that are merged count as keys of this one
        this.holder = holder;
        this.step = step;
        this.merge(map, items[i + 1], keyNode.pos, brought, own);
        this.holder = own;
        continue;
      }
      const key = this.key(keyNode);
      this.step = key;
      const isRepeated = Object.hasOwn(map, key) && !brought.delete(key);
      const value = this.value(items[i + 1]);
      if (isRepeated) {
        this.repeated.push({ holder: own, key, pos: keyNode.pos });
      }
      setOwn(map, key, value);
    }
    this.holder = holder;
    this.depth--;
    return map;
  }

  private key(node: YamlNode): string {
    if (node.kind === NodeKind.Alias) {
      this.count();
      return this.alias(node, () => this.key(node.target!));
    }
    this.count();
    if (node.kind !== NodeKind.Scalar) {
      throw new Unreadable('a list or a map cannot be a key', node.pos);
    }
    const key = keyText(node);
    if (key === undefined) {
      throw new Unreadable(
        `${node.text === '' ? 'nothing' : `'${shorten(node.text)}'`} cannot be a key: put it in quotes`,
        node.pos,
      );
    }
    return key;
  }

  private merge(map: MutableJsonObject, node: YamlNode, pos: number, brought: Set<string>, own: Holder): void {
    const incoming: MutableJsonObject = {};
    // go-yaml merges the first of several mappings last, so that its values win
    for (const source of node.kind === NodeKind.Sequence ? [...node.items].reverse() : [node]) {
      const mapping = source.kind === NodeKind.Alias ? source.target! : source;
      if (mapping.kind !== NodeKind.Mapping) {
        throw new Unreadable("the value of '<<' must be a map or a list of maps", source.pos);
      }
      const merged = this.mergedMap(source, mapping);
      for (const key of Object.keys(merged)) {
        setOwn(incoming, key, merged[key]);
      }
    }
    for (const key of Object.keys(incoming)) {
      if (!Object.hasOwn(map, key)) {
        brought.add(key);
      } else if (!isSameJson(map[key], incoming[key])) {
        this.repeated.push({ holder: own, key, pos, byMerge: true });
      }
      setOwn(map, key, incoming[key]);
    }
  }

  private mergedMap(source: YamlNode, mapping: YamlNode): MutableJsonObject {
    this.count();
    if (source === mapping) {
      return this.map(mapping);
    }
    const { length } = this.repeated;
    const merged = this.alias(source, () => {
      this.count();
      return this.map(mapping);
    });
    // its repeated keys are reported at the anchor
    this.repeated.length = length;
    return merged;
  }
}
