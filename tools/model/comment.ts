const WIDTH = 120;

/** A sentence with its capital and its full stop. */
export const sentence = (text: string) =>
  text
    .trim()
    .replace(/[^.!?`)]$|[`)]$/, '$&.')
    .replace(/^./, (c) => c.toUpperCase());

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > WIDTH - indent.length) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** A docstring of paragraphs and tags, line by line. */
export function comment(paragraphs: string[], tags: string[], indent: string): string[] {
  const body = paragraphs.flatMap((text, index) => [...(index ? [''] : []), ...wrap(text, indent)]);
  return [
    `${indent}/**`,
    ...[...body, ...(tags.length ? ['', ...tags] : [])].map((line) => `${indent} *${line && ` ${line}`}`),
    `${indent} */`,
  ];
}
