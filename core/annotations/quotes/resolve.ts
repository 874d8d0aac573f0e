import type { DocumentId, Range, SegmentId } from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { weigh } from '../change.ts';
import { documentEnd, piecesText, type QuoteIndex, type QuotePlace } from './index-texts.ts';
import { mappedQuoteKey, quoteKey, withoutSpace, type MappedKey } from './key.ts';

/** What is known of quoted words, besides where they may be. */
export type QuoteQuery = {
  readonly quote: string;
  /** Text before and after it, as much as is known; empty when nothing is. */
  readonly prefix: string;
  readonly suffix: string;
  /** The only document that is looked in, if it is known. */
  readonly document: DocumentId | null;
  /** The segment the words should be in, if that is known: it decides where nothing else does. */
  readonly segment: SegmentId | null;
};

/** Of places that fit alike, those at the position that was given for the quote; none when it fits none, or says nothing. */
export type PositionFilter = (places: readonly QuotePlace[]) => readonly QuotePlace[];

export type QuoteResolution =
  /** `exactness`: 2 when quote and context stand there as they are written, 1 when the quote does, 0 when only their key is the same. */
  | { readonly is: 'found'; readonly place: QuotePlace; readonly exactness: 0 | 1 | 2 }
  /** Places to choose from: the context contradicts, or speaks for several. In order of what speaks for them. */
  | { readonly is: 'several'; readonly places: readonly QuotePlace[]; readonly exactness: 0 | 1 | 2 }
  | { readonly is: 'none' };

/** Places that are compared; a quote that stands in more is not told apart by what is known of it. */
const mostPlaces = 500;
/** The weight (Han characters, or three letters each) of context that speaks for a place by itself. */
const telling = 4;
/** Context of twice that outweighs what contradicts it on the other side. */
const decisive = 8;
/** Quotes up to this many code points say little by themselves. */
const shortQuote = 4;
/** Signs that quote and context must have together to say anything. */
const leastSigns = 2;

const places = (
  index: QuoteIndex,
  needle: string,
  offset: number,
  quote: MappedKey,
  document: DocumentId | null,
): readonly QuotePlace[] => {
  const found: QuotePlace[] = [];
  const within: Range | null =
    document === null ? { start: 0, end: index.key.length } : index.documentKey(document);
  if (within === null || needle === '') return found;
  for (let at = index.key.indexOf(needle, within.start); at >= 0 && at + needle.length <= within.end;) {
    const from = at + offset;
    const place = index.placeAt(from, from + quote.key.length, quote);
    if (place !== null) found.push(place);
    if (found.length > mostPlaces) break;
    at = index.key.indexOf(needle, at + 1);
  }
  return found;
};

/** What the surroundings of a place share with one side of the context. */
type Agreement = {
  /** Weight of what both have next to the quote. */
  readonly shared: number;
  readonly says: 'nothing' | 'agrees' | 'weakly' | 'contradicts';
};

/** `step` 1: after the quote, from `at` on; -1: before it. */
const agreementOf = (key: string, at: number, context: string, step: 1 | -1): Agreement => {
  let count = 0;
  const wanted = (i: number): string | undefined => (step > 0 ? context[i] : context[context.length - 1 - i]);
  const there = (i: number): string => key[step > 0 ? at + i : at - 1 - i] ?? documentEnd;
  while (count < context.length && there(count) === wanted(count)) count += 1;
  const shared = weigh(step > 0 ? context.slice(0, count) : context.slice(context.length - count));
  const isAll = count === context.length;
  // At the end of a document there is nothing to compare: the quote may come from a page with more on it.
  const isAtEnd = there(count) === documentEnd;
  if (context === '' || (isAtEnd && count === 0)) return { shared: 0, says: 'nothing' };
  if (isAll || shared >= telling || (isAtEnd && shared > 0)) return { shared, says: 'agrees' };
  return { shared, says: shared >= 1 ? 'weakly' : 'contradicts' };
};

type Judged = { readonly place: QuotePlace; readonly shared: number; readonly speaks: boolean };

/** Whether what stands round a place speaks for it although it is not all that was given. */
const judge = ({ key }: QuoteIndex, place: QuotePlace, context: Contexts, isLong: boolean): Judged => {
  const sides = [
    agreementOf(key, place.from, context.prefix, -1),
    agreementOf(key, place.to, context.suffix, 1),
  ];
  const shared = sides.reduce((sum, side) => sum + side.shared, 0);
  const agrees = sides.some(({ says }) => says === 'agrees');
  const isContradicted = sides.some(({ says }) => says === 'contradicts');
  return {
    place,
    shared,
    speaks: agrees && (!isContradicted || (isLong && shared >= telling) || shared >= decisive),
  };
};

type Contexts = { readonly prefix: string; readonly suffix: string };

