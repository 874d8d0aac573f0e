import { makeAnchor } from '../../annotations/anchor.ts';
import { textHash } from '../../annotations/hash.ts';
import { escapeInline, escapeLine } from '../md/escape.ts';
import type { CommentWords, FoundComment, ReviewDocxMatch, RowMatch } from './matched.ts';
import type {
  Anchor,
  FrozenCell,
  ReviewRecord,
  ReviewedCell,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Side,
  Version,
} from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { reviewedCell } from '../../review/items.ts';
import { cellUid, emptyRecord } from '../../review/merge.ts';
import { frozenCells, type PackagedRow } from '../../review/package.ts';
import { advanceVersions, mergeVersions, versionsByUid } from '../../review/versions.ts';

/**
 * Whose review a document is to be taken as, of which review. `at` (ISO 8601, UTC) stands for the time of what has none of
 * its own: one that is the same at each reading, as that of the round.
 */
export type DocxReviewer = { readonly reviewer: string; readonly review: string; readonly at: string };

type Frozen = ReadonlyMap<SegmentId, PackagedRow>;

const textOf = (frozen: Frozen, segment: SegmentId, side: Side): string =>
  frozen.get(segment)?.cells.find((one) => one.side === side)?.text ?? '';

/** Words of a frozen text, or all of it where they are new; null where there is no text at all. */
const anchorOn = (
  frozen: Frozen,
  { segment, side, frozen: range }: Omit<CommentWords, 'own'>,
): Anchor | null => {
  const text = textOf(frozen, segment, side);
  const place = range.start < range.end ? range : { start: 0, end: codePointLength(text) };
  const made = makeAnchor(text, side, { segment, ...place });
  return made.ok ? made.value : null;
};

/** A row as a whole: its reviewed text, or, while that is empty, its original. */
const anchorOnRow = (frozen: Frozen, segment: SegmentId, side: Side): readonly Anchor[] => {
  const whole = (one: Side) => anchorOn(frozen, { segment, side: one, frozen: { start: 0, end: 0 } });
  const anchor = whole(side) ?? whole('source');
  return anchor === null ? [] : [anchor];
};

