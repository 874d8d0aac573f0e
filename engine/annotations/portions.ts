import type { AnnotationDraft, ReadAnnotations, ReplyDraft } from '#core/formats/jsonld/draft.ts';

/** A part of a file that is stored at once. */
export type Portion = Pick<ReadAnnotations, 'drafts' | 'replies'> & {
  /** The number of its first annotation in the file. */
  readonly from: number;
};

/**
 * Places and replies of a portion: a save waits no longer than they take to be stored, and nobody has that many by hand. So many
 * UTF-16 units of text, which is stored in a row and once more in history, weigh as much as a place.
 */
const largestPortion = 200;
const unitsPerPlace = 1000;

const weightOf = ({ annotation, anchors }: AnnotationDraft): number => {
  const { body, wording, foreign } = annotation;
  const units = body.length + (wording?.length ?? 0) + (foreign?.length ?? 0);
  const quoted = anchors.reduce((sum, { quote }) => sum + quote.length, 0);
  return 1 + anchors.length + Math.floor((units + quoted) / unitsPerPlace);
};

const replyWeight = ({ body }: ReplyDraft): number => 1 + Math.floor(body.length / unitsPerPlace);

const sum = <T>(items: readonly T[], weigh: (item: T) => number): number =>
  items.reduce((weight, item) => weight + weigh(item), 0);

/** Stretches of a list, each closed behind the member that fills it. */
function* stretches<T>(
  items: readonly T[],
  weigh: (item: T) => number,
): Generator<readonly [number, number]> {
  let [from, filled] = [0, 0];
  for (const [at, item] of items.entries()) {
    filled += weigh(item);
    if (filled < largestPortion && at + 1 < items.length) continue;
    yield [from, at + 1];
    [from, filled] = [at + 1, 0];
  }
}

/** A file in parts, its annotations before the replies to them; few of either are one part. */
export const portionsOf = ({
  drafts,
  replies,
}: Pick<ReadAnnotations, 'drafts' | 'replies'>): readonly Portion[] => {
  if (sum(drafts, weightOf) + sum(replies, replyWeight) <= 2 * largestPortion) {
    return [{ drafts, replies, from: 0 }];
  }
  return [
    ...Array.from(stretches(drafts, weightOf), ([from, to]) => ({
      drafts: drafts.slice(from, to),
      replies: [],
      from,
    })),
    ...Array.from(stretches(replies, replyWeight), ([from, to]) => ({
      drafts: [],
      replies: replies.slice(from, to),
      from: drafts.length,
    })),
  ];
};
