import { describe, expect, it } from 'vitest';
import { facingPages } from '#core/layouts/paginate.ts';
import { glosser, type Glosser } from '#core/layouts/glosses.ts';
import { writeHtmlBook } from '#core/layouts/html.ts';
import { levelOf, wordLevel } from '#core/layouts/level.ts';
import { readingsOf } from '#core/layouts/readings.ts';
import { parseEntry } from '#core/dictionary/index.ts';
import { bookOf, fewWords, partsIn, rows, settingsOf, written } from './books.ts';
import type { RowSpec } from '../formats/sources.ts';

describe('readings', () => {
  it('follow the word a character stands in, one for each Han character', () => {
    expect(readingsOf('銀行，行走', 'zh-Hant', 'pinyin', 0)).toEqual(['yín', 'háng', null, 'xíng', 'zǒu']);
    expect(readingsOf('你好', 'zh-Hans', 'zhuyin', 0)).toEqual(['ㄋㄧˇ', 'ㄏㄠˇ']);
    expect(readingsOf('廣東', 'zh-Hant', 'jyutping', 0)).toEqual(['gwong2', 'dung1']);
  });

  it('keep their places behind characters beyond the first plane and Latin words', () => {
    const read = readingsOf('𠮷 bus 好', 'zh-Hant', 'pinyin', 0);
    expect(read).toHaveLength(7);
    expect(read[6]).toBe('hǎo');
  });

  it('stand above harder characters only, and never above other languages', () => {
    expect(levelOf('的')).toBe(1);
    expect(levelOf('這')).toBe(levelOf('这'));
    expect(levelOf('饕')).toBe(7);
    expect(wordLevel('的饕')).toBe(7);
    expect(readingsOf('的饕', 'zh-Hans', 'pinyin', 6)).toEqual([null, 'tāo']);
    expect(readingsOf('word', 'en', 'pinyin', 0)).toEqual([]);
  });
});

it('explains words by their first meaning that says what they mean, and longer ones before their characters', () => {
  const lines = [
    '渡船 渡船 [du4 chuan2] /ferry (boat)/',
    '張 张 [Zhang1] /surname Zhang/',
    '張 张 [zhang1] /to open up/CL:個|个[ge4]/',
  ];
  const entries = lines.flatMap((line) => parseEntry(line) ?? []);
  const explain = glosser({
    word: (word) => entries.filter(({ traditional, simplified }) => [traditional, simplified].includes(word)),
    begins: () => true,
  });
  expect(explain.words('渡船').map(({ word, reading, gloss }) => [word, reading, gloss])).toEqual([
    ['渡船', 'dùchuán', 'ferry'],
  ]);
  expect(explain.words('張')[0]?.gloss).toBe('open up');
  expect(explain.hard('渡船，渡船', 0)).toHaveLength(1);
  expect(explain.hard('渡船', 7)).toEqual([]);
});

it('explains hard words once, under the first text that is Chinese, where a book has both scripts', () => {
  const page = written(
    bookOf(rows),
    settingsOf({ layout: 'side-by-side', glosses: true }),
    'html',
    glosser({
      word: () => [parseEntry('渡船 渡船 [du4 chuan2] /ferry (boat)/')].filter((one) => one !== null),
      begins: () => true,
    }),
  );
  const explained = new TextDecoder().decode(page).match(/<p class="glosses"[^>]*>.*?<\/p>/gu) ?? [];
  expect(explained).toHaveLength(5);
  expect(explained[0]).toContain('渡船');
  expect(explained[1]).toContain('一盞燈');
  expect(explained.join('')).not.toContain('灯');
});

