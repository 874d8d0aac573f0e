export { parseEntry, type DictionaryEntry } from './entry.ts';
export { establishedName } from './established.ts';
export { likelyWords } from './likely-words.ts';
export { longestWords } from './longest-words.ts';
export { meantBy } from './meant.ts';
export { dictionaryTable, openDictionary, type Dictionary } from './table.ts';
export { wordUse } from './word-use.ts';