/** Raw text next to a place, over rows of its document, without white space, at least as long as `length` if there is so much. */
const rawBeside = ({ texts }: QuoteIndex, place: QuotePlace, step: 1 | -1, length: number): string => {
  const edge = step > 0 ? place.pieces.at(-1) : place.pieces[0];
  const own = edge === undefined ? undefined : texts[edge.text];
  if (edge === undefined || own === undefined) return '';
  const points = Array.from(own.text);
  let beside = withoutSpace((step > 0 ? points.slice(edge.end) : points.slice(0, edge.start)).join(''));
  for (let at = edge.text + step; beside.length < length; at += step) {
    const next = texts[at];
    if (next === undefined || next.document !== own.document) break;
    const more = withoutSpace(next.text);
    beside = step > 0 ? beside + more : more + beside;
  }
  return beside;
};

const exactnessOf = (
  index: QuoteIndex,
  place: QuotePlace,
  { quote, prefix, suffix }: QuoteQuery,
): 0 | 1 | 2 => {
  if (withoutSpace(piecesText(index, place).join('')) !== withoutSpace(quote)) return 0;
  const [before, after] = [withoutSpace(prefix), withoutSpace(suffix)];
  const isAsWritten =
    rawBeside(index, place, -1, before.length).endsWith(before) &&
    rawBeside(index, place, 1, after.length).startsWith(after);
  return isAsWritten ? 2 : 1;
};

/** Of places that fit alike those that are more exactly what was quoted, then whole words, then where they should be. */
const narrowed = (
  index: QuoteIndex,
  all: readonly QuotePlace[],
  query: QuoteQuery,
  atPosition: PositionFilter,
): readonly QuotePlace[] => {
  if (all.length < 2) return all;
  const some = (list: readonly QuotePlace[], test: (place: QuotePlace) => boolean): readonly QuotePlace[] => {
    const left = list.filter(test);
    return left.length === 0 ? list : left;
  };
  const levels = new Map(all.map((place) => [place, exactnessOf(index, place, query)]));
  const best = Math.max(...levels.values());
  const exact = all.filter((place) => levels.get(place) === best);
  const whole = some(exact, ({ from, to }) => !index.cutsWord(from) && !index.cutsWord(to));
  const named = some(whole, ({ pieces }) => index.texts[pieces[0]?.text ?? -1]?.segment === query.segment);
  if (named.length < 2) return named;
  const there = atPosition(named);
  return there.length === 0 ? named : there;
};

const signs = /[^\p{P}\p{Z}\p{C}]/gu;

/**
 * Where quoted words stand. They are found where quote and context together fit exactly one place of the joined text,
 * however short they are; where the text beside them was changed since, what is left of the context must speak for one
 * place clearly. Where the context contradicts, or several places fit alike, they are left to the user to choose.
 * Costs a search of the joined key, and what the places found cost.
 */
export const resolveQuote = (
  index: QuoteIndex,
  query: QuoteQuery,
  atPosition: PositionFilter = () => [],
): QuoteResolution => {
  const { quote, document, segment } = query;
  const key = mappedQuoteKey(quote);
  const context: Contexts = { prefix: quoteKey(query.prefix), suffix: quoteKey(query.suffix) };
  const found = (place: QuotePlace): QuoteResolution => ({
    is: 'found',
    place,
    exactness: exactnessOf(index, place, query),
  });
  const several = (list: readonly QuotePlace[]): QuoteResolution => {
    const [first] = list;
    return first === undefined
      ? { is: 'none' }
      : { is: 'several', places: list, exactness: exactnessOf(index, first, query) };
  };
  if (key.key === '') return { is: 'none' };

  const whole = context.prefix + key.key + context.suffix;
  const fitting = narrowed(
    index,
    places(index, whole, context.prefix.length, key, document),
    query,
    atPosition,
  );
  const hasContext = whole.length > key.key.length;
  const [only] = fitting;
  if (only !== undefined && fitting.length > 1) return several(fitting);
  if (only !== undefined) {
    const saysEnough = whole.length > leastSigns || (whole.match(signs)?.length ?? 0) >= leastSigns;
    const isThere = atPosition(fitting).length > 0;
    const isWhole = hasContext || (!index.cutsWord(only.from) && !index.cutsWord(only.to));
    return isThere || (saysEnough && isWhole) ? found(only) : several(fitting);
  }
  if (!hasContext) return { is: 'none' };

  const all = places(index, key.key, 0, key, document);
  const isLong = codePointLength(quote.trim()) > shortQuote;
  const judged = all.map((place) => judge(index, place, context, isLong)).sort((a, b) => b.shared - a.shared);
  const speaking = judged.filter(({ speaks }) => speaks);
  const [best, second] = speaking;
  if (best !== undefined && all.length <= mostPlaces) {
    const isClear = second === undefined || best.shared - second.shared >= telling;
    const [at, ...others] = isClear ? [best.place] : atPosition(speaking.map(({ place }) => place));
    if (at !== undefined && others.length === 0) return found(at);
  }
  const inSegment = all.filter(({ pieces }) =>
    pieces.some(({ text }) => index.texts[text]?.segment === segment),
  );
  const [named] = inSegment;
  if (best === undefined && named !== undefined && inSegment.length === 1 && isLong) return found(named);
  return several([...new Set([...inSegment, ...judged.map(({ place }) => place)])]);
};
