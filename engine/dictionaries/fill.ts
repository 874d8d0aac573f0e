import { dictionaryLimits, tidyEntry, type ImportedEntry } from '#core/dictionary/imported/index.ts';
import { fail, ok, type Result } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import { insertEntry, insertKey, insertMeaning } from '../store/dictionary-entries-repository.ts';
import type { WriteHandle } from '../store/handles.ts';

/** English words of a text by which its entry is found, and UTF-16 units of it that are looked through. */
const mostMeanings = 60;
const lookedThrough = 4000;
const small = new Set(
  'a an the of to in on at by for and or as is be it its with from that this sb sth etc'.split(' '),
);

/** The words of a meaning in English. */
export const meaningWords = (text: string): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const [word] of text
    .slice(0, lookedThrough)
    .toLowerCase()
    .matchAll(/[a-z][a-z'’-]*[a-z]/gu)) {
    if (small.has(word)) continue;
    found.add(word);
    if (found.size === mostMeanings) break;
  }
  return found;
};

const isHan = /\p{Script=Han}/u;

/** Stores entries; those that say nothing are counted. */
export type EntryWriter = {
  /** Stores an entry under a number; false where it says nothing. */
  readonly put: (id: number, entry: ImportedEntry) => boolean;
  /** Makes a further word find an entry that was stored. */
  readonly alias: (id: number, word: string) => void;
};

export const entryWriter = (write: WriteHandle): EntryWriter => ({
  put: (id, given) => {
    const entry = tidyEntry(given);
    if (entry === null) return false;
    insertEntry(write, id, entry);
    for (const key of new Set(entry.words.map((word) => fold(word)))) insertKey(write, key, id);
    if (entry.words.some((word) => isHan.test(word)))
      for (const word of meaningWords(entry.text)) insertMeaning(write, word, id);
    return true;
  },
  alias: (id, word) => {
    const plain = word.trim();
    if (plain !== '' && plain.length <= dictionaryLimits.word) insertKey(write, fold(plain), id);
  },
});

/** Too many entries are refused as a whole: half a dictionary is none. */
export const tooManyEntries = (name: string): Result<never> =>
  fail('file.too-many', { name, what: 'dictionaryEntries', limit: dictionaryLimits.entries });

export type Filled = { readonly entries: number; readonly skipped: number };

export const filled = ({ entries, skipped }: Filled, name: string): Result<Filled> =>
  entries === 0 ? fail('dictionary.no-entries', { name, skipped }) : ok({ entries, skipped });
