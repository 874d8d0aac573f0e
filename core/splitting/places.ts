import { plain, type InlineTag, type Language, type RichText } from '../model/index.ts';
import { isGraphemeBoundary } from '../text/codepoints.ts';
import { segmentText } from '../text/segmentation/index.ts';
import { hanWords, initialedNames, unbreakable } from './unbreakable.ts';

/** What a place stands behind: nothing but a word, a comma, a stronger mark inside a sentence, a sentence. */
type CutLevel = 0 | 1 | 2 | 3;

/** A place where a text may be cut in two. */
export type CutPlace = {
  /** Where the second half begins, in code points: behind the white space at the cut. */
  readonly at: number;
  /** Where the first half ends: before that white space. */
  readonly end: number;
  readonly level: CutLevel;
  /** The mark it stands behind, as one of its kind: `。` for all stops, `，` for all commas; empty behind a word. */
  readonly mark: string;
  /** How much of the text stands before it, from 0 to 1; a Chinese character counts as about three letters. */
  readonly share: number;
  /** How many quotations and brackets are open there. */
  readonly depth: number;
  /** Whether formatting, or a word of Chinese as the dictionary sees it, goes on across it. */
  readonly splits: 'nothing' | 'formatting' | 'word';
};

/** The places of a text, in order, and how long it is in Chinese characters' worth. */
export type CutPlaces = { readonly places: readonly CutPlace[]; readonly weight: number };

const openers = '（(「『“‘《〈【［[{〔«‹';
const closers = '）)」』”’》〉】］]}〕»›';

