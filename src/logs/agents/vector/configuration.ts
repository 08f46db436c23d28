import { setOwn } from '../../../model/json-object';

type Components = { [id: string]: object };

/** Components by their ids. Transforms are added as a chain, of which each takes what the one before gives. */
export class Configuration {
  public readonly sources: Components = {};
  public readonly transforms: Components = {};
  public readonly sinks: Components = {};

  /** Adds a transform, and is the id of what comes out of it. */
  public transform(id: string, inputs: readonly string[], config: object): string[] {
    setOwn(this.transforms, id, { ...config, inputs });
    return [id];
  }

  /** Adds statements of VRL; what they abort is dropped. */
  public remap(id: string, inputs: readonly string[], statements: readonly string[]): string[] {
    if (!statements.length) return [...inputs];
    const source = `${statements.join('\n')}\n`;
    return this.transform(id, inputs, { type: 'remap', drop_on_abort: true, source });
  }

  /** Lets those records through that meet a condition. */
  public filter(id: string, inputs: readonly string[], condition: string | undefined): string[] {
    return condition === undefined
      ? [...inputs]
      : this.transform(id, inputs, { type: 'filter', condition: { type: 'vrl', source: condition } });
  }
}
