/**
 * English words in one text: lines sorted by code units. A word that only one spelling has is followed by a tab and its letter
 * (`a` American, `b` British), one that is never to be suggested by a tab and `!` last. Lines that begin with `#` are remarks.
 */
export type WordList = {
  /** Which spellings have the word just as it is written: a sum of `american` and `british`; 0 for neither. Logarithmic. */
  readonly spellings: (word: string) => number;
  /** The words of these spellings that may be suggested. */
  readonly suggestable: (spellings: number) => readonly string[];
};

export const american = 1;
export const british = 2;
export const anySpelling = american | british;

/** What a dictionary holds: its words, and those among them that are never to be suggested. */
export type Vocabulary = { readonly words: Iterable<string>; readonly unsuggested: ReadonlySet<string> };

/** Only letters and apostrophes; a possessive follows from its word. */
const isListed = (word: string): boolean => /^\p{L}[\p{L}\p{M}']*$/u.test(word) && !word.endsWith("'s");

const endings = /(?:e?s|e?d|ing|e?rs?)$/u;

/** Makes the text of a list from an American and a British dictionary. */
export const wordListText = (us: Vocabulary, gb: Vocabulary): string => {
  const all = new Map<string, number>();
  for (const word of us.words) if (isListed(word)) all.set(word, american);
  for (const word of gb.words) if (isListed(word)) all.set(word, (all.get(word) ?? 0) | british);
  const marks = ['', 'a', 'b', ''];
  const lines = Array.from(all, ([word, spellings]) => {
    // Only the stem of a word is flagged.
    const isHidden = [word, word.replace(endings, '')].some(
      (one) => us.unsuggested.has(one) || gb.unsuggested.has(one),
    );
    const mark = `${marks[spellings] ?? ''}${isHidden ? '!' : ''}`;
    return mark === '' ? word : `${word}\t${mark}`;
  });
  return `${lines.sort((a, b) => (a < b ? -1 : 1)).join('\n')}\n`;
};

const [lineEnd, tab] = [10, 9];

/** Compares a word with the line that begins at `start`: negative where the word comes before it. */
const compare = (text: string, start: number, word: string): number => {
  for (let at = 0; at < word.length; at += 1) {
    const difference = word.charCodeAt(at) - text.charCodeAt(start + at);
    if (difference !== 0) return difference;
  }
  const behind = text.charCodeAt(start + word.length);
  return behind === lineEnd || behind === tab ? 0 : -1;
};

/** Opens a list: the text and four bytes for each line are kept. */
export const openWordList = (text: string): WordList => {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1) {
    if (text.charAt(at) !== '#') starts.push(at);
    if (text.indexOf('\n', at) === -1) break;
  }
  const index = Uint32Array.from(starts);
  const markAt = (start: number, word: string): string => {
    const from = start + word.length;
    return text.charCodeAt(from) === tab ? text.slice(from + 1, text.indexOf('\n', from)) : '';
  };
  const spellingsOf = (mark: string): number =>
    mark.startsWith('a') ? american : mark.startsWith('b') ? british : anySpelling;
  return {
    spellings: (word) => {
      let [low, high] = [0, index.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const start = index[middle] ?? 0;
        const order = compare(text, start, word);
        if (order === 0) return spellingsOf(markAt(start, word));
        if (order < 0) high = middle;
        else low = middle + 1;
      }
      return 0;
    },
    suggestable: (spellings) =>
      text.split('\n').flatMap((line) => {
        const [word = '', mark = ''] = line.split('\t');
        if (word === '' || word.startsWith('#') || mark.endsWith('!')) return [];
        return (spellingsOf(mark) & spellings) === 0 ? [] : [word];
      }),
  };
};
