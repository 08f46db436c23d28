const NO_PROBLEM: readonly string[] = [];

/**
 * The 16 bytes of an address as the server reads it: leading zeros are decimal, IPv4 is mapped into IPv6 (ParseIPSloppy).
 * Absent if the text is not an address; an address with a zone is not one.
 */
export function parseIpSloppy(text: string): readonly number[] | undefined {
  const separator = /[.:]/.exec(text);
  if (separator === null) return undefined;
  if (separator[0] === ':') return parseV6(text);
  const v4 = parseV4(text);
  return v4 && [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...v4];
}

function parseV4(text: string): number[] | undefined {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => /^[0-9]+$/.test(part) && Number(part) <= 255)
    ? parts.map(Number)
    : undefined;
}

function parseV6(text: string): number[] | undefined {
  const halves = text.split('::', 3);
  if (halves.length === 3) return undefined;
  const head = parseGroups(halves[0], halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1], true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing <= 0) return undefined;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** The bytes of groups with colons between; the last may be a dotted IPv4 address where that is the end of the whole. */
function parseGroups(text: string, atEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':', 10);
  for (let i = 0; i < groups.length; i++) {
    const v4 = atEnd && i === groups.length - 1 && groups[i].includes('.') ? parseV4(groups[i]) : undefined;
    if (v4 !== undefined) {
      bytes.push(...v4);
    } else {
      if (!/^[0-9a-fA-F]+$/.test(groups[i])) return undefined;
      const group = parseInt(groups[i], 16);
      if (group > 0xffff) return undefined;
      bytes.push(Math.floor(group / 256), group % 256);
    }
  }
  return bytes;
}

/** Whether an address has digits that only the lenient parser takes: an octet like `010`, a group of more than four digits. */
export function hasExcessZeros(text: string): boolean {
  if (/[0-9a-fA-F]{5}/.test(text)) return true;
  return text.includes('.') && /^0[0-9]|\.0[0-9]/.test(text.slice(text.lastIndexOf(':') + 1));
}

/** Whether an IPv6 text stands for an IPv4 address, as `::ffff:10.0.0.1` does. */
export function isMappedV4(text: string, bytes: readonly number[]): boolean {
  return text.includes(':') && isV4(bytes);
}

/** Whether the bytes stand for an IPv4 address. */
export function isV4(bytes: readonly number[]): boolean {
  return bytes[10] === 255 && bytes[11] === 255 && bytes.every((byte, i) => i >= 10 || byte === 0);
}

/** IsValidIPForLegacyField: one problem at most. 1.36 and later are strict. */
export function ipProblems(text: string, strict: boolean): readonly string[] {
  const bytes = parseIpSloppy(text);
  if (bytes === undefined) return ['is not an IP address, such as 10.9.8.7 or 2001:db8::ffff'];
  if (!strict) return NO_PROBLEM;
  if (hasExcessZeros(text)) return ['must not have leading zeros'];
  return isMappedV4(text, bytes) ? ['must not be an IPv4 address in IPv6 form'] : NO_PROBLEM;
}

/** IsValidCIDRForLegacyField: one problem at most. */
export function cidrProblems(text: string, strict: boolean): readonly string[] {
  const slash = text.indexOf('/');
  const [address, mask] = slash < 0 ? ['', ''] : [text.slice(0, slash), text.slice(slash + 1)];
  const bytes = parseIpSloppy(address);
  const bits = address.includes(':') ? 128 : 32;
  if (bytes === undefined || !/^[0-9]+$/.test(mask) || Number(mask) > bits) {
    return ['is not a range of addresses, such as 10.9.8.0/24 or 2001:db8::/64'];
  }
  if (!strict) return NO_PROBLEM;
  if (hasExcessZeros(address) || /^0[0-9]/.test(mask)) return ['must not have leading zeros'];
  if (isMappedV4(address, bytes)) return ['must not be an IPv4 address in IPv6 form'];
  const length = Number(mask) + 128 - bits;
  return bytes.some((byte, i) => within(byte, i, length) !== byte)
    ? ['has bits beyond the length of its prefix']
    : NO_PROBLEM;
}

/** A range of addresses: its bytes without those beyond the prefix, the number behind the slash, and the same of 128 bits. */
export interface Cidr {
  readonly bytes: readonly number[];
  readonly mask: number;
  readonly prefix: number;
}

/** ParseCIDRSloppy */
export function parseCidr(text: string): Cidr | undefined {
  if (cidrProblems(text, false).length > 0) return undefined;
  const [address, size] = text.split('/');
  const mask = Number(size);
  const prefix = address.includes(':') ? mask : mask + 96;
  return { bytes: parseIpSloppy(address)!.map((byte, i) => within(byte, i, prefix)), mask, prefix };
}

/** Whether the first address of a range is in another range of the same family. */
export function isInside(part: Cidr, whole: Cidr): boolean {
  return (
    isV4(part.bytes) === isV4(whole.bytes) &&
    part.bytes.every((byte, i) => within(byte, i, whole.prefix) === whole.bytes[i])
  );
}

/** A byte without its bits beyond a prefix. */
function within(byte: number, index: number, prefix: number): number {
  const kept = Math.min(Math.max(prefix - 8 * index, 0), 8);
  return byte - (byte % 2 ** (8 - kept));
}

/** The canonical text: dotted for IPv4, RFC 5952 for IPv6. */
export function ipText(bytes: readonly number[]): string {
  if (isV4(bytes)) return bytes.slice(12).join('.');
  const groups: string[] = [];
  for (let i = 0; i < 16; i += 2) groups.push((bytes[i] * 256 + bytes[i + 1]).toString(16));
  const text = groups.join(':');
  const runs = text.match(/(?<![^:])0(?::0)+(?![^:])/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`(?<![^:])${longest}(?![^:])`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
