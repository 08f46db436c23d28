const form = /** @type {HTMLFormElement} */ (element('filters'));
const groupBy = /** @type {HTMLSelectElement} */ (element('group-by'));

/** @param {string} value @param {string} text */
function choice(value, text) {
  const option = document.createElement('option');
  option.value = value;
  option.textContent = text;
  return option;
}

groupBy.append(
  ...data.labels.map(({ key }, i) => choice(String(i), key)),
  choice('outcomes', 'the same outcomes'),
  choice('none', 'nothing'),
);

/** Takes over what the form says. */
function apply() {
  if (view.groupBy !== groupBy.value) view.unfolded.clear();
  view.groupBy = groupBy.value;
  view.nodeText = /** @type {HTMLInputElement} */ (element('node-filter')).value;
  view.daemonSetText = /** @type {HTMLInputElement} */ (element('daemon-set-filter')).value;
  view.states = new Set(/** @type {State[]} */ (new FormData(form).getAll('state')));
  redraw();
}

form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () =>
  setTimeout(() => {
    view.unfolded.clear();
    apply();
  }),
);
element('unfold').addEventListener('click', () => {
  view.groups.forEach(({ key }) => view.unfolded.add(key));
  redraw();
});
apply();
