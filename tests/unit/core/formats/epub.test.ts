import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fillEpub } from '#core/formats/epub/fill.ts';
import { readEpub } from '#core/formats/epub/read.ts';
import type { ReadFinding } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import type { RawBlock } from '#core/formats/raw-block.ts';
import { usualLimits } from '#core/formats/text-format.ts';
import type { DocumentId, RichText } from '#core/model/index.ts';
import {
  book2,
  book3,
  columnBook,
  fontBook,
  oddBook,
  page3,
  protectedBook,
  zipped,
  type BookParts,
} from './epub-books.ts';
import { sourceOf } from './sources.ts';

const read = (bytes: Uint8Array) => {
  const findings: ReadFinding[] = [];
  const blocks: RawBlock[] = [];
  let failure: string | null = null;
  for (const block of readEpub([bytes], { report: (found) => void findings.push(found) }, usualLimits).blocks)
    if (block.ok) blocks.push(block.value);
    else failure = block.error.code;
  return { blocks, findings, failure };
};

/** The text with the tags where they were; without them where it is another one. */
const translated = ({ text, tags }: RichText, words: string): RichText =>
  words.length === text.length ? { text: words, tags } : { text: words, tags: [] };

/** A book filled with other words for each text, and its parts. */
const filled = (
  book: BookParts,
  words: (text: string) => string,
  adapt = false,
  language: 'en' | 'zh-Hans' = 'en',
) => {
  const bytes = zipped(book);
  const rows = read(bytes).blocks.map(({ rich, ref, kind }, n) => ({
    kind,
    document: 1 as DocumentId,
    opensDocument: n === 0 ? 'book.epub' : null,
    ...(ref === undefined ? {} : { ref }),
    texts: { source: rich, [language]: translated(rich, words(rich.text)) },
  }));
  const column = { side: language, language, label: language } as const;
  const source = { ...sourceOf(rows, [column]), originals: () => [{ bytes: () => bytes, text: () => '' }] };
  const pieces: Uint8Array[] = [];
  const written = fillEpub(
    source,
    { layout: 'interleaved', created: '2026-05-06T07:08:09.123Z', adapt },
    (piece) => void pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece.slice()),
  );
  const all = Buffer.concat(pieces);
  const parts = written.ok ? unzipSync(all) : {};
  return {
    written,
    bytes: all,
    part: (name: string): string => strFromU8(parts[name] ?? new Uint8Array()),
    names: Object.keys(parts),
  };
};

