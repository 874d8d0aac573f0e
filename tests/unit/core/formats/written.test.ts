import { describe, expect, it } from 'vitest';
import type { ExportSource } from '#core/formats/export-source.ts';
import { formats } from '#core/formats/index.ts';
import type { ExportNote } from '#core/formats/notes.ts';
import type { InlineTag, RichText } from '#core/model/index.ts';
import { fileLines, visibleLine } from './file-lines.ts';
import { sourceOf, three, type RowSpec } from './sources.ts';

/*
 * What each format writes of one project that has every kind of block, of formatting and of note. `written/<format>.txt` has been read; where it changes, it is
 * written anew by `vitest run THIS-FILE -u` and read again.
 */

type Piece =
  | string
  | { readonly type: InlineTag['type']; readonly data?: InlineTag['data']; readonly of?: string };

/** A text of words, pairs of tags round words, and tags that stand alone. */
const rich = (...pieces: readonly Piece[]): RichText => {
  const tags: InlineTag[] = [];
  let text = '';
  for (const [n, piece] of pieces.entries()) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const { type, data, of } = piece;
    const tag = { id: n + 1, type, ...(data === undefined ? {} : { data }) };
    const at = (): number => Array.from(text).length;
    if (of === undefined) {
      tags.push({ ...tag, at: at(), kind: 'empty' });
      continue;
    }
    tags.push({ ...tag, at: at(), kind: 'open' });
    text += of;
    tags.push({ at: at(), kind: 'close', id: n + 1, type });
  }
  return { text, tags };
};

const note = (number: number, own: Partial<ExportNote> = {}): ExportNote => ({
  number,
  kind: 'error',
  quote: '渡船',
  head: 'Error · major · Accuracy',
  body: 'A *boat*, & no <ship>.',
  wording: null,
  author: 'Lin Zhou',
  created: '2026-01-02T03:04:05.000Z',
  resolved: null,
  replies: [],
  ...own,
});
const first = note(1, {
  wording: 'Wording: ferry',
  proposal: 'ferry',
  replies: [{ author: 'Mei', created: '2026-01-03T00:00:00.000Z', body: 'Yes.' }],
});
const second = note(2, { kind: 'question', head: 'Question', resolved: 'Resolved by Mei: done', quote: 'B' });

const specs: readonly RowSpec[] = [
  {
    kind: 'heading',
    level: 1,
    opensDocument: 'Chapter 1',
    texts: { source: '渡船', 'zh-Hans': '渡船', en: 'The ferry' },
    notes: [
      { note: first, side: 'source', start: 0, end: 2, isFirst: true },
      { note: first, side: 'en', start: 4, end: 9, isFirst: false },
    ],
    facts: {
      en: { state: 'reviewed', locked: true, origin: 'typed', stale: false },
      'zh-Hans': { state: 'translated', locked: false, origin: 'converted', stale: true },
    },
  },
  {
    kind: 'paragraph',
    gap: '',
    texts: {
      source: rich('清', { type: 'strong', of: '早' }, '，', { type: 'emphasis', of: '𠮷' }, '人'),
      'zh-Hans': '清早，𠮷人',
      en: rich('A ', { type: 'strong', of: 'bold' }, ' & ', { type: 'underline', of: '<under>' }, ' "line"'),
    },
    notes: [{ note: second, side: 'en', start: 2, end: 6, isFirst: true }],
  },
  {
    kind: 'paragraph',
    opensBlock: false,
    texts: {
      source: rich('上', { type: 'link', data: { href: 'https://a.example/?b=1&c=2' }, of: '船' }),
      en: rich(
        { type: 'code', of: 'x = `y`' },
        ' H',
        { type: 'sub', of: '2' },
        'O',
        { type: 'break' },
        'next',
      ),
    },
  },
  { kind: 'quote', level: 1, texts: { source: '「好」', 'zh-Hans': '“好”', en: '> quoted # 1. x' } },
  { kind: 'list-item', level: 1, texts: { source: '一', en: 'one * two' } },
  {
    kind: 'list-item',
    level: 2,
    texts: { source: rich('圖', { type: 'image', data: { alt: '一隻 <狗>', src: 'a.png' } }), en: '' },
  },
  {
    kind: 'list-item',
    level: 1,
    texts: { source: rich({ type: 'other', data: { ruby: 'hàn' }, of: '漢' }, '字'), en: 'character' },
  },
  { kind: 'table-cell', gap: '\t', texts: { source: '甲', en: 'a | b' } },
  { kind: 'table-cell', gap: '\n', texts: { source: '乙', en: 'second' } },
  { kind: 'code', texts: { source: 'if (a < b)\n  return;', en: 'if (a < b)\n  return;' } },
  {
    kind: 'heading',
    level: 2,
    opensDocument: 'Chapter 2',
    texts: { source: '控\u0007制\ue5e5字', 'zh-Hans': '控\u0007制字', en: '=SUM(A1)\u000b' },
  },
  { kind: 'paragraph', texts: { source: '  前後  ', 'zh-Hans': '', en: '-1 + @x' } },
];

const elsewhere = note(3, { kind: 'highlight', quote: 'gone', body: 'Kept.', head: 'Praise' });
const source = (hasNotes: boolean, only?: string): ExportSource => ({
  ...sourceOf(
    specs,
    only === undefined ? three : three.filter(({ side }) => side === only),
    '渡船 & <ferry>',
  ),
  ...(hasNotes
    ? {
        notes: {
          elsewhere: [elsewhere],
          elsewhereTitle: 'Elsewhere',
          continued: 'See note {number}: {words}',
        },
      }
    : {}),
});

const writtenLines = (pieces: readonly (string | Uint8Array)[]): readonly string[] => {
  const bytes = Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
  );
  return fileLines(bytes).map((line) => `  ${visibleLine(line)}`);
};

describe.each(formats.exporting.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it('writes what was read of it', async () => {
    const { write } = await format.load();
    if (write === null || format.exports === null) throw new Error('not written');
    const parts: string[] = [];
    const { layouts, notes } = format.exports;
    const wishes = layouts.flatMap((layout) => [
      { layout, only: undefined },
      ...(layout === layouts[0] ? [{ layout, only: 'en' }] : []),
    ]);
    for (const { layout, only } of wishes) {
      const pieces: (string | Uint8Array)[] = [];
      const options = { layout, created: '2026-01-01T00:00:00.000Z' };
      const done = write(
        source(notes, only),
        options,
        (piece) => void pieces.push(typeof piece === 'string' ? piece : piece.slice()),
      );
      parts.push(
        `== ${layout}${only === undefined ? '' : `, ${only} alone`}: ${JSON.stringify(done)}`,
        ...writtenLines(pieces),
      );
    }
    await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot(`written/${id}.txt`);
  });
});
