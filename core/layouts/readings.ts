import { pinyin } from 'pinyin-pro';
import { getJyutpingList } from 'to-jyutping';
import { isChinese, type Language } from '../model/index.ts';
import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { levelOf } from './level.ts';
import type { ReadingKind } from './settings.ts';
import { zhuyinOf } from './zhuyin.ts';

const han = /\p{Script=Han}/u;

const syllables = (text: string, kind: ReadingKind): readonly string[] => {
  if (kind === 'jyutping') return getJyutpingList(text).map(([, reading]) => reading ?? '');
  const toneType = kind === 'zhuyin' ? 'num' : 'symbol';
  // The words by which it tells readings apart are in Simplified Chinese.
  const simplified = Array.from(text, simplifiedForm).join('');
  const read = pinyin(simplified, { type: 'array', toneType, toneSandhi: false, v: false });
  return kind === 'zhuyin' ? read.map((one) => zhuyinOf(one) ?? '') : read;
};

/**
 * The reading of each code point of a text that is a Han character above a level; null for all others. `pinyin` and `zhuyin` are of
 * Mandarin, `jyutping` of Cantonese; characters with several readings have that of the word they stand in. O(length).
 */
export const readingsOf = (
  text: string,
  language: Language,
  kind: ReadingKind,
  above: number,
): readonly (string | null)[] => {
  if (kind === 'none' || !isChinese(language)) return [];
  const points = Array.from(text);
  const read = syllables(text, kind);
  // Both packages give an entry for each code point; where one does not, no reading is better than a shifted one.
  if (read.length !== points.length) return [];
  return points.map((point, n) => {
    const reading = read[n] ?? '';
    return han.test(point) && reading !== '' && reading !== point && levelOf(point) > above ? reading : null;
  });
};
