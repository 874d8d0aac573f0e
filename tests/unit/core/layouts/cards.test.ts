import { describe, expect, it } from 'vitest';
import { rowsOf } from '#core/formats/csv/cells.ts';
import type { NotePlace } from '#core/formats/notes.ts';
import { bookOf, note, rows, settingsOf, words, written } from './books.ts';
import type { RowSpec } from '../formats/sources.ts';

const settings = settingsOf({ layout: 'cards', unit: 'sentence' });

/** The cells of each line of a table, without the mark at its beginning. */
const tableOf = (bytes: Uint8Array): readonly (readonly string[])[] =>
  Array.from(rowsOf(new TextDecoder().decode(bytes), ','), ({ cells }) => cells.map(({ value }) => value));

const linesOf = (bytes: Uint8Array): readonly string[] =>
  new TextDecoder().decode(bytes).split('\n').slice(0, -1);

const one = (source: string, en: string, notes: readonly NotePlace[] = []): RowSpec => ({
  texts: { source, en },
  notes,
});

const place = (changed: Partial<NotePlace['note']>, more: Partial<NotePlace> = {}): NotePlace => ({
  note: { ...note, ...changed },
  side: 'source',
  start: 0,
  end: 1,
  isFirst: true,
  ...more,
});

describe('cards as a table', () => {
  it('have a head, end lines as RFC 4180 says, and begin with a mark of their encoding', () => {
    const bytes = written(bookOf(rows.slice(0, 2)), settings, 'csv');
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      '原文,English,Notes\r\n渡船還沒有來，河上只有霧。,"The ferry had not come, and there was only mist on the river.","A flat boat, pulled along a rope."\r\n',
    );
  });

  it('keep commas, quotes and line breaks in their cells', () => {
    const book = bookOf([one('霧，"河"', 'Mist, "river"\nand more')]);
    expect(tableOf(written(book, settings, 'csv')).slice(1)).toEqual([
      ['霧，"河"', 'Mist, "river"\nand more', ''],
    ]);
  });

  it('have no cell that a spreadsheet runs', () => {
    const first = place({ body: '@SUM(1)' });
    const book = bookOf([one('＝一', '=1+1', [first]), one('二', '-2'), one('三', '+3'), one('四', '4-3')]);
    expect(tableOf(written(book, settings, 'csv')).slice(1)).toEqual([
      ["'＝一", "'=1+1", "'@SUM(1)"],
      ['二', "'-2", ''],
      ['三', "'+3", ''],
      ['四', '4-3', ''],
    ]);
  });
});

describe('what is on a card', () => {
  it('is told in the language of the interface, reading and comments too', () => {
    const book = { ...bookOf(), words: { ...words, reading: '读音', notes: '批注' } };
    const read = { ...settings, readings: 'pinyin' } as const;
    expect(linesOf(written(book, read, 'txt'))[2]).toBe('#columns:原文\tEnglish\t读音\t批注');
    expect(tableOf(written(book, read, 'csv'))[0]).toEqual(['原文', 'English', '读音', '批注']);
    expect(linesOf(written(book, settings, 'txt'))[2]).toBe('#columns:原文\tEnglish\t批注');
  });

  it('is each comment once, where it begins, on one line; annotations of other kinds are left out', () => {
    const book = bookOf([
      one('霧', 'Mist', [
        place({ body: 'First.\n\nSecond.' }),
        place({ number: 2, kind: 'question', body: 'Why?' }),
        place({ number: 3, body: 'On the translation.' }, { side: 'en' }),
      ]),
      one('河', 'River', [
        place({}, { isFirst: false }),
        place({ number: 4, kind: 'error', body: 'Wrong.' }),
      ]),
    ]);
    expect(linesOf(written(book, settings, 'txt')).slice(3)).toEqual([
      '霧\tMist\tFirst. Second. On the translation.',
      '河\tRiver\t',
    ]);
  });

  it('is only what has a text in every column', () => {
    const book = bookOf([one('霧', ''), one('河', 'River')]);
    expect(tableOf(written(book, settings, 'csv')).slice(1)).toEqual([['河', 'River', '']]);
  });
});
