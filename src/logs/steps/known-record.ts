import { Complain } from '../checks';
import { ConditionalStep } from './conditional';
import { checkedCondition } from '../conditions/check-condition';
import { LogCondition } from '../conditions/condition';
import { Facts } from '../conditions/facts';
import { fieldName, knownField, KnownFields } from '../conditions/fields';
import { FieldRef, PipelineCondition, PipelineStep, RecordField } from '../pipeline';

/** What is known of records at one place of the pipeline: the fields that they may have, and the conditions that they meet. */
export class KnownRecord {
  private roots: Set<RecordField>;
  private parsed: Set<string> | undefined;
  private facts = new Facts();

  constructor(
    roots: Iterable<RecordField>,
    private readonly missing: KnownFields['missing'],
    anyParsed: boolean,
  ) {
    this.roots = new Set(roots);
    this.parsed = anyParsed ? undefined : new Set();
  }

  private get known(): KnownFields {
    return { roots: this.roots, parsed: this.parsed, missing: this.missing };
  }

  public has(root: RecordField): boolean {
    return this.roots.has(root);
  }

  public field(name: string, property: string, complain: Complain): FieldRef {
    return knownField(name, this.known, property, complain);
  }

  /** A field that can be a text. */
  public text(name: string, property: string, complain: Complain): FieldRef {
    const field = this.field(name, property, complain);
    if (!field.keys.length && ['labels', 'annotations', 'parsed'].includes(field.root)) {
      complain(property, `is '${name}', which is an object and no text; name a field in it`);
    }
    return field;
  }

  /** A condition that some record can meet here. */
  public condition(condition: LogCondition, property: string, complain: Complain): PipelineCondition {
    if (condition === undefined) {
      complain(property, "is missing; say which records, such as { field: 'stream', oneOf: ['stderr'] }");
    }
    const checked = checkedCondition(condition, this.known, property, complain);
    if (!this.facts.possible(checked)) {
      complain(
        property,
        'never holds: no record that comes here can meet it, after the steps before and by the values that its fields can have; correct it, or leave it out',
      );
    }
    return checked;
  }

  public when(step: ConditionalStep, at: string, complain: Complain): { readonly when?: PipelineCondition } {
    return step.when === undefined ? {} : { when: this.condition(step.when, `${at}.when`, complain) };
  }

  /** What no record meets that comes to a place where these conditions hold. */
  public impossible(conditions: readonly PipelineCondition[]): boolean {
    return !this.facts.possible({ kind: 'all', conditions });
  }

  /** Follows a step. */
  public after(step: PipelineStep, at: string, complain: Complain): void {
    switch (step.kind) {
      case 'drop':
        this.facts = this.facts.with({ kind: 'not', condition: step.when });
        if (!this.facts.possible({ kind: 'all', conditions: [] })) {
          complain(at, 'drops every record that comes here; correct its condition');
        }
        return;
      case 'parse':
        this.write('parsed', step.format.kind === 'regex' ? step.format.pattern.groups : 'any');
        return;
      case 'severity':
        this.write('severity');
        return;
      case 'set':
        this.writeField(step.field);
        return;
      case 'remove':
        for (const field of step.fields) this.remove(field, step.when !== undefined);
        return;
      case 'move':
        this.remove(step.field, step.when !== undefined);
        this.writeField(step.to);
        return;
      case 'raw':
        this.parsed = undefined;
        this.facts = new Facts();
        this.roots.add('parsed').add('severity');
        return;
      case 'redact':
      case 'dedot':
        for (const { root } of step.fields) this.facts = this.facts.without(root);
        if (step.kind === 'dedot') this.parsed = undefined;
        return;
      case 'truncate':
        this.facts = this.facts.without(step.field.root);
        return;
    }
  }

  private writeField({ root, keys }: FieldRef): void {
    this.write(root, root === 'parsed' ? keys.slice(0, 1) : []);
  }

  private write(root: RecordField, names: readonly string[] | 'any' = []): void {
    this.roots.add(root);
    this.facts = this.facts.without(root);
    if (names === 'any') this.parsed = undefined;
    else for (const name of names) this.parsed?.add(name);
  }

  private remove(field: FieldRef, sometimes: boolean): void {
    this.facts = this.facts.without(field.root);
    if (sometimes) return;
    if (!field.keys.length) {
      this.roots.delete(field.root);
      if (field.root === 'parsed') this.parsed = new Set();
    } else if (field.root === 'parsed' && field.keys.length === 1) {
      this.parsed?.delete(fieldName(field).replace(/^parsed\./, ''));
    }
  }
}
