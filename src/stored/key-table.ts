const SLOTS = 128;

interface Entry<T> {
  readonly name: string;
  readonly value: T;
  readonly next?: Entry<T>;
}

/** Finds names in a text of ASCII characters, without a string for each. It is made of the names when it is first asked. */
export class KeyTable<T> {
  private slots?: (Entry<T> | undefined)[];

  public constructor(private readonly values: ReadonlyMap<string, T>) {}

  /** The value of the name that stands from `start` to `end`, of which `bytes` are those of the text. */
  public find(text: string, bytes: Uint8Array, start: number, end: number): T | undefined {
    const length = end - start;
    let entry = (this.slots ??= slotsOf(this.values))[slotOf(bytes[start], bytes[end - 1], length)];
    while (entry !== undefined && !(entry.name.length === length && text.startsWith(entry.name, start))) {
      entry = entry.next;
    }
    return entry?.value;
  }
}

function slotOf(first: number, last: number, length: number): number {
  return (first + last * 4 + length * 3) % SLOTS;
}

function slotsOf<T>(values: ReadonlyMap<string, T>): (Entry<T> | undefined)[] {
  const slots = new Array<Entry<T> | undefined>(SLOTS).fill(undefined);
  for (const [name, value] of values) {
    const slot = slotOf(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length);
    slots[slot] = { name, value, next: slots[slot] };
  }
  return slots;
}
