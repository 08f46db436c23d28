/* eslint-disable no-bitwise -- so that no other file needs bits: a set of up to 31 small numbers is a number, and making one takes no memory */

/** The set of one number from 0 to 30. Of all others it is empty. */
export function bitOf(index: number): number {
  return index >= 0 && index < 31 ? 1 << index : 0;
}

export function union(one: number, other: number): number {
  return one | other;
}

export function overlaps(one: number, other: number): boolean {
  return (one & other) !== 0;
}
