import { foldWithMap, fold } from '../../text/fold.ts';

/**
 * Text as quotes are compared: the search key of `core/text/fold.ts` (either script, any case and width, composed or
 * not) without white space and default ignorable characters, and with one sign for all quotation marks, one for all
 * dashes and one for all middle dots. White space differs between a page and the rows made of it, and the marks are
 * what programs put in others' place; words never are.
 */
const ignored = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\uffff]+/gu;
const isIgnored = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\uffff]$/u;
const isSpace = /^\p{White_Space}$/u;

/** Unicode's Quotation_Mark property is not available in patterns; these are its members that NFKC leaves alone. */
const quotationMarks = /["'«»‘’‚‛“”„‟‹›「」『』〝〞〟⹂]/g;
const dashes = /[\u2010-\u2015\u2212\u2e3a\u2e3b\u2500\ufe58]/g;
const middleDots = /[\u2022\u2027\u2219\u30fb]/g;

const unified = (folded: string): string =>
  folded.replace(quotationMarks, '"').replace(dashes, '-').replace(middleDots, '·');

/** The key alone: what is put into an index. */
export const quoteKey = (text: string): string => unified(fold(text).replace(ignored, ''));

/** A key with the way back to its text. All lists have one entry for each UTF-16 unit of the key. */
export type MappedKey = {
  readonly key: string;
  /** The code points of the text a unit came from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether white space stood before the unit. */
  readonly spaced: readonly boolean[];
};

/** `quoteKey` with its map. */
export const mappedQuoteKey = (text: string): MappedKey => {
  const { folded, map } = foldWithMap(text);
  const starts: number[] = [];
  const ends: number[] = [];
  const spaced: boolean[] = [];
  let key = '';
  let afterSpace = false;
  let at = 0;
  for (const character of folded) {
    const from = at;
    at += character.length;
    if (isIgnored.test(character)) {
      afterSpace ||= isSpace.test(character);
      continue;
    }
    let next = at;
    while (next < folded.length && map[next] === map[from]) next += 1;
    for (let i = 0; i < character.length; i += 1) {
      starts.push(map[from] ?? 0);
      ends.push(map[next] ?? 0);
      spaced.push(afterSpace && i === 0);
    }
    key += character;
    afterSpace = false;
  }
  return { key: unified(key), starts, ends, spaced };
};

/** Whether a place between two units of a key is one between two characters of its text: 1 of ½ is none. */
export const isKeyEdge = ({ starts }: MappedKey, at: number): boolean =>
  at === 0 || at === starts.length || starts[at] !== starts[at - 1];

const alphabetic = /[\p{L}\p{N}\p{M}]/u;
const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a character belongs to words that are written apart. */
export const isWordLetter = (character: string): boolean =>
  alphabetic.test(character) && !withoutSpaces.test(character);

/** The text without the white space that keys do not have: what "the very same words" means. */
export const withoutSpace = (text: string): string => text.replace(/\p{White_Space}+/gu, '');
