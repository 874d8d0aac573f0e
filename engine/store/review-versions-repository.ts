import { reviewLists, type ReviewList, type ReviewRecord, type ReviewVersion } from '#core/model/index.ts';
import { versionKey } from '#core/review/versions.ts';
import type { ReviewParcel } from '#api/review.ts';
import { all, column, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';
import { reviewVersions, storedJson } from './stored-shapes.ts';

/** What history undoes, what has left the file, and what others brought into it. */
type Table = 'review_versions' | 'review_sent' | 'review_received';

type VersionRow = {
  readonly review_id: string;
  readonly list: ReviewList;
  readonly uid: string;
  readonly key: string;
  readonly version: string;
  readonly sum: number | null;
};

/** The version in a row, unless it is damaged: what nobody said is not to be merged, nor sent on. `check` tells of it. */
const readable = ({ review_id, list, uid, key, version, sum }: VersionRow): readonly ReviewVersion[] => {
  if (sum !== rowSum([review_id, list, uid, key, version])) return [];
  const read = storedJson<ReviewVersion>(version, reviewVersions[list]);
  return read === undefined ? [] : [read];
};

const columns = 'review_id, list, uid, key, version, sum';

const rowsAmong = (
  handle: ReadHandle,
  table: Table,
  review: string,
  list: ReviewList,
  uids: Iterable<string>,
): readonly VersionRow[] =>
  all<VersionRow>(
    handle,
    `SELECT ${columns} FROM ${table} WHERE review_id = ? AND list = ? AND uid IN (SELECT value FROM json_each(?))
     ORDER BY uid, key`,
    review,
    list,
    JSON.stringify([...uids]),
  );

/** Uids of things of each list, where not all of a record is asked for. */
export type Uids = { readonly [L in ReviewList]: ReadonlySet<string> };

const none: ReadonlySet<string> = new Set();
export const noUids: Uids = {
  cells: none,
  assessments: none,
  answers: none,
  annotations: none,
  replies: none,
};

const recordFrom = (
  handle: ReadHandle,
  table: Table,
  review: string,
  among: Uids | undefined,
): ReviewRecord => {
  const rows =
    among === undefined
      ? all<VersionRow>(
          handle,
          `SELECT ${columns} FROM ${table} WHERE review_id = ? ORDER BY uid, key`,
          review,
        )
      : reviewLists.flatMap((list) =>
          among[list].size === 0 ? [] : rowsAmong(handle, table, review, list, among[list]),
        );
  const byList = Map.groupBy(rows, ({ list }) => list);
  const listed = reviewLists.map((list) => [list, (byList.get(list) ?? []).flatMap(readable)]);
  return Object.fromEntries(listed) as ReviewRecord;
};

/** All that a review has gathered in this file, or that of it. */
export const recordOf = (handle: ReadHandle, review: string, among?: Uids): ReviewRecord =>
  recordFrom(handle, 'review_versions', review, among);

/** All that has left this file, as it was last sent. */
export const sentRecordOf = (handle: ReadHandle, review: string, among?: Uids): ReviewRecord =>
  recordFrom(handle, 'review_sent', review, among);

/** All that others ever brought here, whatever was undone since. */
export const receivedRecordOf = (handle: ReadHandle, review: string, among?: Uids): ReviewRecord =>
  recordFrom(handle, 'review_received', review, among);

/** A reviewer's text that a review has gathered, with how many suggestions it makes. */
export type GatheredCell = { readonly uid: string; readonly suggestions: number };

/** All reviewers' texts that a review has gathered. */
export const gatheredCells = (handle: ReadHandle, review: string): readonly GatheredCell[] =>
  all<GatheredCell>(
    handle,
    `SELECT uid, max(CASE WHEN json_valid(version) THEN coalesce(json_array_length(version, '$.value.changes'), 0) ELSE 0 END)
     AS suggestions FROM review_versions WHERE review_id = ? AND list = 'cells' GROUP BY uid`,
    review,
  );

/** Uids of the replies to these annotations that a review has gathered, or that have left the file. Reads all replies. */
export const replyUidsTo = (
  handle: ReadHandle,
  review: string,
  annotations: Iterable<string>,
): readonly string[] => {
  const among = JSON.stringify([...annotations]);
  const found = (table: Table): string[] =>
    column<string>(
      handle,
      `SELECT DISTINCT uid FROM ${table} WHERE review_id = ? AND list = 'replies'
       AND json_valid(version) AND json_extract(version, '$.value.annotation') IN (SELECT value FROM json_each(?))`,
      review,
      among,
    );
  return [...found('review_versions'), ...found('review_sent')];
};

const insertInto = (
  handle: WriteHandle,
  table: Table,
  review: string,
  list: ReviewList,
  version: ReviewVersion,
): boolean =>
  run(
    handle,
    `INSERT OR IGNORE INTO ${table} (review_id, list, uid, key, version) VALUES (?, ?, ?, ?, ?)`,
    review,
    list,
    version.uid,
    versionKey<unknown>(version),
    JSON.stringify(version),
  ).changes > 0;

/** Puts all versions of one thing in place of those there are. */
export const writeVersions = (
  handle: WriteHandle,
  review: string,
  list: ReviewList,
  uid: string,
  versions: readonly ReviewVersion[],
): void => {
  run(handle, 'DELETE FROM review_versions WHERE review_id = ? AND list = ? AND uid = ?', review, list, uid);
  for (const version of versions) insertInto(handle, 'review_versions', review, list, version);
};

/** Puts versions of things of which there are none yet. */
export const addVersions = (
  handle: WriteHandle,
  review: string,
  list: ReviewList,
  versions: readonly ReviewVersion[],
): void => {
  for (const version of versions) insertInto(handle, 'review_versions', review, list, version);
};

/** Keeps versions as sent, beside those that were. */
export const addSent = (
  handle: WriteHandle,
  review: string,
  list: ReviewList,
  versions: readonly ReviewVersion[],
): void => {
  for (const version of versions) insertInto(handle, 'review_sent', review, list, version);
};

/** Keeps a record as what was last sent, in place of the one before. */
export const writeSentRecord = (handle: WriteHandle, review: string, record: ReviewRecord): void => {
  run(handle, 'DELETE FROM review_sent WHERE review_id = ?', review);
  for (const list of reviewLists) addSent(handle, review, list, record[list]);
};

/** What a file added to what is kept of others, outside history; to be forgotten when it was not taken in after all. */
export type Kept = readonly {
  readonly table: 'review_received' | 'review_origins';
  readonly list: ReviewList;
  readonly uid: string;
  readonly key: string;
}[];

/** Keeps versions that others brought, beside those they brought before. */
export const addReceived = (handle: WriteHandle, review: string, record: ReviewRecord): Kept =>
  reviewLists.flatMap((list) =>
    record[list].flatMap((version): Kept => {
      const isNew = insertInto(handle, 'review_received', review, list, version);
      const key = versionKey<unknown>(version);
      return isNew ? [{ table: 'review_received', list, uid: version.uid, key }] : [];
    }),
  );

/** Keeps which file brought each version first. */
export const addOrigins = (handle: WriteHandle, review: string, record: ReviewRecord, parcel: number): Kept =>
  reviewLists.flatMap((list) =>
    record[list].flatMap((version): Kept => {
      const { uid } = version;
      const key = versionKey<unknown>(version);
      const { changes } = run(
        handle,
        'INSERT OR IGNORE INTO review_origins (review_id, list, uid, key, parcel) VALUES (?, ?, ?, ?, ?)',
        review,
        list,
        uid,
        key,
        parcel,
      );
      return changes > 0 ? [{ table: 'review_origins', list, uid, key }] : [];
    }),
  );

/** Whether anything is kept as brought by a file. Reads all origins where none is. */
export const hasOrigins = (handle: ReadHandle, parcel: number): boolean =>
  first(handle, 'SELECT 1 FROM review_origins WHERE parcel = ? LIMIT 1', parcel) !== undefined;

export const forget = (handle: WriteHandle, review: string, kept: Kept): void => {
  for (const { table, list, uid, key } of kept)
    run(
      handle,
      `DELETE FROM ${table} WHERE review_id = ? AND list = ? AND uid = ? AND key = ?`,
      review,
      list,
      uid,
      key,
    );
};

/** Who sent a version here, in which round, when, and in which file. */
export type VersionOrigin = Pick<ReviewParcel, 'from' | 'round' | 'at' | 'name'>;

/** Where the versions of one thing came from, by `versionKey`; those made here are not among them. */
export const originsOf = (
  handle: ReadHandle,
  review: string,
  list: ReviewList,
  uid: string,
): ReadonlyMap<string, VersionOrigin> =>
  new Map(
    all<VersionOrigin & { readonly key: string }>(
      handle,
      `SELECT o.key, p.sender AS "from", p.round, p.at, p.name FROM review_origins o
       JOIN review_parcels p ON p.id = o.parcel WHERE o.review_id = ? AND o.list = ? AND o.uid = ?`,
      review,
      list,
      uid,
    ).map(({ key, ...origin }) => [key, origin]),
  );
