import { makeAnchor } from '#core/annotations/anchor.ts';
import type { ImportBatch } from '#core/import/index.ts';
import type { Anchor, AnnotationId, SegmentId, Step } from '#core/model/index.ts';
import { codePointLength } from '#core/text/codepoints.ts';

/** A comment of a file with the words it is about, in a document that is not shown yet. */
export type StoredComment = {
  readonly body: string;
  readonly author: string | null;
  readonly created: string | null;
  readonly wording: string | null;
  /** Null where neither the text it is about nor the original has words. */
  readonly anchor: Anchor | null;
};

/** The comments of a batch whose segments are stored from `first` on. */
export const commentsIn = ({ comments, columns }: ImportBatch, first: SegmentId): readonly StoredComment[] =>
  comments.map(({ segment, side, range, body, author, created, wording }) => {
    const anchorOn = (on: typeof side): Anchor | null => {
      const text = columns.find((column) => column.side === on)?.text[segment] ?? '';
      const place = (on === side ? range : null) ?? { start: 0, end: codePointLength(text) };
      const made = makeAnchor(text, on, { segment: (first + segment) as SegmentId, ...place });
      return made.ok ? made.value : null;
    };
    return { body, author, created, wording, anchor: anchorOn(side) ?? anchorOn('source') };
  });

type By = { readonly author: string; readonly at: string; readonly firstId: number };

/** Annotations of comments; of one that says not whose it is or when it was written, that of the import. */
export const annotationSteps = (
  comments: readonly StoredComment[],
  { author: importer, at, firstId }: By,
): readonly Step[] =>
  comments
    .flatMap(({ anchor, ...comment }) => (anchor === null ? [] : [{ anchor, ...comment }]))
    .flatMap(({ anchor, body, author, created, wording }, n): Step[] => {
      const id = (firstId + n) as AnnotationId;
      return [
        {
          on: 'annotation',
          id,
          before: null,
          after: {
            id,
            uid: crypto.randomUUID(),
            kind: wording === null ? 'comment' : 'alternative',
            body,
            wording,
            category: null,
            severity: null,
            tags: [],
            visibility: 'shared',
            author: author ?? importer,
            created: created ?? at,
            changed: created ?? at,
            revision: 1,
            resolution: null,
            foreign: null,
          },
        },
        { on: 'anchors', annotation: id, before: [], after: [anchor] },
      ];
    });
