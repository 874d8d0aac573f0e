import { arePair, isHan, isSpace, kind, kindAt, lowOpener, pairKind } from './characters.ts';

/** The places that matter, in order, and for each the offset of its other half (-1: none). All in UTF-16. */
export type Marks = { readonly at: readonly number[]; readonly partner: Int32Array };

const letter = /[\p{L}\p{N}]/u;
const latin = /[A-Za-z\u00c0-\u024f]/;

/** ’ between letters is an apostrophe (don’t), not the end of a quotation. */
const isApostrophe = (text: string, at: number): boolean =>
  text.charAt(at) === '’' && latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at + 1));

const guillemets = /[«»‹›]/;

/** »Nein!« as German and Danish quote: what opens in other languages closes here. */
const pointsInward = (text: string): boolean => /[»›]/.test(guillemets.exec(text)?.[0] ?? '');

/** ' that may open a quotation, as no apostrophe does that stands in a word. */
const opensSingle = (text: string, at: number): boolean =>
  text.charAt(at) === "'" &&
  (at === 0 || /[\s([{"“—–]/u.test(text.charAt(at - 1))) &&
  /[\p{L}¡¿…]/u.test(text.charAt(at + 1));

/** ' that may close one: behind a mark, since behind a letter it is more likely to be an apostrophe. */
const closesSingle = (text: string, at: number): boolean =>
  text.charAt(at) === "'" &&
  /[.,!?;:…—"”。！？，；：]/u.test(text.charAt(at - 1)) &&
  (!letter.test(text.charAt(at + 1)) || isHan(text.charAt(at + 1)));

const findMarks = (text: string): number[] => {
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const of = kindAt(text, i);
    if (
      of === kind.none
        ? !opensSingle(text, i) && !closesSingle(text, i)
        : of === kind.closer && isApostrophe(text, i)
    )
      continue;
    at.push(i);
  }
  return at;
};

/** Deeper nesting and openers further up the stack are not looked at: real text has none, and time stays linear. */
const deepest = 32;
const furthest = 8;

/** A straight quote opens when something follows it and nothing stands before it, else it closes what is open. */
const opensStraight = (text: string, at: number): boolean =>
  (at === 0 || isSpace(text.charAt(at - 1)) || kindAt(text, at - 1) === kind.opener) &&
  /[\p{L}\p{N}¡¿…$€£¥'‘(]/u.test(text.charAt(at + 1));

/** Where in the stack of open marks the partner of the closing mark at `at` stands, or -1. */
const findOpener = (
  text: string,
  stack: readonly number[],
  marks: readonly number[],
  opens: (opener: string) => boolean,
): number => {
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - furthest); i -= 1) {
    const mark = marks[stack[i] ?? -1];
    if (mark !== undefined && opens(text.charAt(mark))) return i;
  }
  return -1;
};

type Role = 'opens' | 'closes' | 'either' | 'none';

/**
 * What the mark at `at` does, `last` being the innermost mark that is open. `isInward`: whether the text's guillemets point inward, so that » opens
 * and « closes.
 */
const roleOf = (text: string, at: number, last: string, isInward: boolean): Role => {
  const character = text.charAt(at);
  if (isInward && guillemets.test(character)) return /[»›]/.test(character) ? 'opens' : 'closes';
  if (character === "'") return opensSingle(text, at) ? 'opens' : 'closes';
  const of = kindAt(text, at);
  if (of === kind.opener) return lowOpener(character) === last ? 'closes' : 'opens';
  if (of === kind.closer) return 'closes';
  if (of !== kind.straight) return 'none';
  return opensStraight(text, at) ? 'opens' : 'either';
};

/**
 * All enders, quotes, brackets and newlines of a text, the pairs matched. Pairs never span a newline; an opener
 * without an end and an end without an opener stand alone.
 */
export const markPairs = (text: string): Marks => {
  const at = findMarks(text);
  const isInward = pointsInward(text);
  const partner = new Int32Array(at.length).fill(-1);
  const stack: number[] = [];
  for (const [mark, offset] of at.entries()) {
    if (kindAt(text, offset) === kind.newline) {
      stack.length = 0;
      continue;
    }
    const character = text.charAt(offset);
    const role = roleOf(text, offset, text.charAt(at[stack.at(-1) ?? -1] ?? text.length), isInward);
    if (role === 'none') continue;
    const opens = (opener: string): boolean =>
      opener === character
        ? character === "'" || kindAt(text, offset) === kind.straight
        : isInward && guillemets.test(character)
          ? arePair(character, opener)
          : arePair(opener, character);
    const found = role === 'opens' ? -1 : findOpener(text, stack, at, opens);
    const other = stack[found];
    if (other !== undefined) {
      partner[other] = offset;
      partner[mark] = at[other] ?? -1;
      stack.length = found;
    } else if (role !== 'closes' && stack.length < deepest) stack.push(mark);
  }
  return { at, partner };
};

/** Brackets and titles longer than this (UTF-16 units) do not hold back breaks: they are hardly one phrase. */
const longestBracket = 200;
/** Quotations longer than this are cut inside, so that rows stay short enough to work on. */
const longestQuote = { chinese: 120, latin: 300 };

/** Whether no break may fall between a matched opener and its closer. */
export const holdsTogether = (text: string, open: number, close: number, isEnglish: boolean): boolean => {
  const length = close - open;
  if (pairKind(text.charAt(open)) !== 'quote') return length <= longestBracket;
  return length <= (isEnglish ? longestQuote.latin : longestQuote.chinese);
};
