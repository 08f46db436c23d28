const MOST_REASONS = 6;

/** @param {number} count */
const nodesText = (count) => `${count} ${count === 1 ? 'node' : 'nodes'}`;

/** What a cell means, in words. @param {Row} row @param {number} daemonSet */
function wordsOf(row, daemonSet) {
  const name = data.daemonSets[daemonSet];
  if ('node' in row) {
    const { state, words = state, reasons } = outcomeOf(row.node, daemonSet);
    return `${name} on ${data.nodes[row.node]}: ${words}${reasons.length ? `: ${reasons.join('; ')}` : ''}`;
  }
  const counts = [...countsOf(row.group, daemonSet)].sort((a, b) => b[1] - a[1]);
  const texts = counts.slice(0, MOST_REASONS).map(([outcome, count]) => {
    const { state, words = state, reasons } = data.outcomes[outcome];
    return `${nodesText(count)} ${words}${reasons.length ? ` (${reasons.join('; ')})` : ''}`;
  });
  const more = counts.length > MOST_REASONS ? [`and ${counts.length - MOST_REASONS} more reasons`] : [];
  return `${name} on ${row.group.title}: ${[...texts, ...more].join(', ')}`;
}

/** What a cell shows: the worst of what it stands for as its colour, and a mark that says the same without colour. @param {Row} row @param {number} daemonSet */
function faceOf(row, daemonSet) {
  if ('node' in row) {
    const { state } = outcomeOf(row.node, daemonSet);
    return { state, mark: MARKS[state] };
  }
  /** @type {Record<State, number>} */
  const sums = { runs: 0, pending: 0, keeps: 0, excluded: 0 };
  for (const [outcome, count] of countsOf(row.group, daemonSet)) sums[data.outcomes[outcome].state] += count;
  const there = STATES.filter((state) => sums[state] > 0);
  if (there.length === 1) return { state: there[0], mark: MARKS[there[0]] };
  if (sums.pending > 0) return { state: 'pending', mark: `!${short(sums.pending)}` };
  return { state: 'some', mark: short(sums.runs + sums.keeps) };
}

/** A number in at most four characters. @param {number} number */
function short(number) {
  return number < 1000 ? String(number) : `${Math.floor(number / 1000)}k`;
}
