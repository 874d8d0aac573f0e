import { foldWithMap } from '../text/fold.ts';
import { stemOf } from './english-forms.ts';

/** Written without spaces between words, or with endings that follow at once: each character is looked at by itself. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const whiteSpace = /\s/u;
/** Between the parts of a foreign name, as it is typed in China, Taiwan and Japan. */
const middleDots = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb]/u;
const dashes = /[\u2010-\u2013\u2212]/u;

const kinds = { unasked: 0, single: 1, word: 2, space: 3, dot: 4, dash: 5 } as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const findKind = (character: string): Kind => {
  if (whiteSpace.test(character)) return kinds.space;
  if (middleDots.test(character)) return kinds.dot;
  if (dashes.test(character)) return kinds.dash;
  return wordCharacter.test(character) && !unspaced.test(character) ? kinds.word : kinds.single;
};

/** By UTF-16 unit, found out when first asked. */
const kindOfUnit = new Uint8Array(0x10000);

const kindAt = (point: number): Kind => {
  if (point > 0xffff) return findKind(String.fromCodePoint(point));
  const known = kindOfUnit[point] as Kind;
  if (known !== kinds.unasked) return known;
  return (kindOfUnit[point] = findKind(String.fromCharCode(point)));
};

/** A word of a script with spaces, in lower case, and as it was written. */
export type Word = { readonly folded: string; readonly written: string };

/**
 * What terms are found by in a text: code points of its search key (`core/text/fold.ts`), each word of a script with spaces as its stem
 * (`stemOf`), white space as one space, none at the ends. All lists are of one length.
 */
export type TermKey = {
  readonly points: readonly number[];
  /** Where in the text (code points) that stands which a point comes from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether a term may begin at a point, and end with it: not within a word. */
  readonly opens: readonly boolean[];
  readonly closes: readonly boolean[];
  /** The word a point is of; null where it is of none. */
  readonly words: readonly (Word | null)[];
};

type Making = { [K in keyof TermKey]: TermKey[K] extends readonly (infer T)[] ? T[] : never };

const addWord = (key: Making, word: Word, start: number, end: number): void => {
  const stem = Array.from(stemOf(word.folded), (character) => character.codePointAt(0) ?? 0);
  stem.forEach((point, n) => {
    key.points.push(point);
    key.starts.push(start);
    key.ends.push(end);
    key.opens.push(n === 0);
    key.closes.push(n === stem.length - 1);
    key.words.push(word);
  });
};

const addSingle = (key: Making, point: number, start: number, end: number): void => {
  const isSpace = point === 0x20;
  key.points.push(point);
  key.starts.push(start);
  key.ends.push(end);
  key.opens.push(!isSpace);
  key.closes.push(!isSpace);
  key.words.push(null);
};

const stands: Readonly<Partial<Record<Kind, number>>> = {
  [kinds.space]: 0x20,
  [kinds.dot]: 0xb7,
  [kinds.dash]: 0x2d,
};

/** Linear in the length of the text. */
export const termKey = (text: string): TermKey => {
  const { folded, map } = foldWithMap(text);
  const written = Array.from(text);
  const key: Making = { points: [], starts: [], ends: [], opens: [], closes: [], words: [] };
  const codePointOf = (unit: number): number => map[unit] ?? written.length;
  const endWord = (from: number, to: number): void => {
    const [start, end] = [codePointOf(from), codePointOf(to)];
    const word = {
      folded: folded.slice(from, to),
      written: written.slice(start, end).join('').normalize('NFKC'),
    };
    addWord(key, word, start, end);
  };
  let word = -1;
  for (let at = 0; at < folded.length;) {
    const point = folded.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    const kind = kindAt(point);
    if (kind === kinds.word) {
      if (word < 0) word = at;
    } else {
      if (word >= 0) endWord(word, at);
      word = -1;
      const stood = stands[kind] ?? point;
      const repeats = stood === 0x20 && (key.points.length === 0 || key.points.at(-1) === 0x20);
      if (!repeats) addSingle(key, stood, codePointOf(at), codePointOf(next));
    }
    at = next;
  }
  if (word >= 0) endWord(word, folded.length);
  if (key.points.at(-1) === 0x20) for (const list of Object.values(key)) list.pop();
  return key;
};
