/** A manifest that a rule finds something in, and one that it does not, as JSON or, where the text itself matters, as it is written. */
export interface RuleExample {
  /** The newest minor of Kubernetes that has the rule in this example. */
  readonly minor: number;
  /** Of a rule about updates: the object that is replaced. */
  readonly old?: string;
  /** The object that is replaced where the update passes, if it is another. */
  readonly passOld?: string;
  readonly fail: string;
  readonly pass: string;
}

/** A long run of some characters in a few: `x` 253 times is `⟨x*253⟩`. */
export function packText(text: string): string {
  return text.replace(
    /([A-Za-z0-9 .,:/ä-]{1,12}?)\1{40,}/g,
    (run: string, unit: string) => `⟨${unit}*${run.length / unit.length}⟩`,
  );
}

const PACKED = /⟨([^⟨⟩*]+)\*(\d+)⟩/g;

export function unpackText(text: string): string {
  return text.replace(PACKED, (_, unit: string, count: string) => unit.repeat(Number(count)));
}

/** Whether a part of the text is shown as a number. */
export function isShortened(text: string): boolean {
  return unpackText(text) !== text;
}
