import { aroundVariables } from '../program/variables';

/*
 * The configuration syntax of Alloy: https://grafana.com/docs/alloy/latest/get-started/configuration-syntax/
 */

/** An expression as it is written. */
export class Expression {
  constructor(public readonly written: string) {}
}

export type Value = string | number | boolean | Expression | readonly Value[] | { readonly [key: string]: Value };

/** What stands between the braces of a block. */
export interface Body {
  readonly attributes: { readonly [name: string]: Value };
  readonly blocks: readonly { readonly name: string; readonly body: Body }[];
  /** Text of the user. */
  readonly raw?: string;
}

export interface Component {
  readonly name: string;
  readonly label: string;
  readonly body: Body;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A text, in which variables of the environment may be. */
function text(given: string): string {
  const pieces = aroundVariables(given).map((piece, index) =>
    index % 2 ? `sys.env(${JSON.stringify(piece)})` : piece && JSON.stringify(piece),
  );
  return pieces.filter((piece) => piece !== '').join(' + ') || '""';
}

function value(given: Value, indent: string): string {
  if (given instanceof Expression) return given.written;
  if (typeof given === 'string') return text(given);
  if (typeof given !== 'object') return String(given);
  const inner = `${indent}\t`;
  if (Array.isArray(given)) {
    if (!given.length) return '[]';
    return `[\n${given.map((each) => `${inner}${value(each, inner)},\n`).join('')}${indent}]`;
  }
  const members = Object.entries(given as { readonly [key: string]: Value });
  if (!members.length) return '{}';
  return `{\n${members
    .map(([key, each]) => `${inner}${IDENTIFIER.test(key) ? key : JSON.stringify(key)} = ${value(each, inner)},\n`)
    .join('')}${indent}}`;
}

function block(head: string, { attributes, blocks, raw }: Body, indent: string): string {
  const inner = `${indent}\t`;
  const lines = [
    ...Object.entries(attributes).map(([name, each]) => `${inner}${name} = ${value(each, inner)}\n`),
    ...(raw === undefined ? [] : [`${raw.replace(/^\n+|\s+$/g, '')}\n`]),
    ...blocks.map(({ name, body }) => block(name, body, inner)),
  ];
  return `${indent}${head} {\n${lines.join('')}${indent}}\n`;
}

export const renderComponents = (components: readonly Component[]): string =>
  components.map(({ name, label, body }) => block(label ? `${name} "${label}"` : name, body, '')).join('\n');