/** Word writes local time without a zone: it is kept as it stands, as if it were UTC. */
const momentOf = (date: string | null, otherwise: string): string => {
  if (date === null) return otherwise;
  const time = Date.parse(/(?:[zZ]|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`);
  return Number.isNaN(time) ? otherwise : new Date(time).toISOString();
};

/** Plain words as Markdown that says just them. */
const asMarkdown = (text: string): string =>
  text
    .split('\n')
    .map((line) => escapeLine(escapeInline(line)))
    .join('\n');

type Said = { readonly author: string; readonly created: string; readonly body: string };

/** The same words of the same person at the same place have one name, however often the document is read. */
const uidOf = ({ review }: DocxReviewer, place: string, said: Said): string =>
  `docx-${textHash(JSON.stringify([review, place, said]))}`;

const annotationOf = (
  uid: string,
  { author, created, body }: Said,
  anchors: readonly Anchor[],
  isResolved: boolean,
): SharedAnnotation => ({
  uid,
  kind: 'comment',
  body,
  wording: null,
  category: null,
  severity: null,
  tags: [],
  visibility: 'shared',
  author,
  created,
  changed: created,
  revision: 1,
  resolution: isResolved ? { reason: 'done', by: author, at: created } : null,
  foreign: null,
  anchors,
});

/** What stands in the column of remarks. */
const remarkOf = (
  { segment, note }: RowMatch,
  anchors: readonly Anchor[],
  who: DocxReviewer,
): readonly SharedAnnotation[] => {
  if (note.trim() === '' || anchors.length === 0) return [];
  const said = { author: who.reviewer, created: who.at, body: asMarkdown(note) };
  return [annotationOf(uidOf(who, `${segment} remark`, said), said, anchors, false)];
};

const saidIn = ({ author, date, text }: FoundComment, who: DocxReviewer): Said => ({
  author: author === '' ? who.reviewer : author,
  created: momentOf(date, who.at),
  body: asMarkdown(text),
});

type Threads = {
  readonly annotations: readonly SharedAnnotation[];
  readonly replies: readonly SharedReply[];
};

/** Comments and the remark of a row; replies whose comment is not there begin a thread of their own. */
const threadsOfRow = (row: RowMatch, frozen: Frozen, side: Side, who: DocxReviewer): Threads => {
  const whole = anchorOnRow(frozen, row.segment, side);
  const roots = new Map<string, SharedAnnotation>();
  const replies: SharedReply[] = [];
  const rootsFirst = row.comments.toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  for (const comment of rootsFirst) {
    const said = saidIn(comment, who);
    const uid = uidOf(who, `${row.segment} comment`, said);
    const above = comment.parent === null ? undefined : roots.get(comment.parent);
    if (above !== undefined) {
      replies.push({ uid, annotation: above.uid, ...said, changed: said.created, revision: 1 });
      continue;
    }
    const found = comment.words.map((words) => anchorOn(frozen, words)).filter((one) => one !== null);
    const anchors = found.length === 0 ? whole : found;
    if (anchors.length > 0) roots.set(comment.id, annotationOf(uid, said, anchors, comment.resolved));
  }
  return { annotations: [...roots.values(), ...remarkOf(row, whole, who)], replies };
};

/** What a document makes of the texts: those that were edited, and those it has as they were frozen. */
const cellsOf = (
  { rows, side }: ReviewDocxMatch,
  frozen: readonly FrozenCell[],
  { reviewer }: DocxReviewer,
): readonly { readonly value: ReviewedCell; readonly isEdited: boolean }[] => {
  const bySegment = new Map(frozen.filter((cell) => cell.side === side).map((cell) => [cell.segment, cell]));
  return rows.flatMap(({ segment, text, facts }) => {
    const cell = bySegment.get(segment);
    const own = text ?? (facts.includes('unchanged') ? cell : undefined);
    if (cell === undefined || own === undefined) return [];
    const value = reviewedCell({ reviewer, segment, side }, cell, own, cell.state);
    return [{ value, isEdited: text !== null }];
  });
};

const advance = <T>(
  known: readonly Version<T>[],
  values: readonly T[],
  uidOfValue: (value: T) => string,
): readonly Version<T>[] => {
  const versions = versionsByUid(known);
  return mergeVersions(
    values.flatMap((value) => {
      const uid = uidOfValue(value);
      return advanceVersions(versions.get(uid) ?? [], uid, value);
    }),
    [],
  );
};

/**
 * A Word document that came back, as what a package would have brought, to be merged with what is `known`. Read twice it
 * is the same; read in a later state it replaces what it said before, where it speaks of the same texts.
 */
export const docxRecord = (
  match: ReviewDocxMatch,
  rows: readonly PackagedRow[],
  known: ReviewRecord,
  who: DocxReviewer,
): ReviewRecord => {
  const frozen: Frozen = new Map(rows.map((row) => [row.segment, row]));
  const threads = match.rows.map((row) => threadsOfRow(row, frozen, match.side, who));
  const uids = new Set(known.cells.map(({ uid }) => uid));
  const cells = cellsOf(match, frozenCells(rows), who).filter(
    ({ value, isEdited }) => isEdited || uids.has(cellUid(value)),
  );
  // What is there already is not told anew: it may have been answered, resolved or changed since.
  const isNew = (list: readonly { readonly uid: string }[]) => {
    const there = new Set(list.map(({ uid }) => uid));
    return ({ uid }: { readonly uid: string }): boolean => !there.has(uid);
  };
  const annotations = threads.flatMap((one) => one.annotations).filter(isNew(known.annotations));
  const replies = threads.flatMap((one) => one.replies).filter(isNew(known.replies));
  return {
    ...emptyRecord,
    cells: advance(
      known.cells,
      cells.map(({ value }) => value),
      cellUid,
    ),
    annotations: advance<SharedAnnotation>([], annotations, ({ uid }) => uid),
    replies: advance<SharedReply>([], replies, ({ uid }) => uid),
  };
};
