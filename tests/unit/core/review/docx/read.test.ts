import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readReviewDocx, type DocxCell, type ReviewDocx } from '#core/review/docx/read.ts';
import { edited, frozenRows, matched, partsOf, readOk, written, zipped } from './documents.ts';
import { by, deleted, inCell, inserted, parseBody, bodyXml, run, type RowXml } from './word-edits.ts';

const rows = frozenRows([
  { source: '電車。', en: 'The tram.' },
  { source: '港口。', en: 'The harbour.' },
]);
const docx = written(rows);

/** A document whose first translation has this in its cell instead of its paragraph. */
const withCell = (content: string, more: Readonly<Record<string, string>> = {}): Uint8Array => {
  const changed = edited(docx, (xml) => {
    const body = parseBody(xml);
    const cell = `<w:tc><w:tcPr/>${content}</w:tc>`;
    return bodyXml({
      ...body,
      rows: body.rows.map((row, i) => (i === 0 ? { ...row, cells: row.cells.with(2, cell) } : row)),
    });
  });
  return zipped({ ...partsOf(changed), ...more });
};

const cellIn = (bytes: Uint8Array): DocxCell => {
  const cell = readOk(bytes).rows[0]?.cells.target;
  if (cell === undefined) throw new Error('no cell');
  return cell;
};

/** The text of such a cell, with all changes made and with none. */
const both = (content: string): readonly [string, string] => {
  const { text, before } = cellIn(withCell(content));
  return [text, before];
};
const p = (content: string, mark = ''): string =>
  `<w:p><w:pPr>${mark === '' ? '' : `<w:rPr>${mark}</w:rPr>`}</w:pPr>${content}</w:p>`;
const plainText = (content: string): string => both(content)[0];

