import { makeAnchor } from '../../annotations/anchor.ts';
import { textHash } from '../../annotations/hash.ts';
import { escapeInline, escapeLine } from '../../formats/md/escape.ts';
import type { CommentWords, FoundComment, ReviewDocxMatch, RowMatch } from './matched.ts';
import type {
  Anchor,
  FrozenCell,
  ReviewRecord,
  ReviewedCell,
  RichText,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Side,
  Version,
} from '../../model/index.ts';
import { codePointLength } from '../../text/codepoints.ts';
import { reviewedCell } from '../items.ts';
import { cellUid, emptyRecord } from '../merge.ts';
import { frozenCells, type PackagedRow } from '../package.ts';
import { advanceVersions, mergeVersions, replaceVersions, versionsByUid } from '../versions.ts';

/**
 * Of which review a document is. `reviewer` stands for who wrote what bears no name in it, `at` (ISO 8601, UTC) for the time
 * of what has none: one that is the same at each reading, as that of the round.
 */
export type DocxReviewer = { readonly reviewer: string; readonly review: string; readonly at: string };

/** What is known of a review before a document is read: as it is now, and what others brought so far. */
export type KnownRecords = {
  readonly present: ReviewRecord;
  readonly received: Pick<ReviewRecord, 'annotations' | 'replies'>;
};

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

/** One thing has one name, however often the document is read. */
const uidOf = ({ review }: DocxReviewer, ...what: readonly unknown[]): string =>
  `docx-${textHash(JSON.stringify([review, ...what]))}`;

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

/** What stands in the column of remarks: one annotation of each who wrote there, whatever they make of it later. */
const remarksOf = (
  { segment, notes }: RowMatch,
  anchors: readonly Anchor[],
  who: DocxReviewer,
): readonly SharedAnnotation[] =>
  anchors.length === 0
    ? []
    : notes.map(({ author, date, text }) => {
        const by = author === '' ? who.reviewer : author;
        const said = { author: by, created: momentOf(date, who.at), body: asMarkdown(text) };
        return annotationOf(uidOf(who, segment, 'remark', by), said, anchors, false);
      });

const saidIn = ({ author, date, text }: FoundComment, who: DocxReviewer): Said => ({
  author: author === '' ? who.reviewer : author,
  created: momentOf(date, who.at),
  body: asMarkdown(text),
});

/**
 * Names for comments, each to be asked for once and in the same order. Author and time stay when a comment is edited, and are its name where
 * no other has the same; the words tell apart those that were written in one second, and their order those that say the same in a row, as
 * where Word keeps no times.
 */
const commentUids = (
  { rows }: Pick<ReviewDocxMatch, 'rows'>,
  who: DocxReviewer,
): ((row: RowMatch, comment: FoundComment) => string) => {
  const keyOf = ({ author, date }: FoundComment): string => JSON.stringify([author, date]);
  const counts = new Map<string, number>();
  for (const comment of rows.flatMap(({ comments }) => comments)) {
    counts.set(keyOf(comment), (counts.get(keyOf(comment)) ?? 0) + 1);
  }
  const given = new Map<string, number>();
  return ({ segment }, comment) => {
    const { author, date, text } = comment;
    if (date !== null && counts.get(keyOf(comment)) === 1) return uidOf(who, 'comment', author, date);
    const named = [segment, 'comment', author, date, asMarkdown(text)];
    const uid = uidOf(who, ...named);
    const before = given.get(uid) ?? 0;
    given.set(uid, before + 1);
    return before === 0 ? uid : uidOf(who, ...named, before);
  };
};

type Threads = {
  readonly annotations: readonly SharedAnnotation[];
  readonly replies: readonly SharedReply[];
};

