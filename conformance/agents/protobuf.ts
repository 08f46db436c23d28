/*
 * As much of protocol buffers as messages of OTLP take.
 */

/** A field as it is on the wire: a number, or bytes. */
export interface WireField {
  readonly number: number;
  /** Varint, fixed64 or fixed32; zero for bytes. */
  readonly value: bigint;
  readonly bytes: Buffer;
  /** The eight bytes of a fixed64, as a double. */
  readonly double: number;
}

const NONE = Buffer.alloc(0);

/** The fields of a message, in their order. */
export function wireFields(message: Buffer): WireField[] {
  const fields: WireField[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let factor = 1n; ; factor *= 128n) {
      if (at >= message.length) throw new Error('a number is cut off');
      const byte = message[at];
      at += 1;
      value += BigInt(byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Buffer => {
    if (at + length > message.length) throw new Error('a field is cut off');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = Number(varint());
    const number = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        fields.push({ number, value: varint(), bytes: NONE, double: 0 });
        break;
      case 1: {
        const eight = take(8);
        fields.push({ number, value: eight.readBigUInt64LE(), bytes: NONE, double: eight.readDoubleLE() });
        break;
      }
      case 2:
        fields.push({ number, value: 0n, bytes: take(Number(varint())), double: 0 });
        break;
      case 5:
        fields.push({ number, value: BigInt(take(4).readUInt32LE()), bytes: NONE, double: 0 });
        break;
      default:
        throw new Error(`no wire type ${tag % 8}`);
    }
  }
  return fields;
}
