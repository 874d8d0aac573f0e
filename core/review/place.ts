import type { Cut, Range, ReviewItem, RichEdit, RichText } from '../model/index.ts';
import { sameRich } from '../model/index.ts';
import { claimOf, noInsert, spanOf, type Span } from './claim.ts';
import { compareRich } from './items.ts';
import {
  applyRichEdits,
  areApart,
  byPlace,
  changesOf,
  editsTouch,
  endOf,
  groupByTags,
  isBefore,
  moveCut,
  overlapOrAbut,
  sliceRich,
  withFreshIds,
  type RichChange,
} from './rich-edit.ts';

/** Where an item stands in a text that went on from the frozen one. */
export type Placement =
  /** The changes of that text since do not touch it: these edits of that text make it. */
  | { readonly is: 'free'; readonly edits: readonly RichEdit[] }
  /** That text says the same already. */
  | { readonly is: 'made' }
  /** Both changed the same stretch, and differently. `edits` of that text put theirs in place of ours. */
  | {
      readonly is: 'clash';
      readonly base: RichText;
      readonly ours: RichText;
      readonly theirs: RichText;
      /** The stretch in that text, in code points. */
      readonly at: Range;
      readonly edits: readonly RichEdit[];
    };

/**
 * What became of a frozen text `base` since, in groups that cannot be parted. Where `ours` is nothing but the `accepted`
 * changes made in it, it is these: a comparison could tell equal characters apart otherwise than those who changed them.
 */
export const changesSince = (
  base: RichText,
  ours: RichText,
  accepted: readonly (readonly RichEdit[])[],
): readonly (readonly RichChange[])[] => {
  const edits = accepted.flat().sort(byPlace);
  return areApart(edits) && sameRich(applyRichEdits(base, edits), ours)
    ? groupByTags(base, changesOf(edits))
    : compareRich(base, ours, false);
};

/** A cut of the old text in the new one; no change may begin before it and end at or after it. */
const carryCut = (changes: readonly RichChange[], cut: Cut): Cut =>
  moveCut(
    cut,
    changes.findLast(({ edit }) => isBefore(edit.to, cut)),
  );

const concat = (a: RichText, b: RichText): RichText =>
  applyRichEdits(a, [{ from: endOf(a), to: endOf(a), insert: b }]);

/**
 * The changes that cannot be told apart from `edits`: all whose group touches these or the stretch from the first to
 * the last.
 */
const entangled = (
  base: RichText,
  edits: readonly RichEdit[],
  groups: readonly (readonly RichChange[])[],
): readonly RichChange[] => {
  let found: readonly RichChange[] = [];
  for (;;) {
    const all = [...edits, ...found.map(({ edit }) => edit)];
    const stretch = { ...spanOf(all), insert: noInsert };
    const near = (edit: RichEdit): boolean =>
      [...all, stretch].some((other) => editsTouch(base, other, edit));
    const next = groups.filter((group) => group.some(({ edit }) => near(edit))).flat();
    if (next.length === found.length) return found;
    found = next;
  }
};

/** `base` between two cuts, with edits made that lie there. */
const editedSlice = (base: RichText, from: Cut, to: Cut, edits: readonly RichEdit[]): RichText => {
  const shift = (cut: Cut): Cut => ({ at: cut.at - from.at, tag: cut.tag - from.tag });
  const local = edits.map((edit) => ({ ...edit, from: shift(edit.from), to: shift(edit.to) }));
  return applyRichEdits(sliceRich(base, from, to), local);
};

const idsOf = (rich: RichText): Set<number> => new Set(rich.tags.map(({ id }) => id));

/** Whether two texts are the same but for the ids of pairs that are new in either. */
const sameButForNewIds = (a: RichText, b: RichText, old: ReadonlySet<number>): boolean => {
  const numbered = (rich: RichText): RichText => {
    const numbers = new Map<number, number>();
    const numberOf = (id: number): number => {
      if (old.has(id)) return id;
      const number = numbers.get(id) ?? -1 - numbers.size;
      numbers.set(id, number);
      return number;
    };
    return { ...rich, tags: rich.tags.map((tag) => ({ ...tag, id: numberOf(tag.id) })) };
  };
  return sameRich(numbered(a), numbered(b));
};

/** The same stretch in the old text, in ours, and in the old with edits made. */
type Stretches = {
  readonly span: Span;
  readonly base: RichText;
  readonly ours: RichText;
  readonly theirs: RichText;
};

/** What stands between the first and the last of `edits` and of the changes that cannot be told apart from them. */
const stretchesOf = (
  base: RichText,
  ours: RichText,
  edits: readonly RichEdit[],
  entangling: readonly RichChange[],
  changes: readonly RichChange[],
): Stretches => {
  const { from, to } = spanOf([...edits, ...entangling.map(({ edit }) => edit)]);
  const span = {
    from: carryCut(changes, from),
    to: moveCut(
      to,
      changes.findLast(({ edit }) => !isBefore(to, edit.from)),
    ),
  };
  return {
    span,
    base: sliceRich(base, from, to),
    ours: sliceRich(ours, span.from, span.to),
    theirs: editedSlice(base, from, to, edits),
  };
};

/** The changes at a place, whatever they are tied to elsewhere. */
const changesAt = (edit: RichEdit, changes: readonly RichChange[]): readonly RichChange[] => {
  let found: readonly RichChange[] = [];
  for (;;) {
    const stretch = { ...spanOf([edit, ...found.map(({ edit: other }) => other)]), insert: noInsert };
    const next = changes.filter((change) => overlapOrAbut(stretch, change.edit));
    if (next.length === found.length) return found;
    found = next;
  }
};

/** Whether `ours` has the same as the item wherever the item changes something. */
const isMade = (
  edits: readonly RichEdit[],
  base: RichText,
  ours: RichText,
  changes: readonly RichChange[],
): boolean => {
  const places = edits.map((edit) => stretchesOf(base, ours, [edit], changesAt(edit, changes), changes));
  const all = (of: 'ours' | 'theirs'): RichText =>
    places.reduce((sum, place) => concat(sum, place[of]), noInsert);
  return sameButForNewIds(all('ours'), all('theirs'), idsOf(base));
};

/**
 * Where the item of a frozen text `base` stands in `ours`, which the groups of changes made of that text
 * (`changesSince`).
 */
export const placeItem = (
  { edits }: Pick<ReviewItem, 'edits'>,
  base: RichText,
  ours: RichText,
  groups: readonly (readonly RichChange[])[],
): Placement => {
  const changes = groups.flat().sort((a, b) => byPlace(a.edit, b.edit));
  const old = idsOf(base);
  const isNew = (id: number): boolean => !old.has(id);
  const claim = claimOf(edits);
  if (!changes.some(({ edit }) => claim.some((other) => editsTouch(base, other, edit)))) {
    const carry = (cut: Cut): Cut => carryCut(changes, cut);
    const carried = edits.map((edit) => ({ ...edit, from: carry(edit.from), to: carry(edit.to) }));
    return { is: 'free', edits: withFreshIds(carried, isNew, idsOf(ours)) };
  }
  if (isMade(edits, base, ours, changes)) return { is: 'made' };
  const { span, ...texts } = stretchesOf(base, ours, edits, entangled(base, edits, groups), changes);
  const { from, to } = span;
  const outside = [...ours.tags.slice(0, from.tag), ...ours.tags.slice(to.tag)];
  return {
    is: 'clash',
    ...texts,
    at: { start: from.at, end: to.at },
    edits: withFreshIds([{ from, to, insert: texts.theirs }], isNew, new Set(outside.map(({ id }) => id))),
  };
};
