import { pinyin } from 'pinyin-pro';
import { simplifiedForm } from '../text/cleanup/scripts.ts';
import { fold } from '../text/fold.ts';

/** What a search looks at, made ready once for many queries. */
export type SearchKey = {
  readonly folded: string;
  /** The readings of each character in a row of Han characters; asked for when letters are looked for. */
  readonly readings: () => readonly (readonly (readonly string[])[])[];
};

const known = new Map<string, readonly string[]>();

/** Syllables without tones in the letters people type: ü is v, or u for those who do not know that. */
const spellings = (syllable: string): readonly string[] =>
  syllable.includes('ü') ? [syllable.replace('ü', 'v'), syllable.replace('ü', 'u')] : [syllable];

const lookUp = (character: string): readonly string[] =>
  [...new Set([character, simplifiedForm(character)])]
    .flatMap((form) => pinyin(form, { multiple: true, type: 'array', toneType: 'none', nonZh: 'removed' }))
    .flatMap(spellings);

const readingsOf = (character: string): readonly string[] => {
  let readings = known.get(character);
  if (readings === undefined) known.set(character, (readings = [...new Set(lookUp(character))]));
  return readings;
};

const hanRuns = /\p{Script=Han}+/gu;

/** Texts as a key to search in. Nothing is looked up in it that a query does not ask for. */
export const searchKeyOf = (texts: readonly string[]): SearchKey => {
  const folded = fold(texts.join('\n'));
  let readings: readonly (readonly (readonly string[])[])[] | undefined;
  return {
    folded,
    readings: () =>
      (readings ??= Array.from(folded.matchAll(hanRuns), ([run]) => Array.from(run, readingsOf))),
  };
};

/** Whether `letters` from `at` on are whole syllables of the characters from `from` on, the last perhaps unfinished. */
const spells = (run: readonly (readonly string[])[], from: number, letters: string, at: number): boolean =>
  at === letters.length ||
  (run[from] ?? []).some(
    (syllable) =>
      (letters.startsWith(syllable, at) && spells(run, from + 1, letters, at + syllable.length)) ||
      (at > 0 && syllable.startsWith(letters.slice(at))) ||
      (at === 0 && letters.length > 1 && syllable.startsWith(letters)),
  );

/** Whether each of `letters` begins the syllable of one character, from `from` on. */
const initials = (run: readonly (readonly string[])[], from: number, letters: string): boolean =>
  from + letters.length <= run.length &&
  Array.from(letters).every((letter, index) =>
    (run[from + index] ?? []).some((syllable) => syllable.startsWith(letter)),
  );

const isSpelt = (key: SearchKey, letters: string): boolean =>
  key
    .readings()
    .some((run) =>
      run.some(
        (_, from) => spells(run, from, letters, 0) || (letters.length > 1 && initials(run, from, letters)),
      ),
    );

/** What may be pinyin: letters, with marks between syllables. */
const maybePinyin = /^[a-zü'’\s]+$/;

const lettersOf = (query: string): string => query.replaceAll('ü', 'v').replace(/[^a-z]/g, '');

/**
 * Whether a key answers a query. Its words must all stand in the texts, in either Chinese script and any case; or the
 * query is pinyin without tones for neighbouring characters (`faxian`, `fa xian`), or their first letters (`fx`); of
 * characters with several readings any will do. An empty query finds everything.
 */
export const matchesKey = (key: SearchKey, query: string): boolean => {
  const wanted = fold(query).trim();
  const terms = wanted.split(/\s+/);
  if (terms.every((term) => key.folded.includes(term))) return true;
  if (maybePinyin.test(wanted)) return isSpelt(key, lettersOf(wanted));
  return terms.every(
    (term) => key.folded.includes(term) || (maybePinyin.test(term) && isSpelt(key, lettersOf(term))),
  );
};

/** `matchesKey` for texts that are searched once. */
export const annotationMatches = (query: string, texts: readonly string[]): boolean =>
  matchesKey(searchKeyOf(texts), query);
