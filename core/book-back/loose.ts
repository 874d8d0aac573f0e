import { bookText, evenWhiteSpace } from '../layouts/marks.ts';
import type { SegmentId, Side } from '../model/index.ts';
import type { LooseWords } from './found.ts';
import { squashed, type KnownTexts } from './known.ts';
import { isWhole, textOf, type Sentence } from './sentence.ts';

/** A sentence of which the book has no mark any more. */
export type Missing = {
  readonly segment: SegmentId;
  readonly side: Side;
  readonly row: number;
  /** Its words stand in the book, without their mark. */
  isThere: boolean;
};

/** What follows on each other in the book: sentences, and words without a mark with the last of the sentences they turned out to be. */
type Item = { readonly sentence: Sentence } | Stretch;

type Stretch = { readonly words: LooseWords; became: readonly Missing[] };

type Bounds = { readonly from: number; readonly to: number };

const nowhere: Bounds = { from: 0, to: Number.POSITIVE_INFINITY };

/** The row an item is surely of in a column: the first of several, or the last. */
const rowOf = (item: Item | undefined, side: Side, end: 0 | -1): number | null => {
  if (item === undefined) return null;
  if ('sentence' in item) return item.sentence.side === side ? item.sentence.row : null;
  const one = item.became.at(end);
  return one?.side === side ? one.row : null;
};

/** Of each item the rows between which it stands in a column: those of the nearest items that are sure. */
const boundsIn = (items: readonly Item[], side: Side): readonly Bounds[] => {
  const to: number[] = [];
  let next: number = nowhere.to;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    to[at] = next;
    next = rowOf(items[at], side, 0) ?? next;
  }
  let before = nowhere.from;
  return items.map((item, at) => {
    const from = before;
    before = rowOf(item, side, -1) ?? before;
    return { from, to: to[at] ?? nowhere.to };
  });
};

/** Sentences that are looked through for one stretch of words: beyond them nothing is near. */
const mostCandidates = 200;

