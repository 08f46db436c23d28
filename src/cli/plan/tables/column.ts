import { Paint } from '../../colours';
import { html, Markup } from '../html/markup';
import { table } from '../text/table';

/** A column of a table in the text and on the page of a plan. */
export interface Column<Row> {
  /** Upper case, like the headings of kubectl. */
  readonly title: string;
  readonly text: (row: Row) => string;
  /** The cell on the page, if it shows more than the text. */
  readonly markup?: (row: Row) => Markup;
  readonly right?: boolean;
}

/** Rows that share their first cell. */
export type Group<Row> = readonly Row[];

export function textTable<Row>(columns: readonly Column<Row>[], groups: readonly Group<Row>[], paint: Paint): string[] {
  const rows = groups.flatMap((group) =>
    group.map((row, i) => columns.map(({ text }, column) => (i > 0 && column === 0 ? '' : text(row)))),
  );
  return rows.length === 0 ? [] : table(columns, rows, paint);
}

export function htmlTable<Row>(columns: readonly Column<Row>[], groups: readonly Group<Row>[]): Markup {
  const cell = (column: Column<Row>, row: Row) =>
    html`<td${column.right === true && html` class="number"`}>${contentOf(column, row)}</td>`;
  const [first, ...others] = columns;
  const bodies = groups.map(
    (group) =>
      html`<tbody>${group.map(
        (row, i) =>
          html`<tr>${
            i === 0 && html`<th scope="rowgroup" rowspan="${group.length}">${contentOf(first, row)}</th>`
          }${others.map((column) => cell(column, row))}</tr>`,
      )}</tbody>`,
  );
  return html`<table>${headOf(columns.map(({ title }) => title))}${bodies}</table>`;
}

function contentOf<Row>({ text, markup }: Column<Row>, row: Row): Markup | string {
  return markup === undefined ? text(row) : markup(row);
}

export const headOf = (titles: readonly string[]): Markup =>
  html`<thead><tr>${titles.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>`;
