import { describe, expect, it } from 'vitest';
import { defaultColumns, defaultSettings, type Column, type ProjectSettings } from '#core/model/index.ts';
import { soundSettings } from '#engine/store/sound-settings.ts';

const column = (id: string, own: Partial<Column> = {}): Column => ({
  id,
  language: id,
  label: '',
  role: 'translation',
  convertedFrom: null,
  ...own,
});

const settings: ProjectSettings = {
  region: 'tw',
  protectedWords: [{ word: '余華' }, { word: '著', as: '着' }],
  tagColours: [],
  people: ['林舟'],
  columns: [
    ...defaultColumns,
    column('ja', { label: '旧訳' }),
    column('en-2', { language: 'en', label: 'published' }),
    column('zh-Hant-2', { language: 'zh-Hant', convertedFrom: 'zh-Hans' }),
  ],
};
const [original] = defaultColumns;

/** These settings with other columns, and with something else in them that cannot be read. */
const damaged = (columns: unknown): unknown => ({ ...settings, people: 7, columns });
const columnsOf = (columns: unknown) => soundSettings(damaged(columns)).columns;
const changed = (id: string, change: Readonly<Record<string, unknown>>): readonly unknown[] =>
  settings.columns.map((one) => (one.id === id ? { ...one, ...change } : one));
const expected = (id: string, change: Partial<Column>): readonly Column[] =>
  settings.columns.map((one) => (one.id === id ? { ...one, ...change } : one));

describe('settings as they are stored', () => {
  it('stay as they are where all of them can be read', () => {
    expect(soundSettings(settings)).toEqual(settings);
    expect(soundSettings(structuredClone(settings))).toEqual(settings);
  });

  it.each(['region', 'protectedWords', 'tagColours', 'people'] as const)(
    'lose %s alone where that cannot be read',
    (name) => {
      expect(soundSettings({ ...settings, [name]: { no: 'such' } })).toEqual({
        ...settings,
        [name]: defaultSettings[name],
      });
      const { [name]: _, ...others } = settings;
      expect(soundSettings(others)).toEqual({ ...settings, [name]: defaultSettings[name] });
    },
  );

  it.each([null, undefined, 7, 'columns', [], {}])(
    'are the usual ones where nothing can be read: %j',
    (stored) => {
      expect(soundSettings(stored)).toEqual(defaultSettings);
    },
  );
});

describe('columns of damaged settings', () => {
  it('stay where they can be read', () => {
    expect(columnsOf(settings.columns)).toEqual(settings.columns);
  });

  it.each([
    ['label', 'ja', { label: 7 }, { label: '' }],
    ['role', 'ja', { role: 'chief' }, { role: 'translation' }],
    ['language, told by the name', 'ja', { language: 7 }, { language: 'ja' }],
    ['language, told by nothing', 'en-2', { language: null }, { language: 'und' }],
    ['the one it is converted from', 'zh-Hant-2', { convertedFrom: 7 }, { convertedFrom: null }],
    [
      'the one it is converted from, which is missing',
      'zh-Hant-2',
      { convertedFrom: 'de' },
      { convertedFrom: null },
    ],
  ] as const)('lose one member alone: %s', (_, id, change, left) => {
    expect(columnsOf(changed(id, change))).toEqual(expected(id, left));
  });

  it('take the first of two with one name, and none without a name', () => {
    expect(
      columnsOf([...settings.columns, column('ja', { label: 'again' }), { label: 'nameless' }, null, 7]),
    ).toEqual(settings.columns);
  });

  it('have the usual ones that are missing, before the others', () => {
    expect(columnsOf(settings.columns.filter(({ id }) => id !== 'en'))).toEqual([
      ...defaultColumns.filter(({ id }) => id === 'en'),
      ...settings.columns.filter(({ id }) => id !== 'en'),
    ]);
  });

  it('have the original as it always is, where it stood', () => {
    const odd = { language: 'ja', label: 'mine', role: 'translation', convertedFrom: 'en' };
    expect(columnsOf(changed('source', odd))).toEqual(settings.columns);
    const last = [...settings.columns.slice(1), { ...original, role: 'translation' }];
    expect(columnsOf(last).map(({ id }) => id)).toEqual(last.map(({ id }) => id));
    expect(columnsOf(last).at(-1)).toEqual(original);
  });

  it('are converted from none where they would be from one another, and the usual ones where all else fails', () => {
    const round = changed('zh-Hans', { convertedFrom: 'zh-Hant' });
    expect(columnsOf(round)).toEqual(settings.columns.map((one) => ({ ...one, convertedFrom: null })));
    expect(columnsOf([...settings.columns, column('de', { role: 'original' })])).toEqual(defaultColumns);
  });
});
