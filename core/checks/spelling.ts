import { bareWord, formsOf, judgeWord, spellingsOf } from '#core/spelling/index.ts';
import { latinWords } from '#core/text/latin-words.ts';
import type { Check, CheckedRow, CheckedText, Found } from './check.ts';

type Code = 'unknown' | 'variety';

/** A damaged or foreign text would be all marks. */
const mostInText = 200;

const run = ({ rich: { text }, language }: CheckedText, { spelling }: CheckedRow): readonly Found<Code>[] => {
  const allowed = spelling === undefined ? 0 : spellingsOf(language);
  if (spelling === undefined || allowed === 0) return [];
  const found: Found<Code>[] = [];
  for (const word of latinWords(text)) {
    const verdict = judgeWord(word, spelling.list, allowed, spelling.isNamed);
    if (verdict === 'right') continue;
    const words = bareWord(word.word);
    const range = { start: word.start, end: word.end };
    const code = verdict === 'unknown' ? 'unknown' : 'variety';
    found.push({ code, words, range, params: { used: words } });
    if (found.length === mostInText) break;
  }
  return found;
};

/**
 * English words that neither the dictionary nor the termbase has, and words of another spelling than the column's region. Nothing is
 * fixed by itself: which word was meant the translator chooses.
 */
export const spelling: Check<Code> = {
  id: 'spelling',
  concerns: 'translations',
  codes: { unknown: 'warning', variety: 'info' },
  run,
  ignoredAs: formsOf,
  isUnderlined: true,
};
