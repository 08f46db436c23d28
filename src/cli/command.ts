import { ParseArgsConfig } from 'util';
import { Io } from './io';

/** One option of a command: how `parseArgs` reads it and how help shows it. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** The allowed values, if the set is closed. */
  readonly values?: readonly string[];
  /** The placeholder of the value in help, such as `FILE`. */
  readonly placeholder?: string;
  readonly help: string;
}

export type Options = { readonly [name: string]: Option };
export type Values = { readonly [name: string]: string | boolean | (string | boolean)[] | undefined };

/** A sub-command. Its parser and its help come from the same table of options. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** The positional arguments, as help shows them. */
  readonly operands: string;
  readonly options: Options;
  /** More help below the options: exit codes and examples. */
  readonly notes: string;
  readonly run: (values: Values, operands: string[], io: Io) => Promise<number>;
}

export function parserOptions(options: Options): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple }]) => [
      name,
      { type, ...(short && { short }), ...(multiple && { multiple }) },
    ]),
  );
}

/** The options in help, one aligned line each. */
export function describeOptions(options: Options): string {
  const rows = Object.entries(options).map(([name, { type, short, values, placeholder, help }]) => {
    const value = type === 'boolean' ? '' : ` ${values ? values.join('|') : placeholder}`;
    return [`${short ? `-${short}, ` : '    '}--${name}${value}`, help];
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