/** Comments and the remark of a row; replies whose comment is not there begin a thread of their own. */
const threadsOfRow = (
  row: RowMatch,
  frozen: Frozen,
  side: Side,
  who: DocxReviewer,
  uidFor: ReturnType<typeof commentUids>,
): Threads => {
  const whole = anchorOnRow(frozen, row.segment, side);
  const roots = new Map<string, SharedAnnotation>();
  const replies: SharedReply[] = [];
  const rootsFirst = row.comments.toSorted((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  for (const comment of rootsFirst) {
    const said = saidIn(comment, who);
    const uid = uidFor(row, comment);
    const above = comment.parent === null ? undefined : roots.get(comment.parent);
    if (above !== undefined) {
      replies.push({ uid, annotation: above.uid, ...said, changed: said.created, revision: 1 });
      continue;
    }
    const found = comment.words.map((words) => anchorOn(frozen, words)).filter((one) => one !== null);
    const anchors = found.length === 0 ? whole : found;
    if (anchors.length > 0) roots.set(comment.id, annotationOf(uid, said, anchors, comment.resolved));
  }
  return { annotations: [...roots.values(), ...remarksOf(row, whole, who)], replies };
};

/** Whether a document holds anything that bears no name: only then it must be asked whose it is. */
export const hasUnnamed = ({ rows }: Pick<ReviewDocxMatch, 'rows'>): boolean =>
  rows.some(({ versions, notes, comments }) =>
    [...versions, ...notes, ...comments].some(({ author }) => author === ''),
  );

type Written = { readonly text: RichText; readonly made: string | null };

/**
 * The texts of a row by their reviewers, with the time of their last change. Changes that bear no name are those of `who`;
 * where these wrote under their name too, the text as it stands is theirs.
 */
const textsBy = ({ versions, text }: RowMatch, who: DocxReviewer): ReadonlyMap<string, Written> =>
  new Map(
    Array.from(
      Map.groupBy(versions, ({ author }) => (author === '' ? who.reviewer : author)),
      ([by, own]): readonly [string, Written][] => {
        const [only, ...others] = own;
        const whole = others.length > 0 ? text : (only?.text ?? null);
        const date = own.reduce<string | null>(
          (last, one) => (one.date !== null && (last === null || one.date > last) ? one.date : last),
          null,
        );
        const made = date === null ? null : momentOf(date, who.at);
        return whole === null ? [] : [[by, { text: whole, made }]];
      },
    ).flat(),
  );

/** Long work that stops after each piece, so that others may go first. */
type Pieces<T> = Generator<undefined, T>;

const placeOf = ({ segment, side, base }: Pick<ReviewedCell, 'segment' | 'side' | 'base'>): string =>
  `${segment} ${side} ${base}`;

/** Who said something of which text before. */
const reviewersOf = (cells: ReviewRecord['cells']): ReadonlyMap<string, ReadonlySet<string>> => {
  const known = new Map<string, Set<string>>();
  for (const { value } of cells) {
    const place = placeOf(value);
    const reviewers = known.get(place);
    if (reviewers === undefined) known.set(place, new Set([value.reviewer]));
    else reviewers.add(value.reviewer);
  }
  return known;
};

/**
 * What a document makes of the texts: those that were edited, and those it has as they were frozen though their reviewer had
 * said otherwise before. Linear in these, whoever else wrote in other rows.
 */
function* cellsOf(
  { rows, side, people }: ReviewDocxMatch,
  frozen: readonly FrozenCell[],
  present: ReviewRecord['cells'],
  who: DocxReviewer,
): Pieces<readonly ReviewedCell[]> {
  const bySegment = new Map(frozen.filter((cell) => cell.side === side).map((cell) => [cell.segment, cell]));
  const texts = new Map(rows.map((row) => [row, textsBy(row, who)]));
  const reviewers = new Set([...texts.values()].flatMap((of) => [...of.keys()]));
  // A document that bears other names only says nothing of what this one said before.
  const isTheirs = hasUnnamed({ rows }) || people.every(({ name }) => name === who.reviewer);
  if (isTheirs) reviewers.add(who.reviewer);
  const before = reviewersOf(present);
  const found: ReviewedCell[] = [];
  for (const row of rows) {
    const { segment, facts } = row;
    const cell = bySegment.get(segment);
    const isTaken = facts.includes('edited') || facts.includes('unchanged');
    if (cell === undefined || !isTaken) continue;
    const own = texts.get(row) ?? new Map<string, Written>();
    const known = [...(before.get(placeOf({ segment, side, base: cell.hash })) ?? [])];
    const concerned = new Set([...own.keys(), ...known.filter((reviewer) => reviewers.has(reviewer))]);
    for (const reviewer of concerned) {
      const written = own.get(reviewer);
      const value = reviewedCell({ reviewer, segment, side }, cell, written?.text ?? cell, cell.state);
      const made = written?.made ?? null;
      found.push(made === null ? value : { ...value, made });
      yield;
    }
  }
  return found;
}

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

/** What a comment says, as far as a document can say otherwise later. */
const sayingOf = (value: SharedAnnotation | SharedReply): string =>
  JSON.stringify([value.body, 'resolution' in value ? value.resolution?.reason : null]);

/**
 * Comments, remarks or replies that are new, and those that say something no document said before: they were edited since. What
 * was said already is not told again, as it may have been answered, resolved or changed here.
 */
const newOrEdited = <T extends SharedAnnotation | SharedReply>(
  found: readonly T[],
  present: readonly Version<T>[],
  received: readonly Version<T>[],
): readonly Version<T>[] => {
  const here = new Set(present.map(({ uid }) => uid));
  const once = [...new Map(found.toReversed().map((value) => [value.uid, value])).values()].reverse();
  const earlier = versionsByUid(received);
  return once.flatMap((value): Version<T>[] => {
    const { uid } = value;
    const before = earlier.get(uid) ?? [];
    // Nothing is known of it, or what was taken in of it was undone: then it comes again, as out of a package.
    if (!here.has(uid)) return [replaceVersions<T>([], uid, value)];
    if (before.length === 0) return [];
    if (before.some((one) => sayingOf(one.value) === sayingOf(value))) return [];
    // What somebody made of it in Duizhao since is not replaced by what was written in ignorance of it.
    const read = before.filter((one) => one.value.changed === one.value.created);
    const revision = 1 + read.reduce((most, one) => Math.max(most, one.value.revision), 0);
    return [replaceVersions<T>(read, uid, { ...value, revision })];
  });
};

/**
 * A Word document that came back, as what packages of its authors would have brought, to be merged with what is known, with a
 * pause after each row. Read twice it is the same; read in a later state it replaces what it said before, where it speaks of
 * the same texts.
 */
export function* docxRecord(
  match: ReviewDocxMatch,
  rows: readonly PackagedRow[],
  { present, received }: KnownRecords,
  who: DocxReviewer,
): Pieces<ReviewRecord> {
  const frozen: Frozen = new Map(rows.map((row) => [row.segment, row]));
  const uidFor = commentUids(match, who);
  const threads: Threads[] = [];
  for (const row of match.rows) {
    threads.push(threadsOfRow(row, frozen, match.side, who, uidFor));
    yield;
  }
  const cells = yield* cellsOf(match, frozenCells(rows), present.cells, who);
  return {
    ...emptyRecord,
    cells: advance(present.cells, cells, cellUid),
    annotations: newOrEdited<SharedAnnotation>(
      threads.flatMap((one) => one.annotations),
      present.annotations,
      received.annotations,
    ),
    replies: newOrEdited<SharedReply>(
      threads.flatMap((one) => one.replies),
      present.replies,
      received.replies,
    ),
  };
}
