import type { ExportSource } from '#core/formats/export-source.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import type { Book, BookWords } from '#core/layouts/book.ts';
import type { GlossedWord, Glosser } from '#core/layouts/glosses.ts';
import { makeBook } from '#core/layouts/make-book.ts';
import { usualSettings, type BookOutput, type BookSettings } from '#core/layouts/settings.ts';
import { writeBook } from '#core/layouts/write.ts';
import type { RichText } from '#core/model/index.ts';
import { openZip } from '#core/package/unzip.ts';
import { sourceOf, three, type RowSpec } from '../formats/sources.ts';

/** A small book of our own: two chapters, a list, a quotation, formatting, an annotation, a row without a translation. */

const emphasised: RichText = {
  text: '渡船還沒有來，河上只有霧。',
  tags: [
    { at: 0, kind: 'open', id: 1, type: 'strong' },
    { at: 2, kind: 'close', id: 1, type: 'strong' },
  ],
};

export const note: ExportNote = {
  number: 1,
  kind: 'comment',
  quote: '渡船',
  head: 'Comment',
  body: 'A flat boat, pulled *along a rope*.',
  wording: null,
  author: 'L',
  created: '2026-01-02T03:04:05.000Z',
  resolved: null,
  replies: [],
};

export const rows: readonly RowSpec[] = [
  {
    kind: 'heading',
    level: 1,
    texts: { source: '第一章　渡口', 'zh-Hans': '第一章　渡口', en: 'One: The Crossing' },
  },
  {
    texts: {
      source: emphasised,
      'zh-Hans': '渡船还没有来，河上只有雾。',
      en: 'The ferry had not come, and there was only mist on the river.',
    },
    notes: [{ note, side: 'source', start: 0, end: 2, isFirst: true }],
  },
  {
    opensBlock: false,
    texts: {
      source: '老張說：「再等一會兒吧。」',
      'zh-Hans': '老张说：“再等一会儿吧。”',
      en: '“Let us wait a little,” said Old Zhang.',
    },
  },
  { kind: 'list-item', level: 1, texts: { source: '一盞燈籠', 'zh-Hans': '一盏灯笼', en: 'A lantern' } },
  { kind: 'list-item', level: 2, texts: { source: '兩把雨傘', 'zh-Hans': '两把雨伞' } },
  {
    kind: 'quote',
    level: 1,
    texts: { source: '水深則流緩。', 'zh-Hans': '水深则流缓。', en: 'Deep water runs slowly.' },
  },
  {
    kind: 'heading',
    level: 1,
    texts: { source: '第二章　對岸', 'zh-Hans': '第二章　对岸', en: 'Two: The Far Bank' },
  },
  {
    texts: {
      source: '天亮的時候，霧散了，2 點鐘的 bus 也開走了。',
      'zh-Hans': '天亮的时候，雾散了，2 点钟的 bus 也开走了。',
      en: 'At daybreak the mist cleared, and the two o’clock bus had left as well.',
    },
  },
];

export const words: BookWords = {
  language: 'en',
  contents: 'Contents',
  notes: 'Notes',
  glossary: 'Glossary',
  remark: 'Remark',
  changes: 'Changes',
  show: 'Show translation',
  back: 'Back',
  row: 'Row {row}',
  by: 'By {author}',
  reading: 'Reading',
  text: 'Text',
  landmarks: 'Landmarks',
  access: {
    all: 'Words only.',
    reflows: 'Any size.',
    fixed: 'Fixed pages.',
    readings: 'Readings are ruby.',
    vertical: 'Vertical lines.',
  },
};

/** Words of three entries: what a dictionary would say of them. */
export const fewWords: Glosser = {
  words: (text) =>
    text
      .split(/(渡船|燈籠|灯笼)/u)
      .filter((word) => word !== '')
      .map((word): GlossedWord =>
        word === '渡船'
          ? { word, reading: 'dùchuán', gloss: 'ferry' }
          : /^[燈灯]/u.test(word)
            ? { word, reading: 'dēnglong', gloss: 'lantern' }
            : { word, reading: '', gloss: '' },
      ),
  known: () => [],
  hard: (text) => fewWords.words(text).filter(({ gloss }) => gloss !== ''),
};

export const twoColumns: ExportSource['columns'] = three.filter(({ side }) => side !== 'zh-Hans');

export const bookOf = (
  specs: readonly RowSpec[] = rows,
  columns: ExportSource['columns'] = twoColumns,
  title = '渡口 The Crossing',
  origin: Book['origin'] = null,
): Book => {
  const source = {
    ...sourceOf(specs, columns, title),
    notes: { elsewhere: [], elsewhereTitle: 'Elsewhere', continued: '' },
  };
  const made = makeBook(source, {
    origin,
    author: 'A. Translator',
    created: '2026-02-03T04:05:06.000Z',
    glossary: [
      { words: columns.map(({ side }) => (side === 'en' ? 'ferry' : '渡船')), note: 'pulled by rope' },
    ],
    changes: [
      { row: 2, column: 1, before: 'The boat', after: 'The ferry', author: 'M', at: '2026-02-01T00:00:00Z' },
    ],
    words,
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

export const settingsOf = (changed: Partial<BookSettings>): BookSettings => ({
  ...usualSettings,
  ...changed,
});

/** Everything that a book is written as, in one piece; a failure is a failed test. */
export const written = (
  book: Book,
  settings: BookSettings,
  output: BookOutput,
  glosser: Glosser | null = fewWords,
): Uint8Array => {
  const pieces: Uint8Array[] = [];
  const done = writeBook(book, settings, output, { glosser }, (piece) => {
    pieces.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
  });
  if (!done.ok) throw new Error(done.error.code);
  return new Uint8Array(Buffer.concat(pieces));
};

/** The parts of a package as text. */
export const partsIn = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const parts = openZip(bytes);
  if (typeof parts === 'string') throw new Error(parts);
  const { names, read } = parts;
  return new Map(
    names.map((name) => {
      const part = read(name);
      if (part === null || typeof part === 'string') throw new Error(`${name}: ${part ?? 'gone'}`);
      return [name, new TextDecoder().decode(part)];
    }),
  );
};