describe('the text of a cell', () => {
  it('is that with tracked changes made, and that with none', () => {
    expect(both(p(run('a') + inserted(run('b')) + deleted(run('c')) + run('d')))).toEqual(['abd', 'acd']);
    expect(both(p(inserted(run('a') + deleted(run('b'))) + deleted(inserted(run('c')))))).toEqual(['a', '']);
    const moved = `<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom ${by('B')}>${run('x')}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>${run('y')}<w:moveTo ${by('B')}>${run('x')}</w:moveTo>`;
    expect(both(p(moved))).toEqual(['yx', 'xy']);
    const looks = `<w:rPr><w:rPrChange ${by('B')}><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>`;
    expect(cellIn(withCell(p(run('a', looks)))).shown).toMatchObject([
      { text: 'a', look: { strong: false } },
    ]);
  });

  it('joins paragraphs by newlines, also where their ends were put in or taken out', () => {
    expect(both(p(run('a')) + p(run('b')))).toEqual(['a\nb', 'a\nb']);
    expect(both(p(run('a'), `<w:del ${by('B')}/>`) + p(run('b')))).toEqual(['ab', 'a\nb']);
    expect(both(p(run('a'), `<w:ins ${by('B')}/>`) + p(inserted(run('b'))))).toEqual(['a\nb', 'a']);
    expect(both(p('') + p(run('a')) + p('') + p(run('b')) + p(''))).toEqual(['a\n\nb', 'a\n\nb']);
  });

  it('has tabs, breaks, hyphens and symbols as characters, and white space where it counts', () => {
    const signs =
      '<w:r><w:t>a</w:t><w:tab/><w:br/><w:softHyphen/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F04A"/><w:cr/></w:r>';
    expect(plainText(p(signs + run('z')))).toBe('a\t\n\u00ad\u2011\uf04a\nz');
    expect(plainText(p('<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r>'))).toBe(
      'a b ',
    );
  });

  it('has the results of fields and not what they are told', () => {
    const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const told = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const link =
      sign('begin') +
      told(' HYPERLINK &quot;https://example.org/&quot; ') +
      sign('separate') +
      run('here') +
      sign('end');
    const { text, shown } = cellIn(withCell(p(run('see ') + link + run('.'))));
    expect(text).toBe('see here.');
    expect(shown.map(({ look }) => look?.href)).toEqual([null, 'https://example.org/', null]);
    expect(plainText(p(`<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>`))).toBe('1');
    expect(plainText(p(sign('begin') + told('IF') + run('kept')))).toBe('kept');
  });

  it('is found in content controls, smart tags, nested tables and text boxes, once', () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(
      plainText(control(p(control(run('a')) + `<w:smartTag w:element="x">${run('b')}</w:smartTag>`))),
    ).toBe('ab');
    const table = `<w:tbl><w:tr><w:tc>${p(run('1'))}</w:tc><w:tc>${p(run('2'))}</w:tc></w:tr></w:tbl>`;
    expect(plainText(p(run('a')) + table + p(''))).toBe('a\n1\n2');
    const box = (text: string): string => `<w:txbxContent>${p(run(text))}</w:txbxContent>`;
    const drawn = `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>${box('boxed')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('in an old program')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(plainText(p(run('a') + drawn + run('b')) + p(run('c')))).toBe('ab\nboxed\nc');
    const ruby = `<w:r><w:ruby><w:rt>${run('hàn')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`;
    expect(plainText(p(ruby))).toBe('漢(hàn)');
    expect(plainText(p(`<x:y xmlns:x="urn:x">${run('kept')}</x:y>`))).toBe('kept');
  });

  it('brings the words of a footnote along, which would be lost otherwise', () => {
    const parts = partsOf(docx);
    const relations = (parts['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="/word/footnotes.xml"/></Relationships>',
    );
    const notes = `<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">${p(run('really?'))}</w:footnote></w:footnotes>`;
    const bytes = withCell(p(run('a') + '<w:r><w:footnoteReference w:id="2"/></w:r>'), {
      'word/_rels/document.xml.rels': relations,
      'word/footnotes.xml': notes,
    });
    expect(cellIn(bytes).text).toBe('a [really?]');
  });

  it('looks as its properties and character styles say', () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="character" w:styleId="A"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:basedOn w:val="C"/></w:style></w:styles>`;
    const styled = (style: string, more = ''): string => `<w:rPr><w:rStyle w:val="${style}"/>${more}</w:rPr>`;
    const { shown } = cellIn(
      withCell(
        p(
          run('a', styled('B')) +
            run('b', styled('B', '<w:b w:val="0"/>')) +
            run('c', styled('C', '<w:u w:val="none"/><w:vertAlign w:val="superscript"/>')),
        ),
        {
          'word/styles.xml': styles,
        },
      ),
    );
    expect(shown.map(({ look }) => [look?.strong, look?.emphasis, look?.underline, look?.vertical])).toEqual([
      [true, true, false, null],
      [false, true, false, null],
      [false, false, false, 'sup'],
    ]);
  });

  it('is the same under other prefixes and in the strict form', () => {
    const parts = partsOf(docx);
    const main = parts['word/document.xml'] ?? '';
    const foreign = main
      .replaceAll('<w:', '<q:')
      .replaceAll('</w:', '</q:')
      .replaceAll(' w:', ' q:')
      .replace('xmlns:w=', 'xmlns:q=');
    const strict = main.replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    for (const xml of [foreign, strict])
      expect(readOk(zipped({ ...parts, 'word/document.xml': xml }))).toEqual(readOk(docx));
  });
});

const commentsOf = (inner: string, extended = ''): Record<string, string> => {
  const parts = partsOf(docx);
  const base = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return {
    'word/_rels/document.xml.rels': (parts['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      `<Relationship Id="rId8" Type="${base}/comments" Target="comments.xml"/><Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="./x/../commentsExtended.xml"/></Relationships>`,
    ),
    'word/comments.xml': `<w:comments ${w} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${inner}</w:comments>`,
    'word/commentsExtended.xml': `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${extended}</w15:commentsEx>`,
  };
};
const comment = (id: number, author: string, text: string): string =>
  `<w:comment ${by(author, id)} w:initials="A"><w:p w14:paraId="000000${id}1">${run(text)}</w:p><w:p w14:paraId="000000${id}2">${run('more')}</w:p></w:comment>`;
const start = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
const end = (id: number): string =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

/** The document with rows changed and comments. */
const commented = (
  change: (rows: readonly RowXml[]) => readonly RowXml[],
  inner: string,
  extended = '',
): Uint8Array => {
  const changed = edited(docx, (xml) => {
    const body = parseBody(xml);
    return bodyXml({ ...body, rows: change(body.rows) });
  });
  return zipped({ ...partsOf(changed), ...commentsOf(inner, extended) });
};
const inFirst =
  (content: string) =>
  (rows: readonly RowXml[]): readonly RowXml[] =>
    rows.map((row, i) => (i === 0 ? inCell(row, 2, () => content) : row));

describe('comments', () => {
  it('come with author, time, text, thread and state, on their words', () => {
    const bytes = commented(
      inFirst(run('The ') + start(1) + start(2) + run('tram') + end(1) + end(2) + run('.')),
      comment(1, 'B', 'really?') + comment(2, 'C', 'yes'),
      '<w15:commentEx w15:paraId="00000012" w15:done="1"/><w15:commentEx w15:paraId="00000022" w15:paraIdParent="00000012" w15:done="0"/>',
    );
    const place = { row: 0, column: 'target', after: { start: 4, end: 8 }, before: { start: 4, end: 8 } };
    const date = '2026-11-26T09:00:00Z';
    expect(readOk(bytes).comments).toEqual([
      { id: '1', author: 'B', date, text: 'really?\nmore', parent: null, resolved: true, places: [place] },
      { id: '2', author: 'C', date, text: 'yes\nmore', parent: '1', resolved: false, places: [place] },
    ]);
    const match = matched(bytes, rows);
    expect(match.rows.map(({ facts }) => facts)).toEqual([['unchanged', 'commented'], ['unchanged']]);
    expect(match.rows[0]?.comments.map(({ words }) => words)).toEqual(
      [0, 1].map(() => [
        { segment: 100, side: 'en', frozen: { start: 4, end: 8 }, own: { start: 4, end: 8 } },
      ]),
    );
    expect(match.people).toEqual([
      { name: 'B', changes: 0, comments: 1, from: date, to: date },
      { name: 'C', changes: 0, comments: 1, from: date, to: date },
    ]);
  });

  it('stand on words that were put in, and on those that were taken out', () => {
    const bytes = commented(
      inFirst(
        run('The ') +
          start(1) +
          deleted(run('tram')) +
          end(1) +
          start(2) +
          inserted(run('car')) +
          end(2) +
          run('.'),
      ),
      comment(1, 'B', 'no') + comment(2, 'B', 'yes'),
    );
    const match = matched(bytes, rows);
    expect(match.rows[0]?.text?.text).toBe('The car.');
    expect(match.rows[0]?.comments.map(({ words }) => words[0])).toMatchObject([
      { frozen: { start: 4, end: 8 }, own: { start: 4, end: 4 } },
      { frozen: { start: 8, end: 8 }, own: { start: 4, end: 7 } },
    ]);
  });

  it('span cells and rows, stand in the original, on remarks, outside the rows, and on nothing', () => {
    const spanning = commented(
      (rows) =>
        rows.map((row, i) =>
          inCell(row, i === 0 ? 1 : 2, (old) => (i === 0 ? start(1) + old : old + end(1))),
        ),
      comment(1, 'B', 'all'),
    );
    const [first, second] = matched(spanning, rows).rows;
    expect(first?.comments[0]?.words).toMatchObject([
      { segment: 100, side: 'source', own: { start: 0, end: 3 } },
      { segment: 100, side: 'en', own: { start: 0, end: 9 } },
      { segment: 101, side: 'source', own: { start: 0, end: 3 } },
      { segment: 101, side: 'en', own: { start: 0, end: 12 } },
    ]);
    expect(second?.comments).toEqual([]);
    const remark = commented(
      (rows) => rows.map((row) => inCell(row, 3, () => start(1) + run('x') + end(1))).slice(0, 1),
      comment(1, 'B', 'on a remark') + comment(2, 'B', 'nowhere'),
    );
    const match = matched(remark, rows);
    expect(match.rows[0]?.comments).toMatchObject([{ text: 'on a remark\nmore', words: [] }]);
    expect(match.comments).toMatchObject([{ text: 'nowhere\nmore', words: [] }]);
  });

  it('have one place, the first, where a document marks their words twice', () => {
    const words = start(1) + run('The') + end(1);
    const bytes = commented(
      inFirst(words + run(' ') + start(1) + run('tram') + end(1)),
      comment(1, 'B', 'a'),
    );
    expect(readOk(bytes).comments[0]?.places.map(({ after }) => after)).toEqual([{ start: 0, end: 3 }]);
  });

  it('that answer stand with what they answer, even where they have no words of their own', () => {
    const bytes = commented(
      inFirst(start(1) + run('The tram.') + end(1)),
      comment(1, 'B', 'a') + comment(2, 'C', 'b'),
      '<w15:commentEx w15:paraId="00000012"/><w15:commentEx w15:paraId="00000022" w15:paraIdParent="00000012"/>',
    );
    expect(matched(bytes, rows).rows[0]?.comments.map(({ author }) => author)).toEqual(['B', 'C']);
  });
});

describe('a file', () => {
  const failure = (bytes: Uint8Array): string => {
    const read = readReviewDocx(bytes, 'x.docx');
    return read.ok ? 'read' : read.error.code;
  };
  const withMain = (change: (xml: string) => string): Uint8Array => edited(docx, change);

  it('is refused with a reason when it is no Word document or not a whole one', () => {
    expect(failure(new Uint8Array())).toBe('review.not-word');
    expect(failure(new TextEncoder().encode('not a zip at all, but quite long'))).toBe('review.not-word');
    expect(failure(zipped({ 'a.txt': 'a' }))).toBe('review.not-word');
    expect(failure(withMain(() => '<x/>'))).toBe('review.not-word');
    expect(failure(withMain((xml) => xml.slice(0, -200)))).toBe('review.word-damaged');
    expect(failure(withMain((xml) => xml.replace('</w:tc>', '')))).toBe('review.word-damaged');
    expect(failure(withMain((xml) => `${xml}<w:p/>`))).toBe('review.word-damaged');
    expect(failure(withMain(() => '<w:a>'.repeat(100_000)))).toBe('review.word-damaged');
    const withType = (xml: string): string =>
      xml.replace('<w:document', '<!DOCTYPE w:document SYSTEM "x"><w:document');
    expect(failure(withMain(withType))).toBe('review.word-damaged');
    const entities = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    expect(failure(withMain((xml) => xml.replace('<w:document', `${entities}<w:document`)))).toBe(
      'review.word-damaged',
    );
  });

  it('keeps a word that looks like an entity it does not know', () => {
    const bytes = withCell(p('<w:r><w:t>&amp;b; &lt;&#x6f22;&#20018; &unknown;</w:t></w:r>'));
    expect(cellIn(bytes).text).toBe('&b; <漢串 &unknown;');
  });

  it('reads UTF-16 too, and refuses what is no text', () => {
    const parts = partsOf(docx);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${parts['word/document.xml'] ?? ''}`, 'utf16le'));
    const read = (main: Uint8Array): ReviewDocx | string => {
      const all = Object.fromEntries(
        Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)]),
      );
      const result = readReviewDocx(zipSync({ ...all, 'word/document.xml': main }), 'x.docx');
      return result.ok ? result.value : result.error.code;
    };
    expect(read(utf16)).toEqual(readOk(docx));
    expect(read(new Uint8Array([0xff, 0xff, 0x3c]))).toBe('review.word-damaged');
  });
});
