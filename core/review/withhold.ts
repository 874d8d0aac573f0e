import type {
  Anchor,
  Answer,
  Assessment,
  FrozenCell,
  ReviewedCell,
  ReviewRecord,
  SegmentId,
  SharedAnnotation,
  SharedReply,
  Version,
} from '../model/index.ts';
import { contextIn } from '../annotations/context.ts';
import { itemsOfCell } from './items.ts';
import { returnedByCell } from './merge.ts';
import { chosenVersion, versionKey, versionsByUid } from './versions.ts';
import type { PackagedRow } from './package.ts';

/** What stays of a removed thing in a package: what tells it from others and orders its versions, and no word of it. */
const blank: {
  readonly [K in keyof ReviewRecord]: (value: ReviewRecord[K][number]['value']) => typeof value;
} = {
  cells: ({ reviewer, segment, side, base, state }: ReviewedCell): ReviewedCell => ({
    reviewer,
    segment,
    side,
    base,
    text: { text: '', tags: [] },
    state,
    changes: [],
  }),
  assessments: ({ item, severity }: Assessment): Assessment => ({
    item,
    category: null,
    severity,
    preferential: false,
    reason: '',
  }),
  answers: ({ item, decision, at }: Answer): Answer => ({ item, decision, reason: '', by: '', at }),
  annotations: ({ uid, created, changed, revision }: SharedAnnotation): SharedAnnotation => ({
    uid,
    kind: 'comment',
    body: '',
    wording: null,
    category: null,
    severity: null,
    tags: [],
    visibility: 'shared',
    author: '',
    created,
    changed,
    revision,
    resolution: null,
    foreign: null,
    anchors: [],
  }),
  replies: ({ uid, annotation, created, changed, revision }: SharedReply): SharedReply => ({
    uid,
    annotation,
    author: '',
    created,
    changed,
    revision,
    body: '',
  }),
};

/** Of annotations and replies, the uids of those that everybody may see in this file now. */
export type Shown = { readonly annotations: ReadonlySet<string>; readonly replies: ReadonlySet<string> };

/**
 * A record as it leaves a file: of what was removed, undone or made private since, nothing but that it is gone. What is
 * `shown` keeps its words: it was removed by somebody and answered by somebody else, and is read with the answers.
 */
export const withoutRemoved = (record: ReviewRecord, shown: Shown): ReviewRecord => {
  const none: ReadonlySet<string> = new Set();
  const blanked = <T>(
    versions: readonly Version<T>[],
    empty: (value: T) => T,
    kept: ReadonlySet<string> = none,
  ): readonly Version<T>[] =>
    versions.map((one) => (one.removed && !kept.has(one.uid) ? { ...one, value: empty(one.value) } : one));
  return {
    cells: blanked(record.cells, blank.cells),
    assessments: blanked(record.assessments, blank.assessments),
    answers: blanked(record.answers, blank.answers),
    annotations: blanked(record.annotations, blank.annotations, shown.annotations),
    replies: blanked(record.replies, blank.replies, shown.replies),
  };
};

type Pool<T> = ReadonlyMap<string, readonly Version<T>[]>;

/** The version of a pool that a removal took away, or the newest other one. */
const takenAway = <T>({ uid, replaces }: Version<T>, pool: Pool<T>): Version<T> | undefined => {
  const known = (pool.get(uid) ?? []).toSorted((a, b) => b.revision - a.revision);
  return known.find((one) => replaces.includes(versionKey(one))) ?? known[0];
};

/** The annotations that were removed and to which there still are answers. */
const answeredIn = ({ replies }: ReviewRecord): ReadonlySet<string> =>
  new Set(
    [...versionsByUid(replies).values()].flatMap((versions) => {
      const chosen = chosenVersion(versions);
      return chosen === undefined || chosen.removed ? [] : [chosen.value.annotation];
    }),
  );

/**
 * A merged record in which an annotation that every version removes is again what it was where there are answers to read under it, as far as
 * one of the records it is made `from` tells it, the first of them before others; and in which every other removed
 * thing has no words. The keys of versions stay the same: a removal says nothing.
 */
export const withRecalled = (merged: ReviewRecord, from: readonly ReviewRecord[]): ReviewRecord => {
  const answered = answeredIn(merged);
  // Where another version still stands, that is what is read, and which of them a removal was told with depends on who came first.
  const standing = new Set(merged.annotations.flatMap((one) => (one.removed ? [] : [one.uid])));
  const removed = new Set(merged.annotations.flatMap((one) => (one.removed ? [one.uid] : [])));
  const wanted = new Set([...answered].filter((uid) => removed.has(uid) && !standing.has(uid)));
  const bare = withoutRemoved(merged, { annotations: new Set(), replies: new Set() });
  if (wanted.size === 0) return bare;
  const known = versionsByUid(
    from
      .flatMap(({ annotations }) => annotations)
      .filter(({ uid, value }) => wanted.has(uid) && value.anchors.length > 0),
  );
  const annotations = bare.annotations.map((one) => {
    const was = one.removed && wanted.has(one.uid) ? takenAway(one, known) : undefined;
    return was === undefined ? one : { ...one, value: was.value };
  });
  return { ...bare, annotations };
};

/** The annotations of a record without what once stood round their words and stands in no text of the package. */
export const withSentContexts = (
  record: ReviewRecord,
  rows: readonly PackagedRow[],
  earlier: readonly FrozenCell[],
): ReviewRecord => {
  const texts = new Map<string, string[]>();
  const add = (segment: SegmentId, side: string, text: string): void => {
    const key = `${segment} ${side}`;
    const known = texts.get(key);
    if (known === undefined) texts.set(key, [text]);
    else known.push(text);
  };
  for (const { segment, cells } of rows) for (const { side, text } of cells) add(segment, side, text);
  for (const { segment, side, text } of earlier) add(segment, side, text);
  for (const { value } of record.cells) add(value.segment, value.side, value.text.text);
  const textsOf = ({ segment, side }: Anchor): readonly string[] => texts.get(`${segment} ${side}`) ?? [];
  return {
    ...record,
    annotations: record.annotations.map((one) => ({
      ...one,
      value: {
        ...one.value,
        anchors: one.value.anchors.map((anchor) => contextIn(anchor, textsOf(anchor))),
      },
    })),
  };
};

/**
 * A reviewer's record without what was said of suggestions that are made no more: it is on no screen. `frozen` are the texts
 * of all rounds.
 */
export const withoutWithdrawn = (record: ReviewRecord, frozen: readonly FrozenCell[]): ReviewRecord => {
  const returned = [...returnedByCell(record, frozen).cells.values()].flat();
  const items = new Set(
    returned.flatMap(({ cell, frozen: from }) => itemsOfCell(cell, from).map(({ id }) => id)),
  );
  return {
    ...record,
    assessments: record.assessments.filter(({ uid, removed }) => removed || items.has(uid)),
  };
};