/** Marks that never begin a text: what stands before them goes with them. */
const closing = /[。．，、；：？！…‥—–·%％‰)\]}）］｝〕》〉」』】”’»›.,;:?!～]/u;
const opening = /[(［[{（｛〔《〈「『【“‘«‹$#@]/u;

const markClasses: readonly (readonly [RegExp, string, CutLevel])[] = [
  [/[；;]/u, '；', 2],
  [/[：:]/u, '：', 2],
  [/[—–]/u, '—', 2],
  [/[…‥]/u, '…', 2],
  [/[？?]/u, '？', 2],
  [/[！!]/u, '！', 2],
  [/[。．]/u, '。', 2],
  [/[，,]/u, '，', 1],
  [/、/u, '、', 1],
];

const trailing = /[\s”’」』）)\]］》〉】»›"']/u;

/** The last mark before a UTF-16 offset, past white space and what closes quotations. */
const markBefore = (text: string, at: number): string => {
  let end = at;
  while (end > 0 && trailing.test(text.charAt(end - 1))) end -= 1;
  return text.charAt(end - 1);
};

const weightOf = (character: string): number => {
  if (/\s/u.test(character)) return 0;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) return 1;
  return /[\p{L}\p{N}]/u.test(character) ? 0.32 : 0.2;
};

/** Sentence ends in UTF-16 units: where the next sentence begins. */
const sentenceStarts = (text: string, language: Language): ReadonlySet<number> => {
  const { lead, pieces } = segmentText(plain(text), language);
  const starts = new Set<number>();
  let at = lead.length;
  for (const piece of pieces) {
    if (at > lead.length) starts.add(at);
    at += piece.text.length + piece.gap.length;
  }
  return starts;
};

/** How formatting stands at a code point: what must not be cut there, and what should not. */
const formattingAt = (tags: readonly InlineTag[]): ((at: number) => 'none' | 'soft' | 'link' | 'hard') => {
  const open = new Map<number, InlineTag>();
  const spans: { start: number; end: number; type: InlineTag['type'] }[] = [];
  for (const tag of tags) {
    if (tag.kind === 'open') open.set(tag.id, tag);
    const begun = tag.kind === 'close' ? open.get(tag.id) : undefined;
    if (begun !== undefined) spans.push({ start: begun.at, end: tag.at, type: tag.type });
  }
  return (at) => {
    const over = spans.filter(({ start, end, type }) =>
      // What is set high or low belongs to what it stands at: H₂O, x².
      type === 'sub' || type === 'sup' ? start <= at && at < end : start < at && at < end,
    );
    if (over.some(({ type }) => type === 'code' || type === 'sub' || type === 'sup')) return 'hard';
    if (over.some(({ type }) => type === 'link')) return 'link';
    return over.length > 0 ? 'soft' : 'none';
  };
};

/** UTF-16 offsets strictly inside ranges, as flags. */
const insideOf = (length: number, ranges: readonly { start: number; end: number }[]): Uint8Array => {
  const inside = new Uint8Array(length + 1);
  for (const { start, end } of ranges) inside.fill(1, start + 1, Math.max(end, start + 1));
  return inside;
};

const levelAt = (
  text: string,
  at: number,
  isSentence: boolean,
): { readonly level: CutLevel; readonly mark: string } => {
  const last = markBefore(text, at);
  const found = markClasses.find(([marks]) => marks.test(last));
  const mark = found?.[1] ?? (last === '.' && isSentence ? '。' : '');
  if (mark === '' && isDash(text, at)) return { level: 2, mark: '—' };
  return { level: isSentence ? 3 : (found?.[2] ?? 0), mark };
};

/**
 * Where a text may be cut: between words, never inside a number, a grapheme, code, an address, an abbreviated name or
 * what stands between an opening mark and its first word. Chinese words are those of `Intl.Segmenter`, and of
 * `ownWords`; places inside them are given too, marked as such, because it can be wrong. Linear in the text's length.
 */
export const cutPlaces = (
  { text, tags }: RichText,
  language: Language,
  ownWords: readonly string[] = [],
): CutPlaces => {
  const hard = insideOf(text.length, unbreakable(text));
  const named = insideOf(text.length, initialedNames(text));
  const own = ownWords.flatMap((word) => occurrences(text, word));
  const soft = insideOf(text.length, [...hanWords(text), ...own]);
  const sentences = sentenceStarts(text, language);
  const formatting = formattingAt(tags);
  const total = Array.from(text).reduce((sum, character) => sum + weightOf(character), 0);
  const places: CutPlace[] = [];
  let [at, points, end, before, depth] = [0, 0, 0, 0, 0];
  /** Straight quotation marks open and close by turns. */
  let isQuoted = false;
  let hasBegun = false;
  for (const character of text) {
    const previous = text.charAt(at - 1);
    const isSpace = /\s/u.test(character);
    const isBound =
      (closing.test(character) && !isDash(text, at)) ||
      opening.test(previous) ||
      (isQuoted && (character === '"' || previous === '"'));
    const isSentence = sentences.has(at);
    const isHard = hard[at] === 1 || (named[at] === 1 && !isSentence);
    if (hasBegun && !isSpace && !isHard && (isSentence || !isBound) && isGraphemeBoundary(text, at)) {
      const formatted = formatting(points);
      if (formatted !== 'hard' && (formatted !== 'link' || isSentence)) {
        places.push({
          at: points,
          end,
          ...levelAt(text, at, isSentence),
          share: total === 0 ? 0 : before / total,
          depth: depth + (isQuoted ? 1 : 0),
          splits: soft[at] === 1 ? 'word' : formatted === 'none' ? 'nothing' : 'formatting',
        });
      }
    }
    hasBegun ||= !isSpace;
    before += weightOf(character);
    if (openers.includes(character)) depth += 1;
    if (closers.includes(character)) depth = Math.max(0, depth - 1);
    if (character === '"') isQuoted = !isQuoted;
    at += character.length;
    points += 1;
    if (!isSpace) end = points;
  }
  return { places, weight: total };
};

/** Before a Chinese dash, which is two: with it a new thought begins. */
const isDash = (text: string, at: number): boolean =>
  text.startsWith('——', at) && text.charAt(at - 1) !== '—';

const occurrences = (text: string, word: string): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = [];
  if (word === '') return found;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    found.push({ start: at, end: at + word.length });
  }
  return found;
};

/** True where a text may be cut by somebody who says so: also inside what the dictionary takes for a word. */
export const isCutPlace = (rich: RichText, language: Language, at: number): boolean =>
  cutPlaces(rich, language).places.some((place) => place.at === at);

/** How far a code point is from a place: from the nearer end of the white space there. */
const distance = (place: CutPlace, at: number): number => Math.max(place.end - at, at - place.at, 0);

/** The place nearest to `at` among some; the later one of two as near. Null among none. */
export const nearestPlace = (places: readonly CutPlace[], at: number): CutPlace | null =>
  places.reduce<CutPlace | null>(
    (best, place) => (best === null || distance(place, at) <= distance(best, at) ? place : best),
    null,
  );
