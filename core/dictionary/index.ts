export { parseEntry, type DictionaryEntry } from './entry.ts';
export { dictionaryTable, openDictionary, type Dictionary, type DictionaryInfo } from './table.ts';
export { wordUse } from './word-use.ts';
