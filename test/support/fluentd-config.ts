/** A section of a Fluentd configuration as an independent reader sees it. */
export interface FluentdSection {
  readonly name: string;
  readonly argument: string;
  /** Values as Fluentd would have them: quotes removed, embedded Ruby kept as `#{...}`. */
  readonly parameters: { [name: string]: string };
  readonly sections: FluentdSection[];
}

function unquote(text: string): string {
  const single = /^'((?:[^'\\]|\\['\\])*)'$/.exec(text);
  if (single) return single[1].replace(/\\(['\\])/g, '$1');
  const double = /^"((?:[^"\\]|\\.|#\{[^}]*\})*)"$/.exec(text);
  if (double) return double[1].replace(/\\(["\\])/g, '$1');
  if (/^['"]/.test(text)) throw new Error(`quotes do not close: ${text}`);
  return text;
}

/** Reads a configuration file line by line, and throws where Fluentd would. */
export function readFluentdConfig(text: string): FluentdSection[] {
  const root: FluentdSection = { name: '', argument: '', parameters: {}, sections: [] };
  const open = [root];
  for (const line of text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each && !each.startsWith('#'))) {
    const current = open[open.length - 1];
    const end = /^<\/(\w+)>$/.exec(line);
    const start = /^<(\w+)(?:\s+(.*?))?>$/.exec(line);
    if (end) {
      if (end[1] !== current.name) throw new Error(`</${end[1]}> closes <${current.name}>`);
      open.pop();
    } else if (start) {
      const section: FluentdSection = { name: start[1], argument: start[2] ?? '', parameters: {}, sections: [] };
      current.sections.push(section);
      open.push(section);
    } else {
      const [, name, value] = /^(@?[\w.]+)\s+(.*)$/.exec(line) ?? [];
      if (!name) throw new Error(`not a parameter: ${line}`);
      if (name in current.parameters) throw new Error(`parameter given twice: ${name}`);
      if (name === '@include') throw new Error('an include');
      current.parameters[name] = unquote(value);
    }
  }
  if (open.length > 1) throw new Error(`<${open[open.length - 1].name}> is not closed`);
  return root.sections;
}

export const sectionsOf = (sections: readonly FluentdSection[], name: string, type?: string): FluentdSection[] =>
  sections.flatMap((section) => [
    ...(section.name === name && (!type || section.parameters['@type'] === type) ? [section] : []),
    ...sectionsOf(section.sections, name, type),
  ]);
