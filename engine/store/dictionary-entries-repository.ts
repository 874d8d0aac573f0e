import type { ImportedEntry, ImportedFacts } from '#core/dictionary/imported/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { writeMeta } from './meta-repository.ts';

/** An entry with its number. */
export type StoredEntry = ImportedEntry & { readonly id: number };

type EntryRow = {
  readonly id: number;
  readonly words: string;
  readonly reading: string;
  readonly text: string;
};

/** Words stand on lines of their own: none has a line feed. */
const fromRow = ({ id, words, reading, text }: EntryRow): StoredEntry => ({
  id,
  words: words.split('\n'),
  reading,
  text,
});

export const insertEntry = (
  write: WriteHandle,
  id: number,
  { words, reading, text }: ImportedEntry,
): void => {
  run(
    write,
    'INSERT INTO entries (id, words, reading, text) VALUES (?, ?, ?, ?)',
    id,
    words.join('\n'),
    reading,
    text,
  );
};

export const insertKey = (write: WriteHandle, key: string, entry: number): void => {
  run(write, 'INSERT OR IGNORE INTO keys (key, entry) VALUES (?, ?)', key, entry);
};

export const insertMeaning = (write: WriteHandle, word: string, entry: number): void => {
  run(write, 'INSERT OR IGNORE INTO meanings (word, entry) VALUES (?, ?)', word, entry);
};

/** The entries of a word by its search key, in the order of the file, at most `most`. */
export const entriesOf = (read: ReadHandle, key: string, most: number): readonly StoredEntry[] =>
  all<EntryRow>(
    read,
    'SELECT e.id, e.words, e.reading, e.text FROM keys k JOIN entries e ON e.id = k.entry WHERE k.key = ? ORDER BY e.id LIMIT ?',
    key,
    most,
  ).map(fromRow);

export const hasKey = (read: ReadHandle, key: string): boolean =>
  first<{ one: number }>(read, 'SELECT 1 AS one FROM keys WHERE key = ? LIMIT 1', key) !== undefined;

/** Entries in whose text a word stands, at most `most`. */
export const entriesMeaning = (read: ReadHandle, word: string, most: number): readonly StoredEntry[] =>
  all<EntryRow>(
    read,
    'SELECT e.id, e.words, e.reading, e.text FROM meanings m JOIN entries e ON e.id = m.entry WHERE m.word = ? ORDER BY e.id LIMIT ?',
    word,
    most,
  ).map(fromRow);

/** How many entries have a word in their text, counted up to `most`. */
export const countMeaning = (read: ReadHandle, word: string, most: number): number =>
  first<{ count: number }>(
    read,
    'SELECT count(*) AS count FROM (SELECT 1 FROM meanings WHERE word = ? LIMIT ?)',
    word,
    most,
  )?.count ?? 0;

const facts = ['name', 'version', 'licence', 'author'] as const;

export const writeFacts = (write: WriteHandle, said: ImportedFacts): void => {
  for (const key of facts) writeMeta(write, key, said[key]);
};
