import type { DictionaryAnswer, DictionaryFacts, FoundEntry, LookedUp } from '#api/dictionary.ts';
import { longestWords, meantBy, type DictionaryEntry } from '#core/dictionary/index.ts';
import { ok, type Result } from '#core/model/index.ts';
import { fold } from '#core/text/fold.ts';
import type { EngineContext } from '../context.ts';
import {
  countMeaning,
  entriesMeaning,
  entriesOf,
  hasKey,
  type StoredEntry,
} from '../store/dictionary-entries-repository.ts';
import type { ReadHandle } from '../store/handles.ts';
import { gradually } from '../turns.ts';
import { cedictHere } from './cedict.ts';
import { openEntries } from './dictionary-file.ts';
import { meaningWords } from './fill.ts';
import { listDictionaries } from './list.ts';

const isEnglish = (text: string): boolean => /^[\p{Script=Latin}\p{P}\s]+$/u.test(text);

/** What one dictionary answers. */
type Source = {
  readonly facts: DictionaryFacts;
  readonly has: (word: string) => boolean;
  readonly word: (word: string, most: number) => readonly FoundEntry[];
  readonly meaning: (english: string, most: number) => Promise<Result<readonly FoundEntry[]>>;
};

const ofCedict = ({ traditional, simplified, pinyin, meanings }: DictionaryEntry): FoundEntry => ({
  words: traditional === simplified ? [traditional] : [traditional, simplified],
  scripts: true,
  reading: pinyin,
  meanings,
});

const cedictSource = (facts: DictionaryFacts): Result<Source> => {
  const opened = cedictHere();
  if (!opened.ok) return opened;
  const { word, meaning } = opened.value;
  return ok({
    facts,
    has: (text) => word(text).length > 0,
    word: (text, most) => word(text).slice(0, most).map(ofCedict),
    meaning: async (english, most) => {
      const found = await gradually(meaning(english, most));
      return found.ok ? ok(found.value.map(ofCedict)) : found;
    },
  });
};

const ofStored = ({ words, reading, text }: StoredEntry): FoundEntry => ({
  words,
  scripts: false,
  reading,
  meanings: text === '' ? [] : text.split('\n'),
});

/** Entries that are looked through for the words of a phrase. */
const mostLooked = 5000;

/** Entries whose text has all the words together, the nearest first. The rarest word is looked for. */
const meaningIn = (read: ReadHandle, english: string, most: number): readonly FoundEntry[] => {
  const { words, behind } = meantBy(english);
  const [rarest] = [...meaningWords(words)]
    .map((word) => ({ word, count: countMeaning(read, word, mostLooked) }))
    .sort((a, b) => a.count - b.count);
  if (rarest === undefined) return [];
  return entriesMeaning(read, rarest.word, mostLooked)
    .map(ofStored)
    .flatMap((entry) => {
      const far = behind(entry.words, entry.meanings);
      return far === null ? [] : [{ entry, far }];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ entry }) => entry);
};

const storedSource = (dataFolder: string, facts: DictionaryFacts): Result<Source> => {
  const opened = openEntries(dataFolder, facts.id);
  if (!opened.ok) return opened;
  const { read } = opened.value;
  return ok({
    facts,
    has: (word) => hasKey(read, fold(word)),
    word: (word, most) => entriesOf(read, fold(word), most).map(ofStored),
    meaning: async (english, most) => ok(meaningIn(read, english, most)),
  });
};

type Opened = { readonly facts: DictionaryFacts; readonly source: Result<Source> };

/**
 * What the dictionaries that are switched on have for a text, in their order: as one word in any of them, or, where none has it, word by word, the longest that any
 * has; of English words the entries that mean them as well.
 */
export const lookUpIn = async (
  context: EngineContext,
  text: string,
  most: number,
): Promise<Result<LookedUp>> => {
  const word = text.trim();
  const all = listDictionaries(context)
    .filter(({ on }) => on)
    .map((facts): Opened => ({
      facts,
      source: facts.builtIn ? cedictSource(facts) : storedSource(context.paths.data, facts),
    }));
  const answers: DictionaryAnswer[] = [];
  for (const { facts, source } of all) {
    const { id, name, version, licence } = facts;
    const dictionary = { id, name, version, licence };
    if (!source.ok) {
      answers.push({ dictionary, entries: [], parts: [], failure: source.error });
      continue;
    }
    const exact = word === '' ? [] : source.value.word(word, most);
    const meant = isEnglish(word) ? await source.value.meaning(word, most) : ok([]);
    if (!meant.ok) return meant;
    answers.push({
      dictionary,
      entries: [...exact, ...meant.value].slice(0, most),
      parts: [],
      failure: null,
    });
  }
  if (isEnglish(word) || answers.some(({ entries }) => entries.length > 0)) return ok({ answers });
  const sources = all.flatMap(({ source }) => (source.ok ? [source.value] : []));
  const words = longestWords(word, (one) => sources.some(({ has }) => has(one))).slice(0, most);
  return ok({
    answers: answers.map((answer): DictionaryAnswer => {
      const source = sources.find(({ facts }) => facts.id === answer.dictionary.id);
      const parts = words.flatMap((one) => {
        const entries = source?.word(one, most) ?? [];
        return entries.length === 0 ? [] : [{ word: one, entries }];
      });
      return { ...answer, parts };
    }),
  });
};
