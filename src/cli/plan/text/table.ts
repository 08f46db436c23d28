import { Paint } from '../../colours';
import { oneLine } from '../../one-line';

export interface Column {
  readonly title: string;
  readonly right?: boolean;
  /** The colour of cells that are not zero. */
  readonly colour?: Parameters<Paint>[0];
}

/** A heading and aligned rows. Line breaks in cells are escaped. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], paint: Paint): string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = columns.map(({ title }, i) =>
    cells.reduce((most, row) => Math.max(most, row[i].length), title.length),
  );
  const line = (row: readonly string[], finish: (text: string, i: number) => string) =>
    `  ${row.map((cell, i) => finish(columns[i].right ? cell.padStart(widths[i]) : cell.padEnd(widths[i]), i)).join('  ')}`.trimEnd();
  const head = line(
    columns.map(({ title }) => title),
    (text) => text,
  );
  return [
    paint('dim', head),
    ...cells.map((row) =>
      line(row, (text, i) => {
        const { colour } = columns[i];
        return colour === undefined || row[i] === '0' || row[i] === '' ? text : paint(colour, text);
      }),
    ),
  ];
}