describe('a book', () => {
  it('is told by its first bytes, whatever its name', () => {
    expect(formats.ofFile('book', zipped(book3))?.id).toBe('epub');
    expect(formats.ofFile('a.epub', new Uint8Array())?.id).toBe('epub');
  });

  it('keeps every byte of the parts that do not change', () => {
    const { bytes, part, names } = filled(book3, (text) => text.replace('沒有人上船', 'No one'));
    expect(names).toEqual(Object.keys(book3));
    for (const name of names.filter((one) => !one.endsWith('c2.xhtml'))) expect(part(name)).toBe(book3[name]);
    expect(part('OEBPS/text/c2.xhtml')).toBe(book3['OEBPS/text/c2.xhtml']?.replace('沒有人上船', 'No one'));
    // `mimetype` is the first entry, stored, without extra field (OCF 3.3, section 4.3).
    expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
    expect([bytes.readUInt16LE(8), bytes.readUInt16LE(28)]).toEqual([0, 0]);
  });

  it('has one row for what navigation, contents and titles say alike, written into each', () => {
    const { part } = filled(book3, (text) =>
      text === '第一章' ? 'One' : text === '渡口的早晨' ? 'Ferry' : text,
    );
    expect(part('OEBPS/nav.xhtml')).toContain('.xhtml">One</a>');
    expect(part('OEBPS/toc.ncx')).toContain('<text>One</text>');
    expect(part('OEBPS/toc.ncx')).toContain('<docTitle><text>Ferry</text>');
    expect(part('OEBPS/package.opf')).toContain('<dc:title id="title">Ferry</dc:title>');
  });

  it('says another language, and when it was changed, only where that is asked for', () => {
    const plain = filled(book3, () => 'x');
    expect(plain.part('OEBPS/package.opf')).toContain('<dc:language>zh-Hant</dc:language>');
    const { part, written } = filled(book3, () => 'x', true);
    expect(part('OEBPS/package.opf')).toContain('<dc:language>en</dc:language>');
    expect(part('OEBPS/package.opf')).toContain('>2026-05-06T07:08:09Z<');
    expect(part('OEBPS/package.opf')).toContain('unique-identifier="uid" xml:lang="en"');
    expect(part('OEBPS/package.opf')).toContain('urn:uuid:6d3a3d5e');
    expect(part('OEBPS/toc.ncx')).toContain('version="2005-1" xml:lang="en"');
    expect(part('OEBPS/text/c2.xhtml')).toContain('xml:lang="en" lang="en"');
    expect(written).toMatchObject({
      value: { adapted: [{ code: 'epub.language' }, { code: 'epub.modified', count: 1 }] },
    });
  });

  it('counts its lists as its language does, in style sheets, pages and attributes', () => {
    const book = {
      ...columnBook,
      'v.css':
        'ol { list-style-type: cjk-ideographic; }\nh1::before { content: counter(c, trad-chinese-informal); }\n',
      'c1.xhtml': page3(
        '一',
        '<ol style="list-style: cjk-heavenly-stem inside"><li>甲</li></ol>',
        '<style>ol.x { list-style-type: simp-chinese-formal; }</style>',
      ),
    };
    const { part, written } = filled(book, () => 'x', true);
    expect(part('v.css')).toBe(
      'ol { list-style-type: decimal; }\nh1::before { content: counter(c, decimal); }\n',
    );
    expect(part('c1.xhtml')).toContain('list-style: upper-alpha inside');
    expect(part('c1.xhtml')).toContain('ol.x { list-style-type: decimal; }');
    expect(written).toMatchObject({
      value: { adapted: expect.arrayContaining([{ code: 'epub.numbering', count: 4 }]) },
    });
    const chinese = filled(book, (text) => text, true, 'zh-Hans');
    expect(chinese.part('v.css')).toBe(book['v.css'].replace('trad-', 'simp-'));
  });

  it('is written in lines when its language is, and in columns when it stays Chinese', () => {
    const { part, written } = filled(columnBook, () => 'x', true);
    expect(part('package.opf')).toContain('page-progression-direction="ltr"');
    expect(part('v.css')).toBe(
      'html { writing-mode: horizontal-tb; -epub-writing-mode: horizontal-tb; }\n.tcy { text-combine-upright: none; -epub-text-combine: none; }\n',
    );
    expect(part('c1.xhtml')).toContain('-epub-writing-mode: horizontal-tb"');
    expect(part('c1.xhtml')).toContain('p.v { writing-mode: horizontal-tb; }');
    expect(written).toMatchObject({
      value: { adapted: expect.arrayContaining([{ code: 'epub.direction', count: 7 }]) },
    });
    const chinese = filled(columnBook, (text) => text, true, 'zh-Hans');
    expect(chinese.part('v.css')).toBe(columnBook['v.css']);
    expect(chinese.part('package.opf')).toContain('page-progression-direction="rtl"');
    expect(chinese.part('package.opf')).toContain('<dc:language>zh-Hans</dc:language>');
  });

  it('keeps titles, labels and entries that have no translation: empty ones are faults of a book', () => {
    const { part } = filled(book3, () => '');
    for (const name of ['OEBPS/nav.xhtml', 'OEBPS/toc.ncx', 'OEBPS/package.opf', 'OEBPS/map.svg'])
      expect(part(name)).toBe(book3[name]);
    expect(part('OEBPS/text/c2.xhtml')).toContain('<title>第二章</title>');
    expect(part('OEBPS/text/c2.xhtml')).toContain('<h1></h1>');
  });

  it('may have obfuscated fonts, which stay', () => {
    const { part } = filled(fontBook, () => 'x');
    expect(part('han.otf')).toBe(fontBook['han.otf']);
    expect(part('META-INF/encryption.xml')).toBe(fontBook['META-INF/encryption.xml']);
  });

  it('tells what it names and does not have', () => {
    expect(read(zipped(oddBook)).findings).toMatchObject([
      { code: 'left-out', detail: 'gone.xhtml' },
      { code: 'xml-malformed', detail: expect.stringContaining('text/c1.xhtml') },
    ]);
  });

  it('writes what the encoding of a page lacks as references', () => {
    const latin = page3('x', '<p>caf\u00e9</p>').replace('utf-8', 'iso-8859-1');
    const book = { ...book2, 'c2.html': latin.replace('<title>x', '<title>y') };
    const parts = { ...book };
    const bytes = zipped(parts);
    // The zip of the test holds UTF-8; in Latin-1 the é is two letters, which come back as they were.
    const { blocks } = read(bytes);
    expect(blocks.some(({ rich }) => rich.text === 'cafÃ©')).toBe(true);
    const { part } = filled(parts, (text) => text.replace('caf', '渡'));
    expect(part('c2.html')).toContain('<p>&#x6e21;\u00e9</p>');
  });

  it.each([
    ['with copy protection', zipped(protectedBook), 'document.drm'],
    [
      'without a container',
      zipped({ mimetype: 'application/epub+zip', 'a.txt': 'x' }),
      'document.missing-part',
    ],
    [
      'with a container that names nothing',
      zipped({ ...book2, 'META-INF/container.xml': '<x/>' }),
      'document.missing-part',
    ],
    [
      'without its package',
      zipped(Object.fromEntries(Object.entries(book2).filter(([name]) => name !== 'content.opf'))),
      'document.missing-part',
    ],
    ['with a package that is no XML', zipped({ ...book2, 'content.opf': '<package>' }), 'document.bad-part'],
    [
      'with entities of its own',
      zipped({ ...book2, 'content.opf': '<!DOCTYPE x [<!ENTITY a "b">]><package/>' }),
      'document.bad-part',
    ],
    ['that is cut off', zipped(book3).subarray(0, 2000), 'document.damaged-package'],
    ['that is no zip', Buffer.from('no zip'), 'document.damaged-package'],
  ])('%s is refused', (_, bytes, code) => {
    expect(read(bytes).failure).toBe(code);
  });
});

