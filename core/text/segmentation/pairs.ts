import { isSpace, kind, kindAt, openerOf, pairKind } from './characters.ts';

/** The places that matter, in order, and for each the offset of its other half (-1: none). All in UTF-16. */
export type Marks = { readonly at: readonly number[]; readonly partner: Int32Array };

const letter = /[\p{L}\p{N}]/u;
const latin = /[A-Za-z\u00c0-\u024f]/;

/** ’ between letters is an apostrophe (don’t), not the end of a quotation. */
const isApostrophe = (text: string, at: number): boolean =>
  text.charAt(at) === '’' && latin.test(text.charAt(at - 1)) && latin.test(text.charAt(at + 1));

const guillemets = /[«»‹›]/;

/** »Nein!« as German and Danish quote: what opens in other languages closes here, and is taken for no mark. */
const pointsInward = (text: string): boolean => /[»›]/.test(guillemets.exec(text)?.[0] ?? '');

const findMarks = (text: string): number[] => {
  const at: number[] = [];
  const inward = pointsInward(text);
  for (let i = 0; i < text.length; i += 1) {
    const of = kindAt(text, i);
    if (of === kind.none || (of === kind.closer && isApostrophe(text, i))) continue;
    if (!inward || !guillemets.test(text.charAt(i))) at.push(i);
  }
  return at;
};

/** Deeper nesting and openers further up the stack are not looked at: real text has none, and time stays linear. */
const deepest = 32;
const furthest = 8;

/** A straight quote opens when something follows it and nothing stands before it, else it closes what is open. */
const opensStraight = (text: string, at: number): boolean =>
  (at === 0 || isSpace(text.charAt(at - 1)) || kindAt(text, at - 1) === kind.opener) &&
  letter.test(text.charAt(at + 1));

/** Where in the stack of open marks the partner of the closing mark at `at` stands, or -1. */
const findOpener = (text: string, at: number, stack: readonly number[], marks: readonly number[]): number => {
  const wanted = openerOf.get(text.charAt(at)) ?? text.charAt(at);
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - furthest); i -= 1) {
    const mark = marks[stack[i] ?? -1];
    if (mark !== undefined && text.charAt(mark) === wanted) return i;
  }
  return -1;
};

/**
 * All enders, quotes, brackets and newlines of a text, the pairs matched. Pairs never span a newline; an opener
 * without an end and an end without an opener stand alone.
 */
export const markPairs = (text: string): Marks => {
  const at = findMarks(text);
  const partner = new Int32Array(at.length).fill(-1);
  const stack: number[] = [];
  const open = (mark: number): void => {
    if (stack.length < deepest) stack.push(mark);
  };
  for (const [mark, offset] of at.entries()) {
    const of = kindAt(text, offset);
    if (of === kind.newline) stack.length = 0;
    else if (of === kind.opener) open(mark);
    else if (of === kind.closer || of === kind.straight) {
      const found = findOpener(text, offset, stack, at);
      const other = found < 0 ? undefined : stack[found];
      if (other !== undefined && !(of === kind.straight && opensStraight(text, offset))) {
        partner[other] = offset;
        partner[mark] = at[other] ?? -1;
        stack.length = found;
      } else if (of === kind.straight) open(mark);
    }
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
