import { inLine } from './raw-config';

const OPEN = /^<([a-z_]\w*)(\s[^>]*)?>$/i;
const CLOSE = /^<\/([a-z_]\w*)>$/i;

/**
 * What is wrong with the sections of a configuration of Fluentd.
 *
 * @see https://docs.fluentd.org/configuration/config-file
 */
export function fluentdProblem(config: string): string | undefined {
  const open: { readonly name: string; readonly line: number }[] = [];
  for (const [index, text] of config.split('\n').entries()) {
    const line = text.trim();
    if (!line.startsWith('<')) {
      const isOutside = !open.length && line && !line.startsWith('#') && !line.startsWith('@include');
      if (isOutside) return inLine(index + 1, `has '${line}', which is in no section,`);
      continue;
    }
    const [, closed] = CLOSE.exec(line) ?? [];
    if (closed) {
      const last = open.pop();
      if (last?.name !== closed) {
        return inLine(index + 1, `has </${closed}> where ${last ? `</${last.name}>` : 'no section'} ends`);
      }
      continue;
    }
    const [, name] = OPEN.exec(line) ?? [];
    if (!name) return inLine(index + 1, `has '${line}', which begins and ends no section,`);
    open.push({ name, line: index + 1 });
  }
  const [unclosed] = open.slice(-1);
  return unclosed && inLine(unclosed.line, `does not end the section <${unclosed.name}>`);
}