describe('what stands at the end of a book', () => {
  const settings = settingsOf({ layout: 'side-by-side', back: ['notes', 'glossary', 'changes'] });

  it('has a line in the contents that leads to it', () => {
    const page = new TextDecoder().decode(written(bookOf(rows), settings, 'html'));
    const contents = /<nav .*?<\/nav>/su.exec(page)?.[0] ?? '';
    const linked = Array.from(contents.matchAll(/href="#([\w-]+)"/gu), ([, id = '']) => id);
    expect(linked).toEqual(['c1', 'c2', 'end-notes', 'end-glossary', 'end-changes']);
    for (const id of linked) expect(page.split(` id="${id}"`)).toHaveLength(2);
    const epub = partsIn(written(bookOf(rows), settings, 'epub'));
    const nav = /<nav epub:type="toc".*?<\/nav>/su.exec(epub.get('OEBPS/nav.xhtml') ?? '')?.[0] ?? '';
    const files = Array.from(nav.matchAll(/href="([^"]+)"/gu), ([, file = '']) => file);
    expect(files).toEqual(['c1.xhtml', 'c2.xhtml', 'notes.xhtml', 'back-2.xhtml', 'back-3.xhtml']);
    for (const file of files) expect(epub.has(`OEBPS/${file}`)).toBe(true);
    const word = partsIn(written(bookOf(rows), settings, 'docx')).get('word/document.xml') ?? '';
    const anchors = Array.from(word.matchAll(/w:anchor="([^"]+)"/gu), ([, name = '']) => name);
    expect(anchors).toEqual(['_Chapter1', '_Chapter2', '_Glossary', '_Changes']);
    for (const name of anchors) expect(word.split(`w:name="${name}"`)).toHaveLength(2);
  });

  it('tells the language of annotations and remarks by their words', () => {
    const book = bookOf(rows);
    const own = { words: ['渡船', '渡船', 'ferry'], note: '用繩子拉的船。' };
    const page = new TextDecoder().decode(written({ ...book, glossary: [own] }, settings, 'html'));
    expect(page).toMatch(/<aside class="note"[^>]* lang="en">/u);
    expect(page).toContain('<td lang="zh-Hant">用繩子拉的船。</td>');
    const bare = new TextDecoder().decode(
      written({ ...book, glossary: [{ ...own, note: '' }] }, settings, 'html'),
    );
    expect(bare).not.toContain('Remark');
  });
});

describe('facing pages', () => {
  const long: readonly RowSpec[] = Array.from({ length: 300 }, (_, n) => ({
    opensBlock: n % 5 === 0,
    texts: { source: `第${n}句，河水慢慢地流過去了。`, en: `Sentence ${n}, and the river went slowly by.` },
  }));

  it('hold all rows once and in order, left and right in turn', () => {
    const book = bookOf([...rows, ...long]);
    const pages = book.chapters.flatMap(({ paragraphs }) =>
      facingPages(book, paragraphs, settingsOf({}), () => false, 'pdf'),
    );
    expect(pages.map((page) => (page.is === 'page' ? page.side : ''))).toEqual(
      pages.map((_, n) => (n % 2 === 0 ? 'left' : 'right')),
    );
    for (const [column, side] of ['left', 'right'].entries()) {
      const told = pages.flatMap((page) =>
        page.is === 'page' && page.side === side
          ? page.elements.flatMap((element) =>
              element.is === 'text' ? [element.line] : element.is === 'heading' ? element.lines : [],
            )
          : [],
      );
      expect(told.flatMap(({ sentences }) => sentences.map(({ row }) => row))).toEqual(
        [...rows, ...long].flatMap((row, n) =>
          column === 1 && row.texts['en'] === undefined ? [] : [n + 1],
        ),
      );
    }
    expect(pages.length).toBeGreaterThan(8);
  });

  it('hold less where readings make the text longer and its lines stand apart, on upright pages too', () => {
    const book = bookOf([...rows, ...long]);
    const count = (readings: 'none' | 'zhuyin', isVertical: boolean): number =>
      book.chapters.flatMap(({ paragraphs }) =>
        facingPages(
          book,
          paragraphs,
          settingsOf({ readings }),
          (column) => isVertical && column === 0,
          'pdf',
        ),
      ).length;
    for (const isVertical of [false, true])
      expect(count('zhuyin', isVertical)).toBeGreaterThan(1.2 * count('none', isVertical));
  });

  it('have an empty page where the columns are an odd number', () => {
    const book = bookOf(rows, [...bookOf().columns, { side: 'zh-Hans', language: 'zh-Hans', label: '简体' }]);
    const pages = facingPages(book, book.chapters[0]?.paragraphs ?? [], settingsOf({}), () => false, 'pdf');
    expect(pages).toHaveLength(4);
  });

  it('take what fits in each column, where one paragraph is longer in one and the next in the other', () => {
    const [much, little] = [24, 6].map((lines) => lines * 30);
    const book = bookOf([
      { texts: { source: '河'.repeat(much ?? 0), en: 'a'.repeat(little ?? 0) } },
      { texts: { source: '河'.repeat(little ?? 0), en: 'a'.repeat(1.5 * (much ?? 0)) } },
    ]);
    const pages = facingPages(book, book.chapters[0]?.paragraphs ?? [], settingsOf({}), () => false, 'pdf');
    expect(pages.map((page) => (page.is === 'page' ? page.elements.length : 0))).toEqual([2, 2]);
  });

  it('set a sentence that fits on no page smaller', () => {
    const book = bookOf([{ texts: { source: '河'.repeat(2600), en: 'River.' } }]);
    const [left, right] = facingPages(
      book,
      book.chapters[0]?.paragraphs ?? [],
      settingsOf({}),
      () => false,
      'pdf',
    );
    expect(left).toMatchObject({ dense: 3 });
    expect(right).toMatchObject({ dense: 1 });
  });
});

