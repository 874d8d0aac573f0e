import type { Range } from '#core/model/index.ts';

/**
 * The rule of a well-known web annotator, as its published sources describe it, written anew from that description: a
 * quote is looked for anywhere in the document. Where it stands exactly, every such place is a match; else every place
 * that differs from it by no more than half its length. Each match is weighed: 50 for the quote, 20 each for the
 * surroundings before and after (32 characters are kept), 2 for being near where it was. The heaviest is taken.
 */
const weights = { quote: 50, context: 20, place: 2 };
const contextLength = 32;

/** Edit distance (Levenshtein) of two short texts. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

type Match = Range & { readonly errors: number };

const exactMatches = (text: string, quote: string): Match[] => {
  const found: Match[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return found;
};

/** Ends of stretches that differ least from the quote, with where each begins (Sellers 1980). */
const nearMatches = (text: string, quote: string): Match[] => {
  const most = Math.floor(quote.length / 2);
  let cost = Array.from({ length: quote.length + 1 }, (_, i) => i);
  let begin = cost.map(() => 0);
  const found: Match[] = [];
  for (let j = 1; j <= text.length; j += 1) {
    const [nextCost, nextBegin] = [[0], [j]];
    for (let i = 1; i <= quote.length; i += 1) {
      const ways = [
        [(cost[i - 1] ?? 0) + Number(quote[i - 1] !== text[j - 1]), begin[i - 1] ?? 0],
        [(cost[i] ?? 0) + 1, begin[i] ?? 0],
        [(nextCost[i - 1] ?? 0) + 1, nextBegin[i - 1] ?? 0],
      ] as const;
      const [least, from] = ways.reduce((best, way) => (way[0] < best[0] ? way : best));
      nextCost.push(least);
      nextBegin.push(from);
    }
    cost = nextCost;
    begin = nextBegin;
    const errors = cost[quote.length] ?? 0;
    if (errors <= most) found.push({ start: begin[quote.length] ?? 0, end: j, errors });
  }
  const least = Math.min(...found.map(({ errors }) => errors));
  return found.filter(({ errors }) => errors === least);
};

const alike = (wanted: string, there: string): number =>
  wanted === '' ? 1 : Math.max(0, 1 - distance(wanted, there) / wanted.length);

/** Where that rule puts a quote of `before` (UTF-16 units) in `after`; null when it finds nothing. */
export const rivalPlace = (before: string, { start, end }: Range, after: string): Range | null => {
  const quote = before.slice(start, end);
  const prefix = before.slice(Math.max(0, start - contextLength), start);
  const suffix = before.slice(end, end + contextLength);
  const exact = exactMatches(after, quote);
  const weigh = (match: Match): number =>
    weights.quote * (1 - match.errors / quote.length) +
    weights.context * alike(prefix, after.slice(Math.max(0, match.start - prefix.length), match.start)) +
    weights.context * alike(suffix, after.slice(match.end, match.end + suffix.length)) +
    weights.place * (1 - Math.abs(match.start - start) / after.length);
  const [best] = (exact.length > 0 ? exact : nearMatches(after, quote))
    .map((match) => ({ match, weight: weigh(match) }))
    .sort((a, b) => b.weight - a.weight);
  return best === undefined ? null : { start: best.match.start, end: best.match.end };
};
