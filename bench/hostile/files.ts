import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What a file is given to: an import, a Word document that came back, annotations, a package of a review. */
export type Reader = 'import' | 'word' | 'annotations' | 'package';

export type HostileFile = {
  readonly name: string;
  readonly reader: Reader;
  /** Bytes of a file of about `size`. `docx` is a sound Word document of the review that is open. */
  readonly make: (size: number, docx: Uint8Array) => Uint8Array;
};

const encode = (text: string): Uint8Array => strToU8(text);

/** `piece` again and again, about `size` bytes. */
const repeated = (piece: string, size: number): string =>
  piece.repeat(Math.ceil(size / Buffer.byteLength(piece)));

/** Pieces by their numbers, about `size` bytes of them. */
const numbered = (piece: (number: number) => string, size: number): string => {
  const pieces: string[] = [];
  for (let [number, length] = [0, 0]; length < size; number += 1) {
    const next = piece(number);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
};

const text = (name: string, make: (size: number) => string): HostileFile => ({
  name,
  reader: 'import',
  make: (size) => encode(make(size)),
});

const many = (name: string, piece: string): HostileFile => text(name, (size) => repeated(piece, size));

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

const body = 'word/document.xml';

/** A Word document with something put behind its first `place`. */
const word = (name: string, place: RegExp, flood: (size: number) => string): HostileFile => ({
  name,
  reader: 'word',
  make: (size, docx) => {
    const parts = unzipSync(docx);
    const before = strFromU8(parts[body] ?? new Uint8Array());
    const flooded = before.replace(place, (found) => found + flood(size));
    return zipSync({ ...parts, [body]: strToU8(flooded) }, { level: 6 });
  },
});

const firstRow = /<\/w:tr>/;
const firstText = /<w:tbl>[^]*?<\/w:r>/;

const annotation = (number: number): string =>
  `{"type":"Annotation","id":"urn:uuid:${number}","body":"a","target":{"selector":{"type":"TextQuoteSelector","exact":"他走了"}}}`;

const json = (name: string, make: (size: number) => string): HostileFile => ({
  name,
  reader: 'annotations',
  make: (size) => encode(make(size)),
});

const noise = (size: number): Uint8Array => {
  let state = 7;
  return Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + ((state >>> 24) % 255);
  });
};

/** Files that were made to cost more than they weigh. */
export const hostileFiles: readonly HostileFile[] = [
  many('exclamations.txt', '啊！'),
  many('one-line.txt', '中'),
  many('stops.txt', '。'),
  many('quotes.txt', '「'),
  many('invisible.txt', '\u200b'),
  many('misread.txt', 'ä¸­'),
  { name: 'noise.txt', reader: 'import', make: noise },
  text('definitions.md', (size) => numbered((n) => `[a${n}]: http://x/${n}\n`, size)),
  text('definitions-quoted.md', (size) => numbered((n) => `> [a${n}]: http://x/${n}\n`, size)),
  text('footnotes.md', (size) => numbered((n) => `[^a${n}]: a ${n}\n`, size)),
  many('pictures.md', '!['),
  many('pictures-apart.md', '![\n\n'),
  many('brackets.md', '[a\n'),
  many('quotes.md', '>'),
  text('quotes-deeper.md', (size) => numbered((n) => `${'>'.repeat((n % 1000) + 1)}a\n`, size)),
  text('lists-deeper.md', (size) => numbered((n) => `${' '.repeat((n * 2) % 3000)}- a\n`, size)),
  many('emphasis.md', '*a **a '),
  text('ticks.md', (size) => numbered((n) => `${'`'.repeat((n % 2000) + 1)}a\n`, size)),
  text(
    'table-wide.md',
    (size) => `${'|a'.repeat(size / 6)}\n${'|-'.repeat(size / 6)}\n${'|b'.repeat(size / 6)}\n`,
  ),
  many('markup.md', 'a <b> '),
  nested('deep.html', ['<div>', '</div>']),
  many('unclosed.html', '<div>'),
  many('unclosed-formatting.html', '<font><p>a'),
  text('table-unclosed.html', (size) => `<table>${repeated('<tr><td>a', size)}`),
  text('table-wide.html', (size) => `<table><tr>${repeated('<td>a', size)}</table>`),
  text('spans.html', (size) => `<table>${repeated('<tr><td colspan=1000 rowspan=65534>a', size)}</table>`),
  text('attribute-long.html', (size) => `<a href="${repeated('x', size)}">a</a>`),
  text('attributes.html', (size) => `<a ${numbered((n) => `a${n}=1 `, size)}>a</a>`),
  many('comments.html', '<!--'),
  many('formulas.html', '<math><mi>'),
  text('laughs.xhtml', laughs),
  text('deep.xhtml', (size) => page(`${'<b>'.repeat(size / 7)}a${'</b>'.repeat(size / 7)}`)),
  text('cdata.xhtml', (size) => page(repeated('<![CDATA[a]]>', size))),
  word('rows.docx', firstRow, (size) => repeated('<w:tr/>', size)),
  word('paragraphs.docx', /<w:body>/, (size) => repeated('<w:p/>', size)),
  word('tables.docx', /<w:body>/, (size) => repeated('<w:tbl><w:tr/></w:tbl>', size)),
  word('cells.docx', firstRow, (size) => `<w:tr>${repeated('<w:tc/>', size)}</w:tr>`),
  word('runs.docx', firstText, (size) => repeated('<w:r><w:t>a</w:t></w:r>', size)),
  word('authors.docx', firstText, (size) =>
    numbered((n) => `<w:ins w:author="a${n}"><w:r><w:t>a</w:t></w:r></w:ins>`, size),
  ),
  word('comment.docx', firstText, (size) => `<!--${repeated('a', size)}-->`),
  word('attributes.docx', firstText, (size) => `<w:r ${numbered((n) => `a${n}="1" `, size)}/>`),
  json('annotations.jsonld', (size) => `[${numbered((n) => `${n === 0 ? '' : ','}${annotation(n)}`, size)}]`),
  json('nested.jsonld', (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`),
  json('numbers.jsonld', (size) => `[${repeated('1,', size)}1]`),
  { name: 'noise.duizhao-review', reader: 'package', make: noise },
];
