import type { FrozenCell, Range, ReviewItem, RichEdit, RichText } from '../model/index.ts';
import { claimOf } from './claim.ts';
import { clauseReach, clausesOf } from './clauses.ts';
import { overlapOrAbut, richKey, tagIdsOf } from './rich-edit.ts';

/** An item that fits into the present text, with the edits of that text that make it. */
export type FreeItem = {
  readonly item: Pick<ReviewItem, 'id' | 'reviewer' | 'before'>;
  readonly frozen: FrozenCell;
  readonly edits: readonly RichEdit[];
};

/** What is asked of an item for each of its neighbours, worked out once: there are as many questions as pairs. */
type Reach = {
  readonly of: FreeItem;
  readonly claim: readonly RichEdit[];
  /** Pairs of tags of the present text that it changes. */
  readonly tags: readonly number[];
  /** The clauses it changes, of the text it was made for and of the present one. */
  readonly sent: Range;
  readonly present: Range;
  /** The same for two items exactly when they put the same in the same places. */
  readonly says: number;
};

const keyOf = (edits: readonly RichEdit[]): string =>
  JSON.stringify(edits.map(({ from, to, insert }) => [from.at, from.tag, to.at, to.tag, richKey(insert)]));

const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

const areNear = (a: Reach, b: Reach): boolean =>
  (a.of.frozen.hash === b.of.frozen.hash ? overlap(a.sent, b.sent) : overlap(a.present, b.present)) ||
  a.claim.some((edit) => b.claim.some((other) => overlapOrAbut(edit, other))) ||
  a.tags.some((id) => b.tags.includes(id));

export type Neighbours = { readonly rivals: readonly string[]; readonly twins: readonly string[] };

/**
 * For each item the items of others that touch it or change the same clause: twins, which say the same, and rivals. Quadratic
 * in the items of one text, of which there are `readLimits.suggestionsOfText` at most.
 */
export const neighboursOf = (ours: RichText, free: readonly FreeItem[]): ReadonlyMap<string, Neighbours> => {
  const own = new Set(ours.tags.map(({ id }) => id));
  const present = clausesOf(ours.text);
  const clauses = new Map<string, readonly Range[]>();
  const clausesOfSent = ({ hash, text }: FrozenCell): readonly Range[] => {
    const known = clauses.get(hash) ?? clausesOf(text);
    clauses.set(hash, known);
    return known;
  };
  // Numbers: equal strings would be compared letter by letter for each pair.
  const sayings = new Map<string, number>();
  const sayingOf = (edits: readonly RichEdit[]): number => {
    const key = keyOf(edits);
    const known = sayings.get(key) ?? sayings.size;
    sayings.set(key, known);
    return known;
  };
  const all = free.map((of): Reach => {
    const { item, frozen, edits } = of;
    const claim = claimOf(edits);
    const stretch = { start: edits[0]?.from.at ?? 0, end: edits.at(-1)?.to.at ?? 0 };
    return {
      of,
      claim,
      tags: [...new Set(claim.flatMap((edit) => tagIdsOf(ours, edit)))].filter((id) => own.has(id)),
      sent: clauseReach(clausesOfSent(frozen), item.before),
      present: clauseReach(present, stretch),
      says: sayingOf(edits),
    };
  });
  return new Map(
    all.map((one) => {
      const [rivals, twins]: [string[], string[]] = [[], []];
      for (const other of all) {
        const { id, reviewer } = other.of.item;
        if (reviewer === one.of.item.reviewer || !areNear(one, other)) continue;
        if (other.says === one.says) twins.push(id);
        else rivals.push(id);
      }
      return [one.of.item.id, { rivals, twins }];
    }),
  );
};
