export { dictionaryLimits, tidyEntry, type ImportedEntry, type ImportedFacts } from './entry.ts';
export { cedictEntries, cedictFacts, isCedict, noFacts, tableEntries } from './tables.ts';
export { entryOfData, indexWords, readInfo, synonyms } from './stardict.ts';
