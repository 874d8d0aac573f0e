import { anchorStatuses, type Range } from '../../model/index.ts';
import type { AnchorDraft, PlaceDraft } from './draft.ts';
import type { JsonObject } from './values.ts';
import { addressOf, isObject, listOf, member, oneOf, textOf, wholeNumber, without } from './values.ts';
import { ownPrefix, segmentOf, textNameOf } from './vocabulary.ts';

const leans = ['before', 'after'] as const;
/** Places an ambiguous anchor may be at: more is no choice any more. */
const mostCandidates = 100;
/** Code points of context that are read: more than an anchor keeps, for sentences that begin alike. */
const longestContext = 256;
/** Links of a chain of selectors that refine each other. */
const longestChain = 8;

const own = (object: JsonObject, name: string): unknown => member(object, ownPrefix + name);

const placeOf = (value: unknown): PlaceDraft | null => {
  if (!isObject(value)) return null;
  const segment = wholeNumber(own(value, 'segment'));
  const start = wholeNumber(own(value, 'start'));
  const end = wholeNumber(own(value, 'end'));
  return segment === null || start === null || end === null || start > end ? null : { segment, start, end };
};

const typeOf = (value: JsonObject): string => textOf(listOf(member(value, 'type', '@type'))[0]) ?? '';

/** A selector and those that refine it, outermost first. */
const chainOf = (selector: unknown): readonly JsonObject[] => {
  const chain: JsonObject[] = [];
  let next = selector;
  while (isObject(next) && chain.length < longestChain) {
    chain.push(next);
    next = listOf(member(next, 'refinedBy'))[0];
  }
  return chain;
};

const quoteIn = (selectors: readonly JsonObject[]): JsonObject | undefined =>
  selectors.find((selector) => {
    const exact = member(selector, 'exact');
    return typeOf(selector).endsWith('TextQuoteSelector') && typeof exact === 'string' && exact !== '';
  });

/** The place a fragment names together with the position that refines it. */
const placeIn = (chains: readonly (readonly JsonObject[])[]): PlaceDraft | null => {
  for (const chain of chains) {
    const fragment = chain.find((selector) => typeOf(selector).endsWith('FragmentSelector'));
    const position = chain.find((selector) => typeOf(selector).endsWith('TextPositionSelector'));
    const segment = fragment === undefined ? null : segmentOf(textOf(member(fragment, 'value')) ?? '');
    const start = position === undefined ? null : wholeNumber(member(position, 'start'));
    const end = position === undefined ? null : wholeNumber(member(position, 'end'));
    if (segment !== null && start !== null && end !== null && start <= end) return { segment, start, end };
  }
  return null;
};

const rangeOf = (start: number | null, end: number | null): Range | null =>
  start === null ? null : { start, end: Math.max(start, end ?? start) };

const isType = (selector: JsonObject | undefined, type: string): selector is JsonObject =>
  selector !== undefined && typeOf(selector).endsWith(type);

/** A position of characters in a text of its own (RFC 5147, section 2.2.1). */
const characterFragment = (value: string): Range | null => {
  const [, start, end] = /^#?char=(\d{1,15})(?:,(\d{1,15}))?(?:;|$)/.exec(value) ?? [];
  return start === undefined ? null : rangeOf(Number(start), end === undefined ? null : Number(end));
};

/** What one selector says of a place in the whole document, unless it only refines another (sections 4.2.1, 4.2.5 and 4.2.9). */
const positionOf = (selector: JsonObject | undefined): Range | null => {
  if (isType(selector, 'TextPositionSelector')) {
    return rangeOf(wholeNumber(member(selector, 'start')), wholeNumber(member(selector, 'end')));
  }
  if (isType(selector, 'FragmentSelector')) return characterFragment(textOf(member(selector, 'value')) ?? '');
  if (!isType(selector, 'RangeSelector')) return null;
  const [from, to] = ['startSelector', 'endSelector'].map((name) =>
    listOf(member(selector, name)).find(isObject),
  );
  const start = isType(from, 'RangeSelector') ? null : positionOf(from);
  const end = isType(to, 'RangeSelector') ? null : positionOf(to);
  return start === null ? null : rangeOf(start.start, end?.start ?? null);
};

const fileName = (address: string): string | null => {
  const last = /([^/\\?#]+)(?:[?#].*)?$/.exec(address)?.[1] ?? null;
  try {
    return last === null ? null : decodeURIComponent(last);
  } catch {
    return last;
  }
};

const contextOf = (quote: JsonObject, name: 'prefix' | 'suffix'): string => {
  const text = textOf(member(quote, name)) ?? '';
  const near = name === 'prefix' ? text.slice(-2 * longestContext) : text.slice(0, 2 * longestContext);
  const points = Array.from(near.toWellFormed());
  return (name === 'prefix' ? points.slice(-longestContext) : points.slice(0, longestContext)).join('');
};

export type ReadTarget = {
  readonly anchor: AnchorDraft;
  /** Members that are not understood. */
  readonly more: JsonObject | null;
};

const understood = ['type', '@type', 'source', 'selector', 'state', `${ownPrefix}anchor`, `${ownPrefix}hash`];

/** What a target of an annotation says about words; null when it quotes none. */
export const readTarget = (target: unknown): ReadTarget | null => {
  if (!isObject(target)) return null;
  const chains = listOf(member(target, 'selector')).map(chainOf);
  const quote = quoteIn(chains.flat());
  if (quote === undefined) return null;
  const source = member(target, 'source');
  const address = addressOf(source);
  const text = address === null ? null : textNameOf(address);
  const label = isObject(source) ? textOf(member(source, 'label', 'title', 'dc:title', 'name')) : null;
  const anchor = own(target, 'anchor');
  const kept = isObject(anchor) ? anchor : {};
  const state = listOf(member(target, 'state')).find(isObject) ?? {};
  return {
    anchor: {
      text,
      name: label ?? (address === null || text !== null ? null : fileName(address)),
      quote: (textOf(member(quote, 'exact')) ?? '').toWellFormed(),
      prefix: contextOf(quote, 'prefix'),
      suffix: contextOf(quote, 'suffix'),
      place: placeOf(kept) ?? placeIn(chains),
      position: chains.map(([first]) => positionOf(first)).find((one) => one !== null) ?? null,
      status: oneOf(own(kept, 'status'), anchorStatuses) ?? 'live',
      startLean: oneOf(own(kept, 'startLean'), leans) ?? 'after',
      endLean: oneOf(own(kept, 'endLean'), leans) ?? 'before',
      madeOn: textOf(own(kept, 'madeOn')),
      present: textOf(own(state, 'hash')),
      candidates: listOf(own(kept, 'candidates'))
        .slice(0, mostCandidates)
        .flatMap((each) => placeOf(each) ?? []),
    },
    more: without(target, understood),
  };
};
