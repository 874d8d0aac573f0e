export { bareWord, formsOf, judgeWord, spellingsOf } from './judge.ts';
export { createSuggester } from './suggest.ts';
export { openWordList, wordListText, type Vocabulary, type WordList } from './word-list.ts';
