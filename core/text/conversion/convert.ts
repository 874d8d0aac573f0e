import { chineseScript, type Language, type Region } from '../../model/language.ts';
import type { ProtectedWord } from '../../model/project.ts';
import type { RichText } from '../../model/text.ts';
import { codePointLength, isBmp, sliceCodePoints } from '../codepoints.ts';
import { codeRanges } from '../code-ranges.ts';
import { outsideRanges, protectedRanges } from '../protected-ranges.ts';
import { simplifier } from './simplify.ts';
import type { CharacterConverter } from './tables.ts';
import { traditionalize } from './traditionalize.ts';
import { decideZhu } from './zhu.ts';

export type ConversionOptions = {
  readonly from: Language;
  readonly to: Language;
  readonly region: Region;
  readonly protectedWords: readonly ProtectedWord[];
};

export type Converter = (text: string) => string;

/** The converted text, or, should it have lost the alignment, each character converted by itself. */
const aligned = (text: string, convert: CharacterConverter): string => {
  const converted = convert(text);
  const isBmpOnly = converted.length === text.length && isBmp(converted) && isBmp(text);
  if (isBmpOnly || codePointLength(converted) === codePointLength(text)) return converted;
  return Array.from(text, (character) => {
    const other = convert(character);
    return codePointLength(other) === 1 ? other : character;
  }).join('');
};

/** The UTF-16 offset `count` code points after the UTF-16 offset `from`. */
const advance = (text: string, from: number, count: number): number => {
  let at = from;
  for (let left = count; left > 0; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
};

/** Every 著 of the source decided by `decideZhu`, whatever OpenCC made of it. Both texts are aligned. */
const settleZhu = (source: string, converted: string): string => {
  const parts: string[] = [];
  const isSame = isBmp(source) && isBmp(converted);
  let done = 0;
  let copied = 0;
  for (const { at, form } of decideZhu(source)) {
    const next = isSame ? at : advance(converted, copied, codePointLength(source.slice(done, at)));
    parts.push(converted.slice(copied, next), form);
    done = at + 1;
    copied = next + 1;
  }
  parts.push(converted.slice(copied));
  return parts.join('');
};

const simplify = (region: Region): CharacterConverter => {
  const convert = simplifier(region);
  return (text) => settleZhu(text, aligned(text, convert));
};

const charactersOf = ({ from, to, region }: ConversionOptions): CharacterConverter => {
  const [script, wanted] = [chineseScript(from), chineseScript(to)];
  if (script === null || wanted === null || script === wanted) return (text) => text;
  return wanted === 'zh-Hans' ? simplify(region) : (text) => traditionalize(text, region);
};

const escape = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

/** Finds protected words, of several that begin at one place the longest. */
const protectedPattern = (words: readonly ProtectedWord[]): RegExp =>
  new RegExp(
    words
      .map(({ word }) => word)
      .sort((a, b) => b.length - a.length)
      .map(escape)
      .join('|'),
    'gu',
  );

const withWords = (convert: CharacterConverter, protectedWords: readonly ProtectedWord[]): Converter => {
  const words = protectedWords.filter(({ word }) => word !== '');
  if (words.length === 0) return convert;
  const pattern = protectedPattern(words);
  const forms = new Map(words.map(({ word, as }) => [word, as ?? word]));
  return (text) => {
    // Converted as a whole: the words round a protected one say how the characters beside it are written.
    const converted = convert(text);
    const parts: string[] = [];
    let done = 0;
    let copied = 0;
    for (const match of text.matchAll(pattern)) {
      const start = advance(converted, copied, codePointLength(text.slice(done, match.index)));
      parts.push(converted.slice(copied, start), forms.get(match[0]) ?? match[0]);
      done = match.index + match[0].length;
      copied = advance(converted, start, codePointLength(match[0]));
    }
    parts.push(converted.slice(copied));
    return parts.join('');
  };
};

/**
 * A converter between Chinese scripts: OpenCC's characters, by region, with the 著 rule; the identity where one side
 * is not Chinese or both are in the same script. Outside protected words with a form of their own, the result has as many code
 * points as the text, one for each. A protected word is copied, or written as given. Addresses, paths, code in
 * backticks and the like (`protectedRanges`) are copied.
 */
export const createConverter = (options: ConversionOptions): Converter => {
  const { from, to } = options;
  const [script, wanted] = [chineseScript(from), chineseScript(to)];
  if (script === null || wanted === null || script === wanted) return (text) => text;
  const convert = withWords(charactersOf(options), options.protectedWords);
  return (text) => outsideRanges(text, protectedRanges(text), convert);
};

/**
 * A text and its tags converted; code (between tags of that type) is copied. Tags keep their code point offsets; where
 * a protected word changed the length, the offset is what the text before the tag converts to, so a tag inside such a
 * word may land at either end of it.
 */
export const convertRich = (rich: RichText, convert: Converter): RichText => {
  const code = codeRanges(rich);
  const inWords = (text: string): string =>
    code.length === 0 ? convert(text) : outsideRanges(text, code, convert);
  const text = inWords(rich.text);
  const length = codePointLength(text);
  if (length === codePointLength(rich.text)) return { text, tags: rich.tags };
  let floor = 0;
  const tags = rich.tags.map((tag) => {
    const at = codePointLength(inWords(sliceCodePoints(rich.text, 0, tag.at)));
    floor = Math.min(length, Math.max(floor, at));
    return { ...tag, at: floor };
  });
  return { text, tags };
};
