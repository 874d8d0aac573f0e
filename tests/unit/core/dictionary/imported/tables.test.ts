import { describe, expect, it } from 'vitest';
import { cedictEntries, cedictFacts, isCedict, tableEntries } from '#core/dictionary/imported/index.ts';

describe('tables as dictionaries', () => {
  it.each([
    [
      'two columns',
      '渡口,ferry\n河,"river, stream"',
      [
        ['渡口', '', 'ferry'],
        ['河', '', 'river, stream'],
      ],
    ],
    ['three columns', '渡口\tdùkǒu\tferry\tcrossing', [['渡口', 'dùkǒu', 'ferry\ncrossing']]],
    ['a row of heads', 'Meaning;Pinyin;Word\nferry;dùkǒu;渡口', [['渡口', 'dùkǒu', 'ferry']]],
    ['heads in Chinese', '繁體,简体,拼音,釋義\n渡船,渡船,dùchuán,ferry', [['渡船 渡船', 'dùchuán', 'ferry']]],
    ['several words and lines', String.raw`渡口|渡頭,a\nb`, [['渡口 渡頭', '', 'a\nb']]],
    ['a row without a word', ' ,river\n|, bank\n河,river', [null, null, ['河', '', 'river']]],
    ['a row without a meaning', '渡口,\n\n河,river', [null, ['河', '', 'river']]],
    ['a quotation mark that nothing closes', '河,river\n渡口,"ferry\n橋,bridge', [['河', '', 'river'], null]],
  ])('%s', (_, text, expected) => {
    const found = [...tableEntries(text)].map((entry) =>
      entry === null ? null : [entry.words.join(' '), entry.reading, entry.text],
    );
    expect(found).toEqual(expected);
  });
});

describe('texts in the form of CC-CEDICT', () => {
  const text =
    '#! name=Mine\n#! license=CC0\n#! date=2024-01-02T00:00:00Z\r\n發現 发现 [fa1 xian4] /to find/to discover/\r\nnone\n';
  it('are known by their lines', () => {
    expect(isCedict(text)).toBe(true);
    expect(isCedict('渡口,ferry\n')).toBe(false);
    expect(isCedict('')).toBe(false);
  });
  it('are read with what their header says', () => {
    expect(cedictFacts(text)).toEqual({ name: 'Mine', version: '2024-01-02', licence: 'CC0', author: '' });
    expect([...cedictEntries(text)]).toEqual([
      { words: ['發現', '发现'], reading: 'fā xiàn', text: 'to find\nto discover' },
      null,
    ]);
  });
});
