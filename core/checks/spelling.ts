import { isChinese } from '#core/model/index.ts';
import { isReadOut } from '#core/readings/read-out.ts';
import { bareWord, formsOf, judgeWord, spellingsOf } from '#core/spelling/index.ts';
import { latinWords } from '#core/text/latin-words.ts';
import type { Check, CheckedRow, CheckedText, Found } from './check.ts';

type Code = 'unknown' | 'variety';

/** A damaged or foreign text would be all marks. */
const mostInText = 200;
/** In a longer text (UTF-16 units) names are looked for in its beginning: this comes for each unknown word. */
const mostRead = 4000;

/** What Chinese is called by its sound is in no dictionary, and right: the row shows the characters. */
const isSound = (word: string, { texts }: CheckedRow): boolean =>
  texts.some(({ language, rich }) => isChinese(language) && isReadOut(word, rich.text.slice(0, mostRead)));

const run = ({ rich: { text }, language }: CheckedText, row: CheckedRow): readonly Found<Code>[] => {
  const { spelling } = row;
  const allowed = spelling === undefined ? 0 : spellingsOf(language);
  if (spelling === undefined || allowed === 0) return [];
  const found: Found<Code>[] = [];
  for (const word of latinWords(text)) {
    const verdict = judgeWord(word, spelling.list, allowed, spelling.isNamed);
    if (verdict === 'right') continue;
    const words = bareWord(word.word);
    if (verdict === 'unknown' && isSound(words, row)) continue;
    const range = { start: word.start, end: word.end };
    const code = verdict === 'unknown' ? 'unknown' : 'variety';
    found.push({ code, words, range, params: { used: words } });
    if (found.length === mostInText) break;
  }
  return found;
};

/**
 * English words that neither the dictionary nor the termbase has and that are no Pinyin of the row's Chinese, and words of another
 * spelling than the column's region. Nothing is fixed by itself: which word was meant the translator chooses.
 */
export const spelling: Check<Code> = {
  id: 'spelling',
  concerns: 'translations',
  codes: { unknown: 'warning', variety: 'info' },
  run,
  ignoredAs: formsOf,
  isUnderlined: true,
};