/** Missing sentences of a column, in the order of their rows, with the texts that each may have had. */
const missingIn = (known: KnownTexts, all: readonly Missing[], side: Side) => {
  const missing = all.filter((one) => one.side === side);
  const texts = new Map<Missing, readonly string[]>();
  const textsOf = (one: Missing): readonly string[] => {
    const found = Array.from(known.versions(one.segment, one.side), (rich) => squashed(bookText(rich)));
    const own = texts.get(one) ?? [...new Set(found)].filter((text) => text !== '');
    texts.set(one, own);
    return own;
  };
  const firstAt = (row: number): number => {
    let [low, high] = [0, missing.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((missing[middle]?.row ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    textsOf,
    within: ({ from, to }: Bounds): readonly Missing[] => {
      const found: Missing[] = [];
      for (let n = firstAt(from); n < missing.length && found.length < mostCandidates; n += 1) {
        const one = missing[n];
        if (one === undefined || one.row > to) break;
        if (!one.isThere) found.push(one);
      }
      return found;
    },
  };
};

type Column = ReturnType<typeof missingIn>;

/** The sentences, one behind the other from `from` on, whose words a text is, all of it; null where it is not. */
const spelled = (
  { textsOf }: Column,
  text: string,
  candidates: readonly Missing[],
  from: number,
): readonly Missing[] | null => {
  const all: Missing[] = [];
  let rest = text;
  for (let n = from; rest !== ''; n += 1) {
    const one = candidates[n];
    const words = one === undefined ? undefined : textsOf(one).find((own) => rest.startsWith(own));
    if (one === undefined || words === undefined) return null;
    all.push(one);
    rest = rest.slice(words.length);
  }
  return all;
};

type Placing = {
  readonly columns: ReadonlyMap<Side, Column>;
  readonly bounds: ReadonlyMap<Side, readonly Bounds[]>;
  readonly items: readonly Item[];
};

/** The missing sentences that words without a mark are. Where several would do, none is taken: nothing is guessed. */
const byContent = (
  { columns, bounds }: Placing,
  at: number,
  { text }: LooseWords,
): readonly Missing[] | null => {
  const words = squashed(text);
  const found = [...columns].flatMap(([side, column]) => {
    const candidates = column.within(bounds.get(side)?.[at] ?? nowhere);
    return candidates.flatMap((_, n) => {
      const all = spelled(column, words, candidates, n);
      return all === null ? [] : [all];
    });
  });
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
};

const sentenceIn = (item: Item | undefined): Sentence | undefined =>
  item !== undefined && 'sentence' in item ? item.sentence : undefined;

/** The sentence that words are what it lost: its mark covers only a part of it, as where it was split in two paragraphs. */
const takesBack = ({ items }: Placing, at: number, { text }: LooseWords): Sentence | null => {
  const fits = (sentence: Sentence | undefined, whole: (own: string) => string): sentence is Sentence =>
    sentence !== undefined &&
    isWhole(sentence) &&
    squashed(whole(textOf(sentence))) === squashed(sentence.written?.text ?? '');
  const [before, behind] = [sentenceIn(items[at - 1]), sentenceIn(items[at + 1])];
  if (fits(before, (own) => own + text)) return before;
  return fits(behind, (own) => text + own) ? behind : null;
};

/** Puts words that were typed beside a sentence of the same paragraph into it, the one before them first, where none is missing there. */
const putBeside = (
  { items, columns, bounds }: Placing,
  at: number,
  { text, paragraph }: LooseWords,
): boolean => {
  const [before, behind] = [sentenceIn(items[at - 1]), sentenceIn(items[at + 1])];
  const isBehind = before?.found.to === paragraph;
  const sentence = isBehind ? before : behind?.found.from === paragraph ? behind : undefined;
  if (sentence === undefined || sentence.side === null || !isWhole(sentence)) return false;
  const { side } = sentence;
  if ((columns.get(side)?.within(bounds.get(side)?.[at] ?? nowhere) ?? []).length > 0) return false;
  const own = textOf(sentence);
  sentence.changed = evenWhiteSpace(isBehind ? own + text : text + own);
  return true;
};

const inOrder = (sentences: readonly Sentence[], loose: readonly LooseWords[]): readonly Item[] => {
  const items: Item[] = [];
  let next = 0;
  for (const [n, sentence] of [...sentences, null].entries()) {
    for (let words = loose[next]; words !== undefined && words.after <= n; words = loose[(next += 1)])
      items.push({ words, became: [] });
    if (sentence !== null) items.push({ sentence });
  }
  return items;
};

/** What was found once makes neighbours sure, between which more may be found. */
const mostRounds = 3;

/**
 * Gives words without a mark their place: `sentences`, `missing` and what is in them are changed. They are what a sentence lost that was
 * split; or sentences that lost their marks, word for word, between neighbours that are sure; or, in a paragraph with sentences and where
 * none is missing, words that were typed beside one. Answers those that are none of these.
 */
export const placeLoose = (
  known: KnownTexts,
  sentences: readonly Sentence[],
  missing: readonly Missing[],
  loose: readonly LooseWords[],
): readonly LooseWords[] => {
  const items = inOrder(sentences, loose);
  const columns = new Map(known.sides.map((side) => [side, missingIn(known, missing, side)] as const));
  const placing = (): Placing => ({
    items,
    columns,
    bounds: new Map(known.sides.map((side) => [side, boundsIn(items, side)] as const)),
  });
  const left = new Set<number>();
  const first = placing();
  for (const [at, item] of items.entries()) {
    if ('sentence' in item) continue;
    const whole = takesBack(first, at, item.words);
    if (whole === null) left.add(at);
    else {
      const { from, to } = whole.found;
      whole.changed = null;
      whole.isSplit ||= item.words.paragraph < from || item.words.paragraph > to;
    }
  }
  const wordsAt = (at: number): Stretch | null => {
    const item = items[at];
    return item !== undefined && 'words' in item ? item : null;
  };
  for (let round = 0, before = -1; round < mostRounds && left.size !== before; round += 1) {
    before = left.size;
    const now = placing();
    for (const at of left) {
      const item = wordsAt(at);
      const all = item === null ? null : byContent(now, at, item.words);
      if (item === null || all === null) continue;
      item.became = all;
      for (const one of all) one.isThere = true;
      left.delete(at);
    }
  }
  const last = placing();
  return [...left].flatMap((at) => {
    const item = wordsAt(at);
    return item === null || putBeside(last, at, item.words) ? [] : [item.words];
  });
};
