/**
 * Characters that a terminal obeys instead of showing: control characters, line separators, and the marks that turn the direction of
 * the text around them.
 */
const INVISIBLE = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * What GitHub takes for a command in the log of a workflow: `##[` anywhere in a line, and `::` as the first thing of a line.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
const COMMANDS = /^[ \t]*::|##\[/g;

/** A text on one line, without control characters for the terminal and without commands for the log of a workflow. */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, escaped).replace(COMMANDS, (command) => command.replace(/[:#]/, escaped));
}

/** A value as JSON, in which a terminal and the log of a workflow find nothing to obey. It reads back as the same value. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent)
    .replace(OUTSIDE_ASCII_CONTROLS, escaped)
    .replace(/##\[/g, '\\u0023#[');
}

/** `INVISIBLE` without what JSON escapes itself: line breaks of an indented text stay. */
const OUTSIDE_ASCII_CONTROLS = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
