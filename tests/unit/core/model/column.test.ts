import { describe, expect, it } from 'vitest';
import { columnName } from '#core/model/column-name.ts';
import {
  areColumns,
  canonicalLanguage,
  chineseScript,
  columnsOfDocument,
  convertedFrom,
  defaultColumns,
  isChinese,
  isUnspaced,
  languageOfSide,
  mainTranslation,
  mostShownColumns,
  newColumnId,
  primaryOf,
  targetsFor,
  type Column,
} from '#core/model/index.ts';

const column = (id: string, language: string, from: string | null = null, label = ''): Column => ({
  id,
  language,
  label,
  role: 'translation',
  convertedFrom: from,
});

/** What the columns of a document are converted from, by their names. */
const sourcesIn = (
  columns: readonly Column[],
  original: string,
  targets: readonly string[],
): Record<string, string | null> => {
  const shown = columnsOfDocument(columns, original, targets);
  return Object.fromEntries(shown.map(({ id }) => [id, convertedFrom(shown, id)]));
};

describe('a language', () => {
  it.each([
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hans', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-SG', 'zh-Hans'],
    ['yue', 'zh-Hant'],
    ['lzh', 'zh-Hant'],
    ['zh-Latn-pinyin', null],
    ['en', null],
    ['ja', null],
    ['und', null],
    ['source', null],
    ['no tag', null],
  ])('%s is Chinese in %s', (tag, script) => {
    expect(chineseScript(tag)).toBe(script);
    expect(isChinese(tag)).toBe(script !== null);
  });

  it('is written without spaces in Chinese and Japanese, with them elsewhere', () => {
    expect(['zh-Hans', 'ja', 'ja-JP', 'yue'].map(isUnspaced)).toEqual([true, true, true, true]);
    expect(['en', 'fr', 'ko', 'vi', 'und', '?'].map(isUnspaced)).toEqual(Array(6).fill(false));
  });

  it('has one form, whatever the case it is written in', () => {
    expect(canonicalLanguage('zh-hant-tw')).toBe('zh-Hant-TW');
    expect(canonicalLanguage('EN-gb')).toBe('en-GB');
    for (const bad of ['', 'e', 'en_GB', '英文', 'x'.repeat(36)]) expect(canonicalLanguage(bad)).toBeNull();
    expect([primaryOf('en-GB'), primaryOf('zh-Hant')]).toEqual(['en', 'zh']);
  });
});

