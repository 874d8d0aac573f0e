import type { InlineTag } from '../model/index.ts';

/** A tag in a text of OmegaT, with its place in the words (UTF-16). */
export type Mark = { readonly at: number; readonly kind: InlineTag['kind']; readonly written: string };

/** A tag of ours that OmegaT has as a tag, with its place in its words. */
export type OwnMark = { readonly at: number; readonly tag: InlineTag };

/** Which tags of ours each of OmegaT's stands for. */
export type TagMatch = {
  /** By how it is written. Several of ours where it sums up all that stands between two runs of a Word document (`<t0/>`). */
  readonly named: ReadonlyMap<string, readonly InlineTag[]>;
  /** Tags of ours at the ends of the text, which OmegaT leaves out of its own. */
  readonly lead: readonly InlineTag[];
  readonly tail: readonly InlineTag[];
};

/** What stands between two runs, whatever it is, in Office files. */
const isSum = ({ kind, written }: Mark): boolean => kind === 'empty' && /^<t\d+\/>$/.test(written);

/** Elements without an end, which HTML writes as beginnings (`<br2>`), are placeholders here. */
const isLike = (mark: Mark, { kind }: InlineTag, written: ReadonlySet<string>): boolean =>
  mark.kind === kind ||
  (mark.kind === 'open' && kind === 'empty' && !written.has(mark.written.replace('<', '</')));

/** Pairs in order, passing over tags of theirs that are none of ours (elements without a look); null where one of ours is left. */
const inOrder = (
  theirs: readonly Mark[],
  ours: readonly OwnMark[],
  written: ReadonlySet<string>,
): readonly (readonly [Mark, InlineTag])[] | null => {
  const pairs: (readonly [Mark, InlineTag])[] = [];
  let from = 0;
  for (const { tag } of ours) {
    const at = theirs.findIndex((mark, n) => n >= from && isLike(mark, tag, written));
    const mark = theirs[at];
    if (mark === undefined) return null;
    pairs.push([mark, tag]);
    from = at + 1;
  }
  return pairs;
};

/**
 * Lays the tags of a text beside those that OmegaT has in the same words, by place and kind. Null where one of ours within the
 * words has none there: nothing then says which is which.
 */
export const matchTags = (
  ours: readonly OwnMark[],
  theirs: readonly Mark[],
  length: number,
): TagMatch | null => {
  const written = new Set(theirs.map((mark) => mark.written));
  const byPlace = Map.groupBy(theirs, ({ at }) => at);
  const named = new Map<string, readonly InlineTag[]>();
  const [lead, tail]: [InlineTag[], InlineTag[]] = [[], []];
  for (const [at, own] of Map.groupBy(ours, (mark) => mark.at)) {
    const marks = byPlace.get(at) ?? [];
    const [first] = marks;
    if (first !== undefined && marks.length === 1 && isSum(first))
      named.set(
        first.written,
        own.map(({ tag }) => tag),
      );
    else if (marks.length === 0 && (at === 0 || at === length))
      (at === 0 ? lead : tail).push(...own.map(({ tag }) => tag));
    else {
      const pairs = inOrder(marks, own, written);
      if (pairs === null) return null;
      for (const [mark, tag] of pairs) named.set(mark.written, [tag]);
    }
  }
  return { named, lead, tail };
};

const sameTag = (a: InlineTag | undefined, b: InlineTag | undefined): boolean =>
  a !== undefined && b !== undefined && a.kind === b.kind && a.id === b.id;

/** Tags of a translation without those that stand for the ends of its original. */
const withoutEnds = (tags: readonly InlineTag[], length: number, { lead, tail }: TagMatch) => {
  const begins = lead.every((tag, n) => sameTag(tags[n], tag) && tags[n]?.at === 0);
  const rest = begins ? tags.slice(lead.length) : tags;
  const last = rest.slice(rest.length - tail.length);
  const ends = tail.every((tag, n) => sameTag(last[n], tag) && last[n]?.at === length);
  return ends ? rest.slice(0, rest.length - tail.length) : rest;
};

/**
 * The tags of a translation as OmegaT writes them, each with how many of ours it stands for; '' for one that it does not have. Null where
 * some of those that it sums up are not together. `length`: code points of the translation.
 */
export const writtenTags = (
  tags: readonly InlineTag[],
  length: number,
  match: TagMatch,
): readonly { readonly at: number; readonly written: string }[] | null => {
  const kept = withoutEnds(tags, length, match);
  const entries = [...match.named].toSorted(([, a], [, b]) => b.length - a.length);
  const found: { at: number; written: string }[] = [];
  for (let n = 0; n < kept.length;) {
    const tag = kept[n];
    if (tag === undefined) break;
    const entry = entries.find(([, own]) =>
      own.every((one, m) => sameTag(kept[n + m], one) && kept[n + m]?.at === tag.at),
    );
    if (
      entry === undefined &&
      entries.some(([, own]) => own.length > 1 && own.some((one) => sameTag(one, tag)))
    )
      return null;
    if (entry !== undefined) found.push({ at: tag.at, written: entry[0] });
    n += entry?.[1].length ?? 1;
  }
  return found;
};
