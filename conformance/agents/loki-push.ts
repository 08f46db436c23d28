import { wireFields } from './protobuf';

/*
 * The push API of Loki as protocol buffers in Snappy: https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs
 */

/** Unpacks a block of Snappy: https://github.com/google/snappy/blob/main/format_description.txt */
export function snappyBlock(packed: Buffer): Buffer {
  let at = 0;
  const number = (size: number): number => {
    at += size;
    return packed.readUIntLE(at - size, size);
  };
  let length = 0;
  for (let factor = 1, more = true; more; factor *= 128) {
    const byte = number(1);
    length += (byte % 128) * factor;
    more = byte >= 128;
  }
  const block = Buffer.alloc(length);
  let written = 0;
  while (at < packed.length) {
    const tag = number(1);
    const upper = Math.floor(tag / 4);
    if (tag % 4 === 0) {
      const size = (upper < 60 ? upper : number(upper - 59)) + 1;
      written += packed.copy(block, written, at, at + size);
      at += size;
      continue;
    }
    const size = tag % 4 === 1 ? (upper % 8) + 4 : upper + 1;
    const back = tag % 4 === 1 ? Math.floor(tag / 32) * 256 + number(1) : number(tag % 4 === 2 ? 2 : 4);
    // what is copied may be what is being written
    for (let index = 0; index < size; index += 1) block[written + index] = block[written + index - back];
    written += size;
  }
  if (written !== length) throw new Error('the block is cut off');
  return block;
}

/** An entry with the labels of its stream. */
export interface LokiEntry {
  readonly labels: { readonly [name: string]: string };
  /** In nanoseconds. */
  readonly time: string;
  readonly line: string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LABEL = /([A-Za-z_][A-Za-z0-9_]*)=("(?:[^"\\]|\\.)*")/g;

/** The entries of a PushRequest. */
export function lokiEntries(request: Buffer): LokiEntry[] {
  return wireFields(snappyBlock(request)).flatMap(({ bytes: stream }) => {
    const fields = wireFields(stream);
    const set = UTF8.decode(fields.find(({ number }) => number === 1)!.bytes);
    const labels = Object.fromEntries([...set.matchAll(LABEL)].map(([, name, value]) => [name, JSON.parse(value)]));
    return fields
      .filter(({ number }) => number === 2)
      .map(({ bytes }) => {
        const [time, line] = [1, 2].map((number) => wireFields(bytes).find((field) => field.number === number)?.bytes);
        const [seconds, nanoseconds] = [1, 2].map(
          (number) => wireFields(time!).find((field) => field.number === number)?.value ?? 0n,
        );
        return {
          labels,
          time: String(seconds * 1_000_000_000n + nanoseconds),
          line: line ? UTF8.decode(line) : '',
        };
      });
  });
}
