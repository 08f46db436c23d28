/** Texts that a writer or a reader of YAML may take for something else: about 40,000. */
export function triedTexts(): string[] {
  const texts = new Set<string>();
  const add = (...more: string[]) => more.forEach((text) => texts.add(text));
  for (let code = 0; code <= 0xffff; code += code < 0x3000 || code > 0xd7f0 ? 1 : 97) {
    const character = String.fromCharCode(code);
    add(`a${character}b`);
    if (code > 0xff && (code < 0x2000 || code > 0x20ff)) continue;
    add(character, `${character}a`, `a${character}`, `a\n${character}b\n`, `a: "${character}"`, `# ${character}`);
    add(`a ${character} b`, `${character}\n${character}`, `\n${character}a`);
  }
  const prefixes = [
    '',
    '0',
    '0o',
    '0O',
    '0x',
    '0X',
    '0b',
    '0B',
    '.',
    '1.',
    '1e',
    '1E',
    '1e+',
    '1e-',
    '1.e',
    '.e',
    '1_',
  ];
  prefixes.push('_', '0x_', '0b_', '0o_', '1:', '0x1p', '0b-', '0B+');
  const digits = ['', '0', '1', '7', '8', '10', '022', '0_7', '1_8', '_1', '1_', 'F', 'f_F', 'FF', '1.5', '1e5', 'e_8'];
  digits.push('9223372036854775808', '18446744073709551616', 'FFFFFFFFFFFFFFFFF');
  const ends = ['', '_', '.', 'e', 'e5', '_e5', ':30', 'L', ' ', '\n', 'p1', 'p-1', 'e999', '_e999'];
  for (const sign of ['', '-', '+', '--']) {
    for (const prefix of prefixes) for (const digit of digits) add(...ends.map((end) => sign + prefix + digit + end));
  }
  const words = ['yes', 'no', 'on', 'off', 'y', 'n', 'true', 'null', '~', 'inf', 'nan', '.inf', '.nan', '=', '<<', '!'];
  words.push(
    '&',
    '*',
    '?',
    ':',
    '-',
    '|',
    '>',
    '@',
    '`',
    '%',
    '---',
    '...',
    '',
    '[',
    ']',
    '{',
    '}',
    ',',
    '#',
    '"',
    "'",
  );
  words.push('\\', '\t', ' ', '\r', '\n', '2001-01-01', '2001-12-14t21:59:43.10-05:00', '__proto__', 'constructor');
  for (const word of words) {
    const cases = [word, word.toUpperCase(), word.slice(0, 1).toUpperCase() + word.slice(1)];
    for (const one of cases) {
      add(one, `${one} `, ` ${one}`, `${one}\n`, `\n${one}`, `${one}x`, `x${one}`, `${one}: x`, `${one} x`, `x ${one}`);
      add(`-${one}`, `+${one}`, one + one, `- ${one}`, `a\n${one}\nb`, `a\n${one}`, `${one}\nb`, `\n\n ${one}\nb`);
    }
    for (const other of words) add(word + other, `${word}\n${other}`, `${word}a${other}`, `\n${word} ${other}\n`);
  }
  return [...texts];
}
