import { Io } from './io';

const CODES = { red: 31, yellow: 33, blue: 34, magenta: 35, cyan: 36, bold: 1, dim: 2 } as const;

export type Paint = (colour: keyof typeof CODES, text: string) => string;

/** Colors for terminals that support them (https://no-color.org); plain text otherwise. */
export function painterFor({ outIsTerminal, env }: Io): Paint {
  if (!outIsTerminal || env.NO_COLOR || env.TERM === 'dumb') return (_, text) => text;
  return (colour, text) => `\x1b[${CODES[colour]}m${text}\x1b[0m`;
}
