import { describe, expect, it } from 'vitest';
import { readLimits } from '#core/formats/limits.ts';
import { readReviewDocx } from '#core/review/docx/read.ts';
import { partTexts } from '#core/ooxml/xml.ts';
import { frozenRows, partsOf, written, zipped } from './documents.ts';

const parts = partsOf(
  written(
    frozenRows([
      { source: '電車。', en: 'The tram.' },
      { source: '港口。', en: 'The harbour.' },
    ]),
  ),
);
const body = parts['word/document.xml'] ?? '';

/** A document with `more` put behind the first `place` of its body. */
const flooded = (place: string, more: string): ReturnType<typeof readReviewDocx> => {
  const at = body.indexOf(place);
  expect(at).toBeGreaterThan(0);
  const cut = at + place.length;
  const main = body.slice(0, cut) + more + body.slice(cut);
  return readReviewDocx(zipped({ ...parts, 'word/document.xml': main }), 'x.docx');
};

const insertedBy = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<w:ins w:id="${n}" w:author="a${n}"><w:r><w:t>a</w:t></w:r></w:ins>`,
  ).join('');

const tram = 'The tram.</w:t></w:r>';
const attributes = (count: number): string =>
  `<w:r ${Array.from({ length: count }, (_, n) => `a${n}="1"`).join(' ')}/>`;

describe('a document made to flood', () => {
  it.each([
    ['wordRows', '</w:tr>', '<w:tr/>'.repeat(readLimits.wordRows)],
    ['wordRows', '<w:body>', '<w:tbl><w:tr/></w:tbl>'.repeat(readLimits.wordRows)],
    ['wordParagraphs', '<w:body>', '<w:p/>'.repeat(readLimits.wordParagraphs + 1)],
    ['wordCells', '</w:tr>', `<w:tr>${'<w:tc/>'.repeat(readLimits.wordCells + 1)}</w:tr>`],
    ['wordElements', '</w:tr>', `<w:tr>${'<w:tc/>'.repeat(readLimits.wordElements + 1)}</w:tr>`],
    ['wordAuthors', tram, insertedBy(readLimits.wordAuthors + 1)],
    ['attributes', tram, attributes(readLimits.attributes + 1)],
  ] as const)('ends before it is built: %s', (what, place, more) => {
    expect(flooded(place, more)).toEqual({
      ok: false,
      error: { code: 'file.too-many', params: { name: 'x.docx', what, limit: readLimits[what] } },
    });
  });

  it('is read up to the limits', () => {
    const cells = `<w:tr>${'<w:tc/>'.repeat(readLimits.wordCells)}</w:tr>`;
    for (const [place, more] of [
      ['</w:tr>', cells],
      [tram, insertedBy(readLimits.wordAuthors)],
      [tram, attributes(readLimits.attributes)],
      ['<w:body>', '<w:p/>'.repeat(10_000)],
    ] as const)
      expect(flooded(place, more).ok, more.slice(0, 60)).toBe(true);
  });

  it('has no comment longer than any that is meant', () => {
    expect(flooded(tram, `<!--${'a'.repeat(100_000)}-->`).ok).toBe(true);
    expect(flooded(tram, `<!--${'a'.repeat(5_000_000)}-->`)).toMatchObject({
      error: { code: 'review.word-damaged' },
    });
  });

  it('is no flood for being long and alike: little bytes that inflate to much', () => {
    const read = flooded(tram, `<w:r><w:t>${'a'.repeat(5_000_000)}</w:t></w:r>`);
    expect(read.ok && read.value.rows[0]?.cells.target?.text.length).toBe(5_000_009);
  });

  it('with many tables is read, each with its own head', () => {
    const head = body.slice(body.indexOf('<w:tr>'), body.indexOf('</w:tr>') + 7);
    const read = flooded('<w:body>', `<w:tbl>${head}</w:tbl>`.repeat(2000));
    expect(read.ok && read.value.tables.map(({ hasIds, heads }) => [hasIds, heads.length])).toEqual([
      ...Array.from({ length: 2000 }, () => [false, 4]),
      [true, 4],
    ]);
  });
});

describe('the text of a part, whatever pieces its bytes come in', () => {
  const read = (bytes: Uint8Array, length: number): string | null => {
    function* pieces(): Generator<Uint8Array, null> {
      for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
      return null;
    }
    const texts = partTexts(pieces());
    let all = '';
    for (;;) {
      const next = texts.next();
      if (next.done === true) return next.value === null ? all : null;
      expect(next.value).not.toMatch(/[\ud800-\udbff]$/);
      all += next.value;
    }
  };
  const text = '<a>中\r\n𠀀\r\r\n“é”\n\r</a>\r';
  const expected = '<a>中\n𠀀\n\n“é”\n\n</a>\n';

  it.each([1, 2, 3, 4, 5, 7, 100])('in pieces of %i bytes', (length) => {
    expect(read(Buffer.from(text), length)).toBe(expected);
    expect(read(Buffer.from([0x41, 0xff, 0x42]), length)).toBeNull();
    expect(read(Buffer.from([0x41, 0xe4, 0xb8]), length)).toBeNull();
  });

  it.each([2, 3, 5, 100])('in UTF-16, in pieces of %i bytes', (length) => {
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(read(wide, length)?.replace('\ufeff', '')).toBe(expected);
  });
});
