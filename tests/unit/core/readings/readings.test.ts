import { describe, expect, it } from 'vitest';
import { pinyin } from 'pinyin-pro';
import { readWords, zhuyinOf, type ReadingWay } from '#core/readings/index.ts';

const read = (text: string, way: ReadingWay, known: Readonly<Record<string, readonly string[]>> = {}) =>
  readWords(text, way, (word) => known[word] ?? []).map(({ text: word, readings }) =>
    readings.length === 0 ? word : `${word}:${readings.join(' ')}`,
  );

describe('readings', () => {
  it('of a character are those of its word', () => {
    expect(read('銀行門口，行走。', 'pinyin')).toEqual([
      '銀行:yín háng',
      '門口:mén kǒu',
      '，',
      '行走:xíng zǒu',
      '。',
    ]);
    expect(read('重慶重量', 'zhuyin')).toEqual(['重慶:ㄔㄨㄥˊ ㄑㄧㄥˋ', '重量:ㄓㄨㄥˋ ㄌㄧㄤˋ']);
    expect(read('银行行走', 'jyutping')).toEqual(['银行:ngan4 hong4', '行走:hang4 zau2']);
  });

  it('are those of the dictionary where it knows just one of a word', () => {
    expect(read('乾隆', 'pinyin', { 乾隆: ['Qián lóng'] })).toEqual(['乾隆:qián lóng']);
    expect(read('地道', 'pinyin', { 地道: ['dì dào', 'dì dao'] })).toEqual(['地道:dì dào']);
    expect(read('先生', 'zhuyin', { 先生: ['xiān sheng'] })).toEqual(['先生:ㄒㄧㄢ ˙ㄕㄥ']);
    // One syllable fewer than characters tells of none of them.
    expect(read('花兒', 'pinyin', { 花兒: ['huār'] })).toEqual(['花兒:huā ér']);
  });

  it('have the tones of the dictionary, not those of speech', () => {
    expect(read('不是', 'pinyin')).toEqual(['不是:bù shì']);
  });

  it('stand with their characters, whatever is between them', () => {
    expect(read('他(13歲)A座。𠮷', 'pinyin').join(' ')).toBe('他:tā (13 歲:suì )A 座:zuò 。𠮷');
    expect(readWords('', 'pinyin')).toEqual([]);
    expect(read('Only English.', 'zhuyin')).toEqual(['Only English.']);
  });
});

describe('Zhuyin', () => {
  it.each([
    ['zhi', 1, 'ㄓ'],
    ['shi', 4, 'ㄕˋ'],
    ['ri', 4, 'ㄖˋ'],
    ['er', 2, 'ㄦˊ'],
    ['r', 5, '˙ㄦ'],
    ['yi', 1, 'ㄧ'],
    ['wu', 3, 'ㄨˇ'],
    ['yu', 2, 'ㄩˊ'],
    ['yuan', 2, 'ㄩㄢˊ'],
    ['yong', 3, 'ㄩㄥˇ'],
    ['you', 3, 'ㄧㄡˇ'],
    ['ying', 1, 'ㄧㄥ'],
    ['weng', 1, 'ㄨㄥ'],
    ['wen', 2, 'ㄨㄣˊ'],
    ['liu', 2, 'ㄌㄧㄡˊ'],
    ['gui', 4, 'ㄍㄨㄟˋ'],
    ['lun', 2, 'ㄌㄨㄣˊ'],
    ['jun', 1, 'ㄐㄩㄣ'],
    ['xue', 2, 'ㄒㄩㄝˊ'],
    ['lüe', 4, 'ㄌㄩㄝˋ'],
    ['nv', 3, 'ㄋㄩˇ'],
    ['qiong', 2, 'ㄑㄩㄥˊ'],
    ['de', 0, '˙ㄉㄜ'],
    ['ng', 4, 'ㄫˋ'],
    ['ma', 1, 'ㄇㄚ'],
    ['ma', 0, '˙ㄇㄚ'],
    ['zhuang', 4, 'ㄓㄨㄤˋ'],
    ['zi', 3, 'ㄗˇ'],
    ['yu', 3, 'ㄩˇ'],
    ['yong', 4, 'ㄩㄥˋ'],
    ['ya', 4, 'ㄧㄚˋ'],
    ['wei', 4, 'ㄨㄟˋ'],
    ['wo', 3, 'ㄨㄛˇ'],
    ['ju', 1, 'ㄐㄩ'],
    ['quan', 2, 'ㄑㄩㄢˊ'],
    ['lü', 4, 'ㄌㄩˋ'],
    ['nüe', 4, 'ㄋㄩㄝˋ'],
    ['xiong', 1, 'ㄒㄩㄥ'],
    ['dong', 1, 'ㄉㄨㄥ'],
    ['xyz', 1, null],
    ['x', 1, null],
    ['中', 1, null],
    ['', 1, null],
  ])('of %s%i is %s', (syllable, tone, expected) => {
    expect(zhuyinOf(syllable, tone)).toBe(expected);
  });

  it('is known of every reading of a character that the library has', () => {
    const missing = new Set<string>();
    for (let point = 0x4e00; point <= 0x9fa5; point += 1) {
      const character = String.fromCodePoint(point);
      for (const one of pinyin(character, { multiple: true, type: 'array', toneType: 'num' })) {
        const [, syllable = '', tone = '0'] = /^([a-zü]+)(\d)$/u.exec(one) ?? [];
        if (syllable !== '' && zhuyinOf(syllable, Number(tone)) === null) missing.add(syllable);
      }
    }
    expect([...missing]).toEqual([]);
  });
});
