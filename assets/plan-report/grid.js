const ROW_HEIGHT = 24;
const grid = element('grid');
const head = element('head');
const body = element('body');

/** The cell that the keyboard is at; -1 is the column of titles. */
const cursor = { row: 0, column: -1 };
/** Rows on the page are used again for other rows of the grid as it scrolls. @type {HTMLElement[]} */
const pool = [];
let first = 0;

/** @param {string} role @param {string} className */
function part(role, className) {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = className;
  return made;
}

function drawHead() {
  const corner = part('columnheader', 'title');
  corner.textContent = 'node';
  head.replaceChildren(
    corner,
    ...view.columns.map((column) => {
      const cell = part('columnheader', 'column');
      const name = document.createElement('bdi');
      name.textContent = data.daemonSets[column].replace(/^default\//, '');
      cell.title = data.daemonSets[column];
      cell.append(name);
      return cell;
    }),
  );
  grid.setAttribute('aria-colcount', String(view.columns.length + 1));
  grid.setAttribute('aria-rowcount', String(view.rows.length + 1));
}

/** As many rows as can be seen, and some more on both sides. */
function drawBody() {
  body.style.height = `${view.rows.length * ROW_HEIGHT}px`;
  const margin = 8;
  first = Math.max(0, Math.floor(grid.scrollTop / ROW_HEIGHT) - margin);
  const count = Math.min(view.rows.length - first, Math.ceil(grid.clientHeight / ROW_HEIGHT) + 2 * margin);
  while (pool.length < count) {
    const row = part('row', '');
    row.append(part('rowheader', 'title'));
    pool.push(row);
    body.append(row);
  }
  while (pool.length > Math.max(count, 0)) pool.pop()?.remove();
  pool.forEach((row, i) => drawRow(row, first + i));
}

/** @param {HTMLElement} element @param {number} index */
function drawRow(element, index) {
  const row = view.rows[index];
  while (element.children.length < view.columns.length + 1) element.append(part('gridcell', ''));
  while (element.children.length > view.columns.length + 1) element.lastElementChild?.remove();
  element.style.top = `${index * ROW_HEIGHT}px`;
  element.setAttribute('aria-rowindex', String(index + 2));
  element.className = 'group' in row ? 'group' : 'node';
  for (let at = -1; at < view.columns.length; at++) {
    const cell = /** @type {HTMLElement} */ (element.children[at + 1]);
    cell.tabIndex = index === cursor.row && at === cursor.column ? 0 : -1;
    if (at < 0) {
      drawTitle(cell, row);
      continue;
    }
    const { state, mark } = faceOf(row, view.columns[at]);
    cell.className = `cell ${state}`;
    cell.textContent = mark;
    cell.setAttribute('aria-label', wordsOf(row, view.columns[at]));
  }
}

/** @param {HTMLElement} cell @param {Row} row */
function drawTitle(cell, row) {
  if ('node' in row) {
    cell.textContent = data.nodes[row.node];
    cell.removeAttribute('aria-expanded');
    return;
  }
  const { title, members, key } = row.group;
  const isOpen = view.unfolded.has(key) || view.groups.length === 1;
  cell.textContent = `${isOpen ? '▾' : '▸'} ${title} (${nodesText(members.length)})`;
  cell.setAttribute('aria-expanded', String(isOpen));
}

/** @param {EventTarget | null} target @returns {{ row: number, column: number } | undefined} */
function placeOf(target) {
  const cell = target instanceof Element ? target.closest('#body [role=gridcell], #body [role=rowheader]') : null;
  const at = pool.findIndex((row) => row === cell?.parentElement);
  return cell && at >= 0 ? { row: first + at, column: [...pool[at].children].indexOf(cell) - 1 } : undefined;
}

/** @param {{ row: number, column: number }} place */
function tell({ row, column }) {
  const of = view.rows[row];
  if (!of) return;
  element('details').textContent =
    column >= 0
      ? wordsOf(of, view.columns[column])
      : 'node' in of
        ? labelsText(of.node)
        : `${of.group.title}: ${nodesText(of.group.members.length)}`;
}

/** @param {number} node */
function labelsText(node) {
  const labels = data.labels.flatMap(({ key, values, of }) => (of[node] < 0 ? [] : [`${key}=${values[of[node]]}`]));
  return [data.nodes[node], ...labels].join('  ');
}

/** Moves the keyboard's cell, and scrolls it into view. @param {number} row @param {number} column */
function moveTo(row, column) {
  cursor.row = Math.max(0, Math.min(view.rows.length - 1, row));
  cursor.column = Math.max(-1, Math.min(view.columns.length - 1, column));
  const top = cursor.row * ROW_HEIGHT;
  const room = grid.clientHeight - head.offsetHeight - ROW_HEIGHT;
  if (top < grid.scrollTop) grid.scrollTop = top;
  if (top > grid.scrollTop + room) grid.scrollTop = top - room;
  drawBody();
  const cell = /** @type {HTMLElement | undefined} */ (pool[cursor.row - first]?.children[cursor.column + 1]);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** @param {number} row */
function toggle(row) {
  const of = view.rows[row];
  if (!of || !('group' in of)) return;
  const { key } = of.group;
  if (!view.unfolded.delete(key)) view.unfolded.add(key);
  redraw();
}

/** Everything again, after another choice. */
function redraw() {
  choose();
  cursor.row = Math.max(0, Math.min(cursor.row, view.rows.length - 1));
  cursor.column = Math.min(cursor.column, view.columns.length - 1);
  drawHead();
  drawBody();
  element('shown').textContent =
    `${view.nodeCount} of ${nodesText(data.nodes.length)}, ${view.columns.length} of ${data.daemonSets.length} DaemonSets`;
}

/** @type {Record<string, (page: number) => [number, number]>} */
const KEYS = {
  ArrowUp: () => [cursor.row - 1, cursor.column],
  ArrowDown: () => [cursor.row + 1, cursor.column],
  ArrowLeft: () => [cursor.row, cursor.column - 1],
  ArrowRight: () => [cursor.row, cursor.column + 1],
  PageUp: (page) => [cursor.row - page, cursor.column],
  PageDown: (page) => [cursor.row + page, cursor.column],
  Home: () => [cursor.row, -1],
  End: () => [cursor.row, view.columns.length - 1],
};

grid.addEventListener('scroll', drawBody, { passive: true });
addEventListener('resize', drawBody);
// not pointerover, which comes too when the keyboard scrolls the grid away under the pointer
grid.addEventListener('pointermove', ({ target }) => {
  const place = placeOf(target);
  if (place) tell(place);
});
grid.addEventListener('focusin', ({ target }) => {
  const place = placeOf(target);
  if (place) tell(place);
});
grid.addEventListener('click', ({ target }) => {
  const place = placeOf(target);
  if (!place) return;
  if (place.column < 0) toggle(place.row);
  moveTo(place.row, place.column);
});
grid.addEventListener('keydown', (event) => {
  const move = KEYS[event.key];
  if (move) moveTo(...move(Math.max(1, Math.floor(grid.clientHeight / ROW_HEIGHT) - 3)));
  else if (event.key === 'Enter' || event.key === ' ') {
    toggle(cursor.row);
    moveTo(cursor.row, cursor.column);
  } else return;
  event.preventDefault();
});