describe('pages of the printed book in the contents of EPUB 2', () => {
  const pages = [1, 2].map(
    (n) => `<pageTarget id="p${n}"><navLabel><text>${'x'.repeat(n)}</text></navLabel></pageTarget>`,
  );
  const list = `<pageList><navLabel><text>頁碼</text></navLabel>${pages.join('')}</pageList></ncx>`;
  const book = { ...book2, 'toc.ncx': (book2['toc.ncx'] ?? '').replace('</ncx>', list) };

  it('are no rows and stay; the heading of their list is one', () => {
    const words = read(zipped(book)).blocks.map(({ rich }) => rich.text);
    expect(words).toContain('頁碼');
    expect(words).not.toContain('x');
    expect(words).not.toContain('xx');
    const now = filled(book, (text) => `<${text}>`).part('toc.ncx');
    for (const page of pages) expect(now).toContain(page);
    expect(now).toContain('<pageList><navLabel><text>&lt;頁碼');
  });
});

describe('pages of the printed book in the navigation of EPUB 3', () => {
  const pages = ['1', 'xii'].map((number) => `<li><a href="c1.xhtml#p${number}">${number}</a></li>`);
  const name = Object.keys(book3).find((part) => part.endsWith('nav.xhtml')) ?? '';
  it.each(['epub:type="page-list"', 'epub:type="frontmatter page-list"', 'role="doc-pagelist"'])(
    'of a list with %s are no rows and stay; its heading is one, and so are landmarks',
    (type) => {
      const lists =
        `<nav ${type} hidden=""><h2>頁碼</h2><ol>${pages.join('')}</ol></nav>` +
        '<nav epub:type="landmarks"><ol><li><a epub:type="bodymatter" href="c1.xhtml">正文</a></li></ol></nav>';
      const book = { ...book3, [name]: (book3[name] ?? '').replace('</body>', `${lists}</body>`) };
      const words = read(zipped(book)).blocks.map(({ rich }) => rich.text);
      expect(words).toContain('頁碼');
      expect(words).toContain('正文');
      expect(words).not.toContain('1');
      expect(words).not.toContain('xii');
      const now = filled(book, (text) => `<${text}>`).part(name);
      for (const page of pages) expect(now).toContain(page);
      expect(now).toContain('<h2>&lt;頁碼');
    },
  );
});

describe('the page map of an old book, by which readers know the numbers of printed pages', () => {
  const map =
    '<page-map xmlns="http://www.idpf.org/2007/opf"><page name="xii" href="c1.html#a"/><page name="甲" href="c2.html"/></page-map>';
  const book = {
    ...book2,
    'content.opf': (book2['content.opf'] ?? '')
      .replace('<spine toc', '<spine page-map="pm" toc')
      .replace(
        '</manifest>',
        '<item id="pm" href="page-map.xml" media-type="application/oebps-page-map+xml"/></manifest>',
      ),
    'page-map.xml': map,
  };

  it('is no text, and stays with its name in the spine', () => {
    const { blocks, findings } = read(zipped(book));
    expect(findings).toEqual([]);
    expect(blocks.map(({ rich }) => rich.text)).not.toContain('甲');
    const now = filled(book, (text) => `<${text}>`, true);
    expect(now.part('page-map.xml')).toBe(map);
    expect(now.part('content.opf')).toContain('<spine page-map="pm" toc="ncx">');
    expect(now.part('content.opf')).toContain('href="page-map.xml"');
    expect(filled(book, (text) => text).bytes.equals(Buffer.from(zipped(book)))).toBe(true);
  });
});

describe('a span of the navigation whose words went elsewhere', () => {
  const name = Object.keys(book3).find((part) => part.endsWith('nav.xhtml')) ?? '';
  const spans = '<a href="text/c2.xhtml">第二章<span>¶<span>＊</span></span></a>';
  const book = { ...book3, [name]: (book3[name] ?? '').replace('<a href="text/c2.xhtml">第二章</a>', spans) };

  it.each(['Chapter the second', '二。三。六'])(
    'goes with them, for an empty one is a fault of a book: %s',
    (words) => {
      const now = filled(book, (text) => (text.startsWith('第二章¶') ? words : text)).part(name);
      expect(now).toContain(
        `<a href="text/c2.xhtml">${words.length > 5 ? words : '二。三<span>。<span>六</span></span>'}</a>`,
      );
    },
  );
});
