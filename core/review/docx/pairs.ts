import type { InlineTag, InlineTagType, RichText, TextEdit } from '../../model/index.ts';
import { mapTags } from '../../text/mapping.ts';
import { safeLink } from '../../formats/spans.ts';
import { lookOf, sameAddress, type Look, type Unit } from './look.ts';

/** A pair of tags; `from` and `to` count units (characters and placeholders). */
type Pair = { readonly from: number; readonly to: number; readonly open: InlineTag };

const pairsOf = (tags: readonly InlineTag[]): readonly Pair[] =>
  tags.flatMap((open) => {
    const close =
      open.kind === 'open' ? tags.find(({ kind, id }) => kind === 'close' && id === open.id) : undefined;
    return close === undefined ? [] : [{ from: open.at, to: close.at, open }];
  });

/** The pairs of a text with their places in units: placeholders before them count. */
const inUnits = ({ tags }: RichText): readonly InlineTag[] => {
  let placeholders = 0;
  return tags.flatMap((tag) => {
    if (tag.kind !== 'empty') return [{ ...tag, at: tag.at + placeholders }];
    placeholders += 1;
    return [];
  });
};

/** What a look says of one kind of pair, as something to compare: false where there is none. */
type Trait = {
  readonly types: readonly InlineTagType[];
  readonly of: (look: Look) => string | false;
  readonly same: (a: string | false, b: string | false) => boolean;
};

const equal = (a: string | false, b: string | false): boolean => a === b;
const flag = (type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'code'): Trait => ({
  types: [type],
  of: (look) => look[type] && type,
  same: equal,
});

const traits: readonly Trait[] = [
  flag('strong'),
  flag('emphasis'),
  // Every link is underlined, so what stands under the words of one says nothing.
  { ...flag('underline'), of: (look) => look.underline && look.href === null && 'underline' },
  flag('strike'),
  flag('code'),
  { types: ['sub', 'sup'], of: (look) => look.vertical ?? false, same: equal },
  {
    types: ['link'],
    of: (look) => look.href ?? false,
    same: (a, b) => sameAddress(a === false ? null : a, b === false ? null : b),
  },
];

/** Whether a document shows the pair at all. */
const isShown = (tag: InlineTag): boolean =>
  tag.type === 'link' ? safeLink(tag) !== null : traits.some(({ types }) => types.includes(tag.type));

type Stretch = { readonly from: number; readonly to: number; readonly value: string };

/** The stretches of units that have one value of a trait. The ends of paragraphs between two of them belong to them. */
const stretchesOf = (trait: Trait, units: readonly Unit[]): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let open: { from: number; to: number; value: string } | null = null;
  units.forEach(({ look }, i) => {
    if (look === null) return;
    const value = trait.of(look);
    if (open !== null && value !== false && trait.same(open.value, value)) {
      open.to = i + 1;
      return;
    }
    if (open !== null) stretches.push(open);
    open = value === false ? null : { from: i, to: i + 1, value };
  });
  if (open !== null) stretches.push(open);
  return stretches;
};

/** The looks that pairs give to `count` units. */
const looksFrom = (tags: readonly InlineTag[], count: number): readonly Look[] => {
  const looks: Look[] = [];
  let open: readonly InlineTag[] = [];
  let look = lookOf(open);
  let next = 0;
  for (let i = 0; i < count; i += 1) {
    const first = next;
    for (let tag = tags[next]; tag !== undefined && tag.at <= i; tag = tags[++next]) {
      const { id } = tag;
      open = tag.kind === 'open' ? [...open, tag] : open.filter((each) => each.id !== id);
    }
    if (next > first) look = lookOf(open);
    looks.push(look);
  }
  return looks;
};

const newPair = ({ from, to, value }: Stretch, trait: Trait, id: number): Pair => {
  const type = trait.types.find((one) => one === value) ?? trait.types[0] ?? 'other';
  const data = type === 'link' ? { data: { href: value } } : {};
  return { from, to, open: { at: from, kind: 'open', id, type, ...data } };
};

/** Pairs for the stretches that were read. One that was there already, and now reaches otherwise, stays itself. */
const pairsFor = (
  trait: Trait,
  stretches: readonly Stretch[],
  old: readonly Pair[],
  freshId: () => number,
): readonly Pair[] => {
  const left = new Set(old);
  return stretches.map((stretch) => {
    const { from, to, value } = stretch;
    const known = [...left].find(
      (pair) =>
        pair.from < to &&
        from < pair.to &&
        (pair.open.type === 'link' ? sameAddress(safeLink(pair.open), value) : pair.open.type === value),
    );
    if (known === undefined) return newPair(stretch, trait, freshId());
    left.delete(known);
    return { from, to, open: known.open };
  });
};

/**
 * Puts pairs, which are ordered and apart, among tags: inside those that begin where they begin, and those that end where
 * they end.
 */
const withPairs = (tags: readonly InlineTag[], pairs: readonly Pair[]): readonly InlineTag[] => {
  const merged: InlineTag[] = [];
  let next = 0;
  const takeUpTo = (at: number, isInclusive: boolean): void => {
    for (let tag = tags[next]; tag !== undefined; tag = tags[++next]) {
      if (tag.at > at || (tag.at === at && !isInclusive)) break;
      merged.push(tag);
    }
  };
  for (const { from, to, open } of pairs) {
    takeUpTo(from, true);
    merged.push({ ...open, at: from });
    takeUpTo(to, false);
    merged.push({ at: to, kind: 'close', id: open.id, type: open.type });
  }
  return [...merged, ...tags.slice(next)];
};

const without = (tags: readonly InlineTag[], gone: readonly Pair[]): readonly InlineTag[] => {
  const ids = new Set(gone.map(({ open }) => open.id));
  return tags.filter(({ id }) => !ids.has(id));
};

/** Pairs whose words are all gone go with them, if the reviewer could see that they were there. */
const withoutEmptied = (tags: readonly InlineTag[], before: readonly InlineTag[]): readonly InlineTag[] => {
  const hollow = new Set(
    pairsOf(before)
      .filter(({ from, to }) => from === to)
      .map(({ open }) => open.id),
  );
  return without(
    tags,
    pairsOf(tags).filter(({ from, to, open }) => from === to && isShown(open) && !hollow.has(open.id)),
  );
};

/**
 * The pairs of a frozen text in the text somebody made of it (`own`, which `edits` of its units give), with places in units.
 * Where the looks that were read are those the pairs give they stay as they are, and else those of that kind are made anew.
 */
export const placePairs = (
  frozen: RichText,
  edits: readonly TextEdit[],
  own: readonly Unit[],
): readonly InlineTag[] => {
  const before = inUnits(frozen);
  const isAsRead = (trait: Trait, looks: readonly Look[]): boolean =>
    own.every(({ look }, i) => {
      const given = looks[i];
      return look === null || given === undefined || trait.same(trait.of(given), trait.of(look));
    });
  let tags: readonly InlineTag[] = withoutEmptied(mapTags(before, edits), before);
  let lastId = Math.max(0, ...frozen.tags.map(({ id }) => id));
  const freshId = (): number => (lastId += 1);
  for (const trait of traits) {
    if (isAsRead(trait, looksFrom(tags, own.length))) continue;
    const old = pairsOf(tags).filter(({ open }) => trait.types.includes(open.type) && isShown(open));
    const pairs = pairsFor(trait, stretchesOf(trait, own), old, freshId);
    tags = withPairs(without(tags, old), pairs);
  }
  return tags;
};
