import type { Version } from '#core/model/index.ts';
import {
  chosenVersion,
  distinctVersions,
  keysKnownTo,
  mergeVersions,
  replaceVersions,
  sayingOf,
  settleVersions,
  versionKey,
} from '#core/review/versions.ts';

/** What a file remembers of one uid. */
export type Remembered<T> = {
  /** What history undoes. */
  readonly stored: readonly Version<T>[];
  /** What has left the file. */
  readonly sent: readonly Version<T>[];
  /** Keys of what others brought. */
  readonly received: ReadonlySet<string>;
};

/** Whether a conflict that stands here had been settled by choosing when it was sent: choosing was undone since. */
const wasSettled = <T>(stored: readonly Version<T>[], sent: readonly Version<T>[]): boolean => {
  if (distinctVersions(stored).length < 2) return false;
  const said = new Set(stored.map(sayingOf));
  const here = keysKnownTo(stored);
  return sent.some((one) => !here.has(versionKey(one)) && said.has(sayingOf(one)));
};

/** The versions an edit of what is shown was made in knowledge of: not the others of a conflict. */
const editedFrom = <T extends { readonly changed: string }>(
  stored: readonly Version<T>[],
  known: readonly Version<T>[],
): readonly Version<T>[] => {
  const shown = distinctVersions(known).length < 2 ? undefined : chosenVersion(stored);
  if (shown === undefined) return known;
  const key = versionKey(shown);
  const from = known.filter((one) => versionKey(one) === key || one.replaces.includes(key));
  return from.length === 0 ? known : from;
};

/**
 * The versions of one uid as this file has it: those it remembers, and where it says something else by now (`present`, null
 * when it is no longer there) that in place of what it was made from. A conflict is settled by saying so, never by an edit
 * of the one that is shown. `saidBy` is what of a value counts as a change.
 */
export const presentVersions = <T extends { readonly changed: string }>(
  uid: string,
  { stored, sent, received }: Remembered<T>,
  present: T | null,
  saidBy: (value: T) => string,
): readonly Version<T>[] => {
  const here = keysKnownTo(stored);
  // What others said and was taken in here, and then not, is not for this file to withdraw.
  const own = sent.filter((one) => {
    const key = versionKey(one);
    return here.has(key) || !received.has(key);
  });
  const known = wasSettled(stored, own) ? settleVersions(own, stored) : mergeVersions(stored, own);
  if (present === null && (known.length === 0 || known.some(({ removed }) => removed))) return known;
  const said = present === null ? null : saidBy(present);
  // Removed here and yet shown: replies others gave to it are read under it until somebody settles it.
  const isAsKnown = known.some(
    (one) => said === saidBy(one.value) && (!one.removed || here.has(versionKey(one))),
  );
  if (isAsKnown) return known;
  const from = editedFrom(stored, known);
  const last = from[0];
  if (present === null && last === undefined) return known;
  const value = present ?? last?.value;
  if (value === undefined) return known;
  const next = replaceVersions(from, uid, value, present === null);
  return mergeVersions(
    known.filter((one) => !from.includes(one)),
    [next],
  );
};