it('makes chapters of headings, and goes on in another page after so many paragraphs', () => {
  const many = Array.from({ length: 900 }, (): RowSpec => ({ texts: { source: '句。', en: 'S.' } }));
  const book = bookOf([...rows.slice(0, 1), ...many]);
  expect(
    book.chapters.map(({ title, continues, paragraphs }) => [title, continues, paragraphs.length]),
  ).toEqual([
    ['第一章　渡口', false, 400],
    ['第一章　渡口', true, 400],
    ['第一章　渡口', true, 101],
  ]);
});

it('writes the same bytes for the same book', () => {
  for (const output of ['epub', 'docx'] as const) {
    const [a, b] = [0, 1].map(() => written(bookOf(), settingsOf({}), output));
    expect(Buffer.compare(a ?? new Uint8Array(), b ?? new Uint8Array(1))).toBe(0);
  }
});

/** Explains some words, and has each sign by itself, as the rules of words do. */
const signByItself: Glosser = {
  words: (text) =>
    fewWords
      .words(text)
      .flatMap((one) =>
        one.gloss === '' ? Array.from(one.word, (word) => ({ word, reading: '', gloss: '' })) : [one],
      ),
  hard: () => [],
  known: () => [],
};

it('parts no line between a word and its punctuation, word by word', () => {
  const book = bookOf([{ texts: { source: '「渡船」，燈籠……（渡船', en: 'Ferry.' } }]);
  const settings = settingsOf({ layout: 'word-by-word' });
  let html = '';
  const done = writeHtmlBook(book, settings, { output: 'pdf', glosser: signByItself }, (text) => {
    html += text;
  });
  expect(done.ok).toBe(true);
  const groups = Array.from(
    html.matchAll(/<span class="unbroken">(.*?)<\/span><\/span>(?= |<\/p>)/gu),
    ([, inside = '']) => Array.from(inside.matchAll(/class="ww">([^<]*)/gu), ([, word]) => word).join(''),
  );
  expect(groups).toEqual(['「渡船」，', '燈籠……', '（渡船']);
});

it('begins no line of words in Word with what closes, and ends none with what opens', () => {
  // Lines end at every place in turn.
  const texts = Array.from({ length: 24 }, (_, n) => `${'河'.repeat(n)}${'「燈籠」，渡船。'.repeat(12)}`);
  const book = bookOf(texts.map((source) => ({ texts: { source, en: 'Ferries.' } })));
  const bytes = written(book, settingsOf({ layout: 'word-by-word' }), 'docx', signByItself);
  const xml = partsIn(bytes).get('word/document.xml') ?? '';
  const lines = Array.from(xml.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gsu), ([, table = '']) =>
    Array.from(table.matchAll(/<w:pStyle w:val="WordText"\/>.*?<\/w:p>/gsu), ([cell]) =>
      cell.replaceAll(/<[^>]*>/gu, ''),
    ),
  );
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.flat().join('')).toBe(texts.join(''));
  for (const line of lines) {
    expect(line.at(0)).toMatch(/[「渡燈河]/u);
    expect(line.at(-1)).not.toBe('「');
  }
});
