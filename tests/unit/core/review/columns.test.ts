import { describe, expect, it } from 'vitest';
import { defaultColumns, type Column } from '#core/model/index.ts';
import { copyColumns, saidColumns, sessionColumns } from '#core/review/columns.ts';

const column = (id: string, language: string = id, label = ''): Column => ({
  id,
  language,
  label,
  role: 'translation',
  convertedFrom: null,
});
const original: Column = {
  id: 'source',
  language: 'zh-Hant',
  label: '',
  role: 'original',
  convertedFrom: null,
};
const session = {
  language: 'zh-Hant',
  sides: ['source', 'en', 'draft'],
  columns: [{ id: 'draft', language: 'en', label: 'Second' }],
} as const;

describe('the columns of a review', () => {
  it('are the original and those that are reviewed, as the session calls them', () => {
    expect(sessionColumns(session)).toEqual([original, column('en'), column('draft', 'en', 'Second')]);
    expect(sessionColumns({ language: 'zh-Hant', sides: ['en'] })).toEqual([original, column('en')]);
  });

  it('stand among the usual ones in a copy for a reviewer, each once', () => {
    const usual = defaultColumns.map(({ id }) => id);
    const columns = copyColumns(session);
    expect(columns.map(({ id }) => id)).toEqual([...usual, 'draft']);
    expect(columns.slice(0, -1)).toEqual(defaultColumns.map((one) => (one.id === 'en' ? column('en') : one)));
    expect(columns.at(-1)).toEqual(column('draft', 'en', 'Second'));
    const renamed = {
      language: 'zh-Hant',
      sides: ['en'],
      columns: [{ id: 'en', language: 'en-GB', label: 'Mine' }],
    } as const;
    expect(copyColumns(renamed).find(({ id }) => id === 'en')).toEqual(column('en', 'en-GB', 'Mine'));
  });

  it('are said only where they are not to be seen from their names', () => {
    expect(saidColumns([original, column('zh-Hans'), column('en')])).toBeUndefined();
    expect(saidColumns([{ ...original, label: 'Old', language: 'ja' }])).toBeUndefined();
    expect(
      saidColumns([
        original,
        column('en', 'en-GB'),
        column('zh-Hans', 'zh-Hans', 'A'),
        column('de'),
        column('en'),
      ]),
    ).toEqual([
      { id: 'en', language: 'en-GB', label: '' },
      { id: 'zh-Hans', language: 'zh-Hans', label: 'A' },
      { id: 'de', language: 'de', label: '' },
    ]);
  });
});
