import { parseCommonJson } from './common-json';
import { parseJson } from './json-parser';
import { jsonTree, Origin, yamlText, yamlTree } from './origin';
import { SourceText } from './source-text';
import { nameOf, Unreadable } from './unreadable';
import { parseYaml } from './yaml/parser';
import { yamlValue } from './yaml/value';

/** The spaces of Go except line feeds. Unlike in JavaScript, a byte order mark is not a space. */
const SPACES = '\\t\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SPACES_OF_LINE = new RegExp(`[${SPACES}]*\\n?`, 'y');
const NO_SPACE = new RegExp(`[^\\n${SPACES}]`);
/** Like kubectl, takes a stream for JSON if its first character other than a space is a brace. */
const JSON_START = new RegExp(`^[\\n${SPACES}]*\\{`);

/** Characters that YAML 1.1 forbids. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Adds the documents of a file to `origins`, as kubectl reads them. A file that begins with a brace is read as JSON up to the first
 * character that is not JSON, and as YAML from there on. Throws `Unreadable` at the first document that cannot be read.
 */
export function readStream(source: SourceText, origins: Origin[]): void {
  const { text, flaw } = source;
  if (flaw?.offset === 0) {
    throw new Unreadable(flaw.message, 0);
  }
  if (!JSON_START.test(text)) {
    return readYaml(source, 0, origins);
  }
  const common = flaw ? undefined : parseCommonJson(source);
  if (common) {
    origins.push({
      source,
      value: common.value,
      repeated: [],
      fractions: new Map(),
      comments: [],
      base: 0,
      tree: jsonTree(source, 0),
    });
  } else {
    readJson(source, origins);
  }
}

function checkFlaw({ flaw }: SourceText, end: number): void {
  if (flaw && flaw.offset < end) {
    throw new Unreadable(flaw.message, flaw.offset);
  }
}

function readJson(source: SourceText, origins: Origin[]): void {
  const { text } = source;
  let end = 0;
  for (let count = 0; !isBlankFrom(text, end); count++) {
    try {
      const { value, repeated, fractions, end: valueEnd } = parseJson(text, end);
      checkFlaw(source, valueEnd);
      if (value !== null) {
        origins.push({ source, value, repeated, fractions, comments: [], base: 0, tree: jsonTree(source, end) });
      }
      end = valueEnd;
    } catch (error) {
      const isSyntax = error instanceof Unreadable && !error.isFinal;
      const rest = isSyntax && count <= 1 ? yamlAfterJson(text, end) : undefined;
      if (!isSyntax || rest === undefined) {
        throw error;
      }
      return readYaml(source, rest, origins, error);
    }
  }
}

function isBlankFrom(text: string, start: number): boolean {
  const more = /[^ \t\n\r]/g;
  more.lastIndex = start;
  return !more.test(text);
}

/** The start of YAML after at most one JSON value: after the blanks and one line break. */
function yamlAfterJson(text: string, end: number): number | undefined {
  SPACES_OF_LINE.lastIndex = end;
  SPACES_OF_LINE.exec(text);
  const start = SPACES_OF_LINE.lastIndex;
  // kubectl reads four bytes ahead at each step, and stops if there are fewer
  const lastStep = text[start - 1] === '\n' && start > end ? start - 1 : start;
  return new TextEncoder().encode(text.slice(lastStep, lastStep + 4)).length >= 4 ? start : undefined;
}

/** `jsonError` is why the text is not JSON. If the first chunk is not YAML either, the error at the larger offset is reported. */
function readYaml(source: SourceText, from: number, origins: Origin[], jsonError?: Unreadable): void {
  let earlier = jsonError;
  let comments: number[] = [];
  let last: Origin | undefined;
  try {
    for (const { start, end, comment } of chunks(source.text, from)) {
      comments.push(...comment);
      const origin = readChunk(source, start, end, comments, jsonError?.offset);
      earlier = undefined;
      if (origin && origin.value !== null) {
        origins.push(origin);
        last = origin;
        comments = [];
      }
    }
  } catch (error) {
    throw earlier && error instanceof Unreadable && error.offset <= earlier.offset ? earlier : error;
  }
  for (const offset of last ? comments : []) {
    last!.comments.push(offset);
  }
  if (jsonError && !last && origins.length > 0) {
    origins.push({ ...origins.pop()!, jsonEnd: jsonError.offset });
  }
}

/** Reads one chunk and adds its comments to those before it, in `comments`. */
function readChunk(
  source: SourceText,
  from: number,
  end: number,
  comments: number[],
  jsonEnd: number | undefined,
): Origin | undefined {
  const start = source.text[from] === '\ufeff' ? from + 1 : from;
  checkFlaw(source, end);
  const text = source.text.slice(start, end);
  const forbidden = text.search(FORBIDDEN);
  if (forbidden >= 0) {
    throw new Unreadable(
      `the character ${nameOf(text, forbidden)} is not allowed in YAML: is this a text file?`,
      start + forbidden,
    );
  }
  try {
    const parsed = parseYaml(yamlText(text));
    for (const offset of parsed.comments) {
      comments.push(start + offset);
    }
    if (!parsed.root) {
      return undefined;
    }
    const unread = parsed.unread === undefined ? undefined : start + parsed.unread;
    return {
      source,
      ...yamlValue(parsed.root),
      fractions: new Map(),
      comments,
      unread,
      jsonEnd,
      base: start,
      tree: yamlTree(source, start, end),
    };
  } catch (error) {
    if (!(error instanceof Unreadable)) {
      throw error;
    }
    const isTemplate = text.slice(Math.max(error.offset - 2, 0), error.offset + 2).includes('{{');
    throw new Unreadable(error.message + (isTemplate ? ' (render the template first)' : ''), start + error.offset);
  }
}

interface Chunk {
  readonly start: number;
  readonly end: number;
  /** Start and end of the comment on the separator line before it. */
  readonly comment: readonly number[];
}

/** Splits a text at lines that begin with `---`. Such a line is part of its chunk if the chunk is empty before it. */
function* chunks(text: string, from: number): Generator<Chunk> {
  let start = from;
  let comment: readonly number[] = [];
  let lineStart = from;
  let isEmpty = true;
  for (let mark = nextMark(text, lineStart); mark >= 0; mark = nextMark(text, lineStart)) {
    const lineEnd = text.indexOf('\n', mark) + 1 || text.length;
    const behind = NO_SPACE.exec(text.slice(mark + 3, lineEnd));
    if (behind && behind[0] !== '#') {
      throw new Unreadable("only a comment can follow '---' at the start of a line", mark + 3);
    }
    isEmpty &&= mark === lineStart;
    if (!isEmpty) {
      yield { start, end: mark, comment };
      start = lineEnd;
      comment = behind ? [mark + 3 + behind.index, lineEnd] : [];
    }
    isEmpty = !isEmpty;
    lineStart = lineEnd;
  }
  yield { start, end: text.length, comment };
}

function nextMark(text: string, lineStart: number): number {
  if (text.startsWith('---', lineStart)) {
    return lineStart;
  }
  const lineBreak = text.indexOf('\n---', lineStart);
  return lineBreak < 0 ? -1 : lineBreak + 1;
}
