import type {
  Assessment,
  Range,
  ReviewItem,
  ReviewRecord,
  SegmentId,
  Severity,
  Side,
} from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { textHash } from '../annotations/hash.ts';

/** A place of a frozen text that a reviewer called an error, or a matter of taste. */
export type ReviewMark = {
  readonly segment: SegmentId;
  readonly side: Side;
  /** In code points of the frozen text. */
  readonly before: Range;
  readonly category: string;
  readonly severity: Severity;
  /** The reviewer would say it otherwise, without calling it wrong; it costs nothing. */
  readonly preferential: boolean;
  /** Marks with the same key are one error made again (`repeatKey`); null is like no other. */
  readonly repeat: string | null;
};

/** The category of errors without one, MQM's own for what fits nowhere else. */
const otherCategory = 'custom';

/** Key of an error by what was wrong and what it should be; script, width and case do not count. */
export const repeatKey = (category: string, wrong: string, right: string): string =>
  textHash(JSON.stringify([category, fold(wrong), fold(right)]));

const markOfItem = (item: ReviewItem, { category, severity, preferential }: Assessment): ReviewMark => {
  const { segment, side, before, removed, inserted } = item;
  const named = category ?? otherCategory;
  const repeat = repeatKey(named, removed, inserted);
  return { segment, side, before, category: named, severity, preferential, repeat };
};

/** Errors somebody annotated, at their first words on a reviewed text. */
const marksOfNotes = (
  reviewer: string,
  { annotations }: Pick<ReviewRecord, 'annotations'>,
  sides: readonly Side[],
): ReviewMark[] =>
  annotations.flatMap(({ value, removed }) => {
    const anchor = value.anchors.find(({ side }) => sides.includes(side));
    if (removed || value.kind !== 'error' || value.author !== reviewer || anchor === undefined) return [];
    const { segment, side, start, end, quote } = anchor;
    const category = value.category ?? otherCategory;
    return [
      {
        segment,
        side,
        before: { start, end },
        category,
        severity: value.severity ?? 'neutral',
        preferential: false,
        repeat: repeatKey(category, quote, value.wording ?? ''),
      },
    ];
  });

/**
 * All that one reviewer marked: their items that they have assessed, and the errors they annotated on `sides`. It is what
 * scores (`scoreReview`) and agreement (`agreementOnItems`) are computed from. Where something was marked in two ways apart,
 * each counts until it is settled. `unassessed` is how many items still lack a word, so that nobody takes the score for final.
 */
export const marksOf = (
  reviewer: string,
  items: readonly ReviewItem[],
  record: Pick<ReviewRecord, 'assessments' | 'annotations'>,
  sides: readonly Side[],
): { readonly marks: readonly ReviewMark[]; readonly unassessed: number } => {
  const own = items.filter((item) => item.reviewer === reviewer);
  const assessments = Map.groupBy(
    record.assessments.filter(({ removed }) => !removed).map(({ value }) => value),
    ({ item }) => item,
  );
  const assessed = own.flatMap((item) =>
    (assessments.get(item.id) ?? []).map((one) => markOfItem(item, one)),
  );
  return {
    marks: [...assessed, ...marksOfNotes(reviewer, record, sides)],
    unassessed: own.filter(({ id }) => !assessments.has(id)).length,
  };
};
