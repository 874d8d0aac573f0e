import { describe, expect, it } from 'vitest';
import type { ExportNotes } from '#api/export-values.ts';
import { factsOf } from '#core/formats/format.ts';
import { formats } from '#core/formats/index.ts';
import {
  columnsOf,
  layoutOf,
  moved,
  notesGoing,
  orderFor,
  writableOf,
  type ExportChoice,
  type WritableFormat,
} from '#renderer/features/exporting/export-choice.ts';

const known = formats.all.map(factsOf);
const writable = writableOf(known, []);
const formatOf = (id: string): WritableFormat => {
  const found = writable.find((format) => format.id === id);
  if (found === undefined) throw new Error(`not written: ${id}`);
  return found;
};

const choice: ExportChoice = {
  format: formatOf('docx'),
  order: ['source', 'zh-Hans', 'en'],
  chosen: new Set(['en', 'source']),
  layout: 'stacked',
  document: null,
  notes: 'export',
};

describe('what is exported', () => {
  it('writes the chosen columns in order', () => {
    expect(columnsOf(choice)).toEqual(['source', 'en']);
  });

  it('keeps the layout only where the format knows it', () => {
    expect(layoutOf(choice)).toBe('side-by-side');
    expect(layoutOf({ ...choice, format: formatOf('html') })).toBe('stacked');
    expect(layoutOf({ ...choice, format: formatOf('txt') })).toBe('interleaved');
  });

  it('moves a column, and leaves it at the ends', () => {
    expect(moved(choice.order, 'en', -1)).toEqual(['source', 'en', 'zh-Hans']);
    expect(moved(choice.order, 'en', 1)).toEqual(choice.order);
    expect(moved(choice.order, 'source', -1)).toEqual(choice.order);
  });

  it('follows the columns there are', () => {
    expect(orderFor(['source', 'zh-Hant', 'zh-Hans'], ['zh-Hans', 'en', 'source'])).toEqual([
      'zh-Hans',
      'source',
      'zh-Hant',
    ]);
  });
});

describe('annotations in an export', () => {
  const counts = { export: 1, shared: 2, private: 3 };
  const told = (format: string, notes: ExportNotes) => {
    const { along, stay } = notesGoing({ format: formatOf(format), notes }, counts, writable);
    return [along, ...stay.map(({ why, count, change }) => [why, count, change.notes ?? change.format?.id])];
  };

  it.each([
    ['none', [0, ['export', 1, 'export'], ['shared', 2, 'shared'], ['private', 3, 'all']]],
    ['export', [1, ['shared', 2, 'shared'], ['private', 3, 'all']]],
    ['shared', [3, ['private', 3, 'all']]],
    ['all', [6]],
  ] as const)('go along or stay, each with what includes them: %s', (notes, expected) => {
    expect(told('docx', notes)).toEqual(expected);
    expect(told('html', notes)).toEqual(expected);
    expect(told('md', notes)).toEqual([0, ['format', 6, 'docx']]);
  });

  it('are not spoken of where there are none', () => {
    const none = { export: 0, shared: 0, private: 0 };
    for (const format of ['docx', 'txt'] as const)
      expect(notesGoing({ format: formatOf(format), notes: 'none' }, none, writable)).toEqual({
        along: 0,
        stay: [],
      });
  });
});

describe('formats that only go back into files of their own', () => {
  const ids = (...documents: readonly string[]): readonly string[] =>
    writableOf(
      known,
      documents.map((format) => ({ format })),
    ).map(({ id }) => id);

  it('are offered where a document is of them, and not otherwise', () => {
    expect(ids('txt')).not.toContain('srt');
    expect(ids('txt')).not.toContain('epub');
    expect(ids('txt', 'srt')).toContain('srt');
  });
});
