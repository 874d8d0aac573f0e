import { reviewLists, type ReviewList, type ReviewRecord, type ReviewVersion } from '#core/model/index.ts';
import { versionKey } from '#core/review/versions.ts';
import type { ReviewParcel } from '#api/review.ts';
import { all, run, type ReadHandle, type WriteHandle } from './handles.ts';
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

const recordFrom = (handle: ReadHandle, table: Table, review: string): ReviewRecord => {
  const rows = all<VersionRow>(
    handle,
    `SELECT review_id, list, uid, key, version, sum FROM ${table} WHERE review_id = ? ORDER BY uid, key`,
    review,
  );
  const byList = Map.groupBy(rows, ({ list }) => list);
  const listed = reviewLists.map((list) => [list, (byList.get(list) ?? []).flatMap(readable)]);
  return Object.fromEntries(listed) as ReviewRecord;
};

/** All that a review has gathered in this file. */
export const recordOf = (handle: ReadHandle, review: string): ReviewRecord =>
  recordFrom(handle, 'review_versions', review);

/** All that has left this file, as it was last sent. */
export const sentRecordOf = (handle: ReadHandle, review: string): ReviewRecord =>
  recordFrom(handle, 'review_sent', review);

/** All that others ever brought here, whatever was undone since. */
export const receivedRecordOf = (handle: ReadHandle, review: string): ReviewRecord =>
  recordFrom(handle, 'review_received', review);

const insertInto = (
  handle: WriteHandle,
  table: Table,
  review: string,
  list: ReviewList,
  version: ReviewVersion,
): void => {
  run(
    handle,
    `INSERT OR IGNORE INTO ${table} (review_id, list, uid, key, version) VALUES (?, ?, ?, ?, ?)`,
    review,
    list,
    version.uid,
    versionKey<unknown>(version),
    JSON.stringify(version),
  );
};

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

/** Keeps a record as what was last sent, in place of the one before. */
export const writeSentRecord = (handle: WriteHandle, review: string, record: ReviewRecord): void => {
  run(handle, 'DELETE FROM review_sent WHERE review_id = ?', review);
  for (const list of reviewLists)
    for (const version of record[list]) insertInto(handle, 'review_sent', review, list, version);
};

/** Keeps versions that others brought, beside those they brought before. */
export const addReceived = (handle: WriteHandle, review: string, record: ReviewRecord): void => {
  for (const list of reviewLists)
    for (const version of record[list]) insertInto(handle, 'review_received', review, list, version);
};

/** Keeps which file brought each version first. */
export const addOrigins = (
  handle: WriteHandle,
  review: string,
  record: ReviewRecord,
  parcel: number,
): void => {
  for (const list of reviewLists)
    for (const version of record[list])
      run(
        handle,
        'INSERT OR IGNORE INTO review_origins (review_id, list, uid, key, parcel) VALUES (?, ?, ?, ?, ?)',
        review,
        list,
        version.uid,
        versionKey<unknown>(version),
        parcel,
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
