import { each, html, jsonMarkup } from '../../../../src/cli/plan/html/markup';

test('what is put into a template is text, wherever it stands', () => {
  expect(html`<p title="${'"onclick="'}">${"<b>&</b>'"}</p>`.text).toBe(
    '<p title="&#34;onclick=&#34;">&#60;b&#62;&#38;&#60;/b&#62;&#39;</p>',
  );
});

test('templates nest, lists are joined, and nothing stands for what is not there', () => {
  expect(html`<ul>${[1, 'a<'].map((item) => html`<li>${item}</li>`)}</ul>${undefined}${false}${0}`.text).toBe(
    '<ul><li>1</li><li>a&#60;</li></ul>0',
  );
});

test('JSON cannot end the script element that it stands in, and reads as what it was', () => {
  const value = { '</script>': ['<!--', '\u2028'] };
  const { text } = jsonMarkup(value);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual(value);
});

test('a part of many is made when it is written, so that a page takes no memory for all of them', () => {
  const made: number[] = [];
  const items = (function* () {
    for (let i = 0; ; i++) yield i;
  })();
  const list = html`<ul>${each(items, (item) => {
    made.push(item);
    return html`<li>${item}</li>`;
  })}</ul>`;
  const written: string[] = [];
  for (const piece of list.pieces()) {
    written.push(piece);
    if (piece === '2') break;
  }
  expect(written.join('')).toBe('<ul><li>0</li><li>1</li><li>2');
  expect(made).toEqual([0, 1, 2]);
});

test('the entries of the lists of an object are written one by one', () => {
  const value = { rows: [[1, 2], [3]], empty: [], none: {}, text: '<' };
  const pieces = [...jsonMarkup(value).pieces()];
  expect(pieces).toContain('[1,2]');
  expect(JSON.parse(pieces.join(''))).toEqual(value);
});
