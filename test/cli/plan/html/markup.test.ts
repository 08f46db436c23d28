import { html, jsonMarkup } from '../../../../src/cli/plan/html/markup';

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
