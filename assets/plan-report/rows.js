/**
 * @typedef {'runs' | 'pending' | 'keeps' | 'excluded'} State
 * @typedef {{ daemonSets: string[], nodes: string[], outcomes: { state: State, words?: string, reasons: string[] }[], rows: number[][], rowOf: number[],
 *   labels: { key: string, values: string[], of: number[] }[] }} Data
 * @typedef {{ key: string, title: string, members: number[], kinds: Map<number, number> }} Group
 * @typedef {{ group: Group } | { node: number }} Row
 */

/** @type {Data} */
const data = JSON.parse(element('plan').textContent ?? '');

/** @type {Record<State, string>} */
const MARKS = { runs: '●', pending: '!', keeps: '◐', excluded: '·' };
const STATES = /** @type {State[]} */ (Object.keys(MARKS));

/** What is chosen, and the rows and columns that follow from it. */
const view = {
  groupBy: data.labels.length ? '0' : 'outcomes',
  nodeText: '',
  daemonSetText: '',
  states: new Set(STATES),
  unfolded: /** @type {Set<string>} */ (new Set()),
  columns: /** @type {number[]} */ ([]),
  groups: /** @type {Group[]} */ ([]),
  rows: /** @type {Row[]} */ ([]),
  nodeCount: 0,
};

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {number} node @param {number} daemonSet */
function outcomeOf(node, daemonSet) {
  return data.outcomes[data.rows[data.rowOf[node]][daemonSet]];
}

/** How many nodes of a group have which outcome: index of the outcome to count. @param {Group} group @param {number} daemonSet */
function countsOf({ kinds }, daemonSet) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const [kind, count] of kinds) {
    const outcome = data.rows[kind][daemonSet];
    counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  }
  return counts;
}

/** The nodes that the text asks for: by a part of the name, or by label=value. @param {string} text @returns {(node: number) => boolean} */
function nodeTest(text) {
  const wanted = text.trim().toLowerCase();
  const equals = wanted.indexOf('=');
  const label = equals < 0 ? undefined : data.labels.find(({ key }) => key.toLowerCase() === wanted.slice(0, equals));
  if (!label) return (node) => data.nodes[node].toLowerCase().includes(wanted);
  const value = wanted.slice(equals + 1);
  return (node) => (label.values[label.of[node]] ?? '').toLowerCase() === value;
}

/** The group of a node: a key, and a title for people. @param {number} node @returns {[string, string]} */
function groupOf(node) {
  if (view.groupBy === 'none') return ['', 'all nodes'];
  if (view.groupBy === 'outcomes') return [String(data.rowOf[node]), `alike: ${data.nodes[node]} and others`];
  const { key, values, of } = data.labels[Number(view.groupBy)];
  return of[node] < 0 ? ['-', `without ${key}`] : [`=${values[of[node]]}`, values[of[node]]];
}

/** Works out columns, groups and rows again. */
function choose() {
  const wanted = view.daemonSetText.trim().toLowerCase();
  view.columns = data.daemonSets.flatMap((name, i) => (name.toLowerCase().includes(wanted) ? [i] : []));
  const isWanted = nodeTest(view.nodeText);
  const kindIsWanted = data.rows.map(
    (row) =>
      view.states.size === STATES.length ||
      view.columns.some((column) => view.states.has(data.outcomes[row[column]].state)),
  );
  /** @type {Map<string, Group>} */
  const groups = new Map();
  view.nodeCount = 0;
  data.nodes.forEach((_, node) => {
    const kind = data.rowOf[node];
    if (!kindIsWanted[kind] || !isWanted(node)) return;
    const [key, title] = groupOf(node);
    const group = groups.get(key) ?? /** @type {Group} */ ({ key, title, members: [], kinds: new Map() });
    groups.set(key, group);
    group.members.push(node);
    group.kinds.set(kind, (group.kinds.get(kind) ?? 0) + 1);
    view.nodeCount += 1;
  });
  const byTitle = new Intl.Collator('en', { numeric: true });
  view.groups = [...groups.values()].sort((a, b) =>
    view.groupBy === 'outcomes'
      ? b.members.length - a.members.length
      : Number(a.key === '-') - Number(b.key === '-') || byTitle.compare(a.title, b.title),
  );
  view.rows = view.groups.flatMap((group) => {
    const nodes =
      view.unfolded.has(group.key) || view.groups.length === 1 ? group.members.map((node) => ({ node })) : [];
    return [{ group }, ...nodes];
  });
}
