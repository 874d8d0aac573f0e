import type { Version } from '../model/index.ts';
import { textHash } from '../annotations/hash.ts';

/** A value as JSON with the keys of its objects in one order, so that equal values are equal strings. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** What tells a version from every other of its uid, in whatever file it stands. */
export const versionKey = <T>({ uid, revision, value, removed }: Version<T>): string =>
  textHash(canonicalJson([uid, revision, value, removed]));

type Known<T> = { readonly version: Version<T>; readonly key: string };

const withKey = <T>(version: Version<T>): Known<T> => ({ version, key: versionKey(version) });

const byUidAndKey = <T>(a: Known<T>, b: Known<T>): number => {
  const [left, right] = [`${a.version.uid} ${a.key}`, `${b.version.uid} ${b.key}`];
  return left < right ? -1 : Number(left > right);
};

const sortedUnion = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

/** Every key once, with all that any copy of it is known to replace. */
const uniteCopies = <T>(versions: readonly Version<T>[]): Known<T>[] => {
  const found = new Map<string, Known<T>>();
  for (const known of versions.map(withKey)) {
    const other = found.get(known.key)?.version.replaces ?? [];
    const replaces = sortedUnion(known.version.replaces, other);
    found.set(known.key, { key: known.key, version: { ...known.version, replaces } });
  }
  return [...found.values()];
};

/**
 * What two files know, together: every version that no other replaces, sorted by uid and key. It is the same whichever
 * comes first, whoever else is merged before, and however often.
 */
export const mergeVersions = <T>(
  a: readonly Version<T>[],
  b: readonly Version<T>[],
): readonly Version<T>[] => {
  const known = uniteCopies([...a, ...b]);
  const replaced = new Set(known.flatMap(({ version }) => version.replaces));
  return known
    .filter(({ key }) => !replaced.has(key))
    .sort(byUidAndKey)
    .map(({ version }) => version);
};

/**
 * The version in which somebody settles what `known` versions of one uid were: it replaces all of them and all that they
 * replaced. `removed` takes the thing away.
 */
export const replaceVersions = <T>(
  known: readonly Version<T>[],
  uid: string,
  value: T,
  removed = false,
): Version<T> => ({
  uid,
  revision: 1 + known.reduce((most, { revision }) => Math.max(most, revision), 0),
  value,
  removed,
  replaces: sortedUnion(
    known.map(versionKey),
    known.flatMap(({ replaces }) => replaces),
  ),
});

/**
 * `known` versions of one uid with a file's present value, null where it has the thing no more: unchanged where that
 * value is one of them, so that a conflict is settled only by saying so (`replaceVersions`), never by waiting.
 */
export const advanceVersions = <T>(
  known: readonly Version<T>[],
  uid: string,
  present: T | null,
): readonly Version<T>[] => {
  const last = known[0];
  if (present === null) {
    const isGone = last === undefined || known.some(({ removed }) => removed);
    return isGone ? known : [replaceVersions(known, uid, last.value, true)];
  }
  const key = canonicalJson(present);
  const isKnown = known.some(({ value, removed }) => !removed && canonicalJson(value) === key);
  return isKnown ? known : [replaceVersions(known, uid, present)];
};

/** Versions in lists of one uid each, in the order of `versions`. */
export const versionsByUid = <T>(
  versions: readonly Version<T>[],
): ReadonlyMap<string, readonly Version<T>[]> => Map.groupBy(versions, ({ uid }) => uid);
