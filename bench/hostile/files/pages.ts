import { bytesOf, largest, many, noise, numbered, repeated, text, type HostileFile } from '../file.ts';

const nested = (name: string, [open, close]: readonly [string, string]): HostileFile =>
  text(name, (size) => {
    const depth = Math.floor(size / (open.length + close.length));
    return `${open.repeat(depth)}a${close.repeat(depth)}`;
  });

const page = (inside: string): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><body>${inside}</body></html>`;

const laughs = (size: number): string => {
  const entities = numbered((n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`, Math.min(size, 10_000));
  const entity = `<!DOCTYPE html [<!ENTITY a0 "ha">${entities}]>`;
  return `<?xml version="1.0"?>${entity}${page(repeated('<p>&a90;</p>', Math.max(0, size - 10_000)))}`;
};

/** Pages: HTML, and XHTML, which is read as XML. */
export const pageFiles: readonly HostileFile[] = [
  nested('deep.html', ['<div>', '</div>']),
  nested('lists.html', ['<ul><li>', '</li></ul>']),
  nested('tables-within.html', ['<table><tr><td>', '</td></tr></table>']),
  nested('ruby.html', ['<ruby>', '</ruby>']),
  many('unclosed.html', '<div>'),
  many('unclosed-formatting.html', '<font><p>a'),
  many('misnested.html', '<b><i><p>a</b></i>'),
  many('links-unclosed.html', '<a>a'),
  many('closing.html', '</p></b>'),
  text('table-unclosed.html', (size) => `<table>${repeated('<tr><td>a', size)}`),
  text('table-wide.html', (size) => `<table><tr>${repeated('<td>a', size)}</table>`),
  text('table-outside.html', (size) => `<table>${repeated('a<b>', size)}`),
  text('spans.html', (size) => `<table>${repeated('<tr><td colspan=1000 rowspan=65534>a', size)}</table>`),
  text('attribute-long.html', (size) => `<a href="${repeated('x', size)}">a</a>`),
  text('attribute-unclosed.html', (size) => `<a href="${repeated('<p>a', size)}`),
  text('attributes.html', (size) => `<a ${numbered((n) => `a${n}=1 `, size)}>a</a>`),
  many('attributes-many.html', '<a a b c d e f g h i j k l m>'),
  text('titles.html', (size) => numbered((n) => `<img alt="天${n}" title="黑${n}">`, size)),
  many('comments.html', '<!--'),
  many('comments-whole.html', '<!---->'),
  many('formulas.html', '<math><mi>'),
  many('drawings.html', '<svg><g>'),
  many('templates.html', '<template>'),
  many('selects.html', '<select><option>a'),
  many('breaks.html', '<br>'),
  many('headings.html', '<h1>天</h1>'),
  many('entities.html', '&amp;&#x4e2d;&CounterClockwiseContourIntegral;'),
  many('entities-open.html', '&#'),
  many('less-than.html', '<'),
  many('scripts.html', '<script>a</script>'),
  text('script-unclosed.html', (size) => `<script>${repeated('a<', size)}`),
  text(
    'base64.html',
    (size) => `<img src="data:;base64,${Buffer.from(noise(size * 0.75)).toString('base64')}">`,
  ),
  text('paragraph-long.html', (size) => `<p>${repeated('天<b>黑</b>', size)}</p>`),
  text('notes.html', (size) =>
    numbered((n) => `<p>天<a href="#n${n}">${n}</a></p><p id="n${n}">黑</p>`, size),
  ),
  many('largest.html', '<p>天黑了。</p>\n', largest),
  text('cells-31.html', (size) => `<table>${repeated('<tr><td>天<td>黑', size)}`, { megabytes: 31 }),
  text('laughs.xhtml', laughs),
  text('deep.xhtml', (size) => page(`${'<b>'.repeat(size / 7)}a${'</b>'.repeat(size / 7)}`)),
  text('cdata.xhtml', (size) => page(repeated('<![CDATA[a]]>', size))),
  text('paragraphs.xhtml', (size) => page(repeated('<p>天</p>', size))),
  text('unclosed.xhtml', (size) => page(repeated('<p>', size))),
  text('attributes.xhtml', (size) => page(`<a ${numbered((n) => `a${n}="1" `, size)}>a</a>`)),
  text('comments.xhtml', (size) => page(repeated('<!--a-->', size))),
  text('instructions.xhtml', (size) => page(repeated('<?a b?>', size))),
  text('entities.xhtml', (size) => page(`<p>${repeated('&#20013;&amp;', size)}</p>`)),
  text('spaces.xhtml', (size) => page(numbered((n) => `<a${n}:p xmlns:a${n}="x"/>`, size))),
  bytesOf('noise.html', noise),
];
