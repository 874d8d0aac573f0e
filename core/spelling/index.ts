export { bareWord, formsOf, judgeWord, spellingsOf, type Verdict } from './judge.ts';
export { createSuggester, type Suggester } from './suggest.ts';
export { openWordList, wordListText, type Vocabulary, type WordList } from './word-list.ts';