describe('the columns of a document', () => {
  it('convert Chinese from the original where that is Chinese, else from the other script', () => {
    expect(sourcesIn(defaultColumns, 'zh-Hant', ['zh-Hans', 'en'])).toEqual({
      source: null,
      'zh-Hans': 'source',
      en: null,
    });
    expect(sourcesIn(defaultColumns, 'zh-Hans', ['zh-Hant', 'en'])).toMatchObject({ 'zh-Hant': 'source' });
    for (const original of ['en', 'ja', 'fr'])
      expect(sourcesIn(defaultColumns, original, ['zh-Hans', 'zh-Hant', 'en'])).toEqual({
        source: null,
        'zh-Hans': null,
        'zh-Hant': 'zh-Hans',
        en: null,
      });
    // There is nothing to convert it from.
    expect(sourcesIn(defaultColumns, 'en', ['zh-Hant'])).toMatchObject({ 'zh-Hant': null });
  });

  it('are never converted from what is converted itself', () => {
    const columns = [...defaultColumns, column('zh-Hant-2', 'zh-Hant', 'zh-Hans')];
    expect(sourcesIn(columns, 'zh-Hant', ['zh-Hans', 'zh-Hant-2'])).toEqual({
      source: null,
      'zh-Hans': 'source',
      'zh-Hant-2': null,
    });
  });

  it('stand in the order of the project, the original in the language of the document', () => {
    const columns = [column('en', 'en'), ...defaultColumns.filter(({ id }) => id !== 'en')];
    const shown = columnsOfDocument(columns, 'ja', ['zh-Hans', 'en']);
    expect(shown.map(({ id, language }) => [id, language])).toEqual([
      ['en', 'en'],
      ['source', 'ja'],
      ['zh-Hans', 'zh-Hans'],
    ]);
    expect(languageOfSide(shown, 'source')).toBe('ja');
    expect(languageOfSide(defaultColumns, 'source')).toBe('und');
  });

  it('are shown where the project does not know them, as those of a damaged file', () => {
    const shown = columnsOfDocument(defaultColumns, 'zh-Hant', ['fr', 'en-2']);
    expect(shown.map(({ id, language }) => [id, language])).toEqual([
      ['source', 'zh-Hant'],
      ['fr', 'fr'],
      ['en-2', 'und'],
    ]);
  });

  it('begin as usual for the language, with those that people added', () => {
    const columns = [...defaultColumns, column('en-2', 'en'), column('fr', 'fr')];
    expect(targetsFor('zh-Hant')).toEqual(['zh-Hans', 'en']);
    expect(targetsFor('zh-TW')).toEqual(['zh-Hans', 'en']);
    expect(targetsFor('zh-Hans')).toEqual(['en']);
    expect(targetsFor('en-GB')).toEqual(['zh-Hans', 'zh-Hant']);
    expect(targetsFor('ja')).toEqual(['zh-Hans', 'en']);
    expect(targetsFor('ja', columns, ['fr', 'gone'])).toEqual(['zh-Hans', 'en', 'fr']);
  });

  it('begin with no more than can be shown, the usual ones before those that other documents show', () => {
    const added = ['fr', 'de', 'es', 'it', 'ja', 'ko', 'ru'];
    const columns = [...added.map((id) => column(id, id)), ...defaultColumns];
    const targets = targetsFor('zh-Hant', columns, added);
    expect(targets).toEqual(['fr', 'de', 'es', 'it', 'ja', 'zh-Hans', 'en']);
    expect(targets.length + 1).toBe(mostShownColumns);
  });

  it('have one that is the translation where one must be named', () => {
    const shown = (original: string, targets: readonly string[]) =>
      mainTranslation(columnsOfDocument(defaultColumns, original, targets));
    expect(shown('zh-Hant', ['zh-Hans', 'en'])).toBe('en');
    expect(shown('en', ['zh-Hans', 'zh-Hant'])).toBe('zh-Hans');
    expect(shown('zh-Hant', ['zh-Hans'])).toBe('zh-Hans');
    expect(shown('zh-Hant', [])).toBeNull();
  });
});

describe('columns of a project', () => {
  it('have names of their own', () => {
    const columns = [...defaultColumns, column('en-2', 'en')];
    expect(newColumnId('fr', columns)).toBe('fr');
    expect(newColumnId('en', columns)).toBe('en-3');
  });

  it.each([
    ['without an original', defaultColumns.slice(1)],
    ['with a name twice', [...defaultColumns, column('en', 'en')]],
    ['with a name that is none', [...defaultColumns, column('1', 'en')]],
    ['with a name that every object has', [...defaultColumns, column('constructor', 'en')]],
    ['converted from one that is not there', [...defaultColumns, column('a', 'zh-Hant', 'b')]],
    [
      'converted from one another',
      [...defaultColumns, column('a', 'zh-Hant', 'b'), column('b', 'zh-Hans', 'a')],
    ],
    ['too many', [...defaultColumns, ...Array.from({ length: 40 }, (_, n) => column(`en-${n + 2}`, 'en'))]],
  ])('cannot be %s', (_what, columns) => {
    expect(areColumns(columns)).toBe(false);
  });

  it('can be the usual ones, in any order', () => {
    expect(areColumns(defaultColumns)).toBe(true);
    expect(areColumns(defaultColumns.toReversed())).toBe(true);
  });

  it('are called by their label, else after their language, with a number from the second on', () => {
    const columns = [
      ...defaultColumns,
      column('en-2', 'en', null, 'Published'),
      column('en-3', 'en'),
      column('fr', 'fr'),
    ];
    const words = { original: 'Original', languageName: (tag: string) => `<${tag}>` };
    const names = [...columns.map(({ id }) => id), 'de', 'en-9'].map((id) => columnName(columns, id, words));
    expect(names).toEqual([
      'Original',
      '<zh-Hans>',
      '<zh-Hant>',
      '<en>',
      'Published',
      '<en> 2',
      '<fr>',
      '<de>',
      'en-9',
    ]);
  });
});
