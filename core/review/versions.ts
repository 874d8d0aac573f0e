import type { Version } from '../model/index.ts';
import { canonicalJson } from '../model/same-value.ts';
import { textHash } from '../annotations/hash.ts';

/** What a value says, wherever its words are by now: anchors move with the text, and that is no other version. */
const saidBy = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'anchors' in value ? { ...value, anchors: null } : value;

/**
 * What a version says of its thing. A removal says that it is gone and nothing else: what it was is kept only where it was
 * known before, and never travels (`core/review/withhold.ts`).
 */
const saidIn = <T>({ value, removed }: Version<T>): unknown => (removed ? null : saidBy(value));

/** The same for two versions exactly when they say the same, wherever the words of an annotation are. */
export const sayingOf = <T>(version: Version<T>): string => canonicalJson([saidIn(version), version.removed]);

/** Keys are asked for many times in one merge, and a version never changes. */
const keys = new WeakMap<Version<unknown>, string>();

/**
 * What tells a version from every other of its uid, in whatever file it stands. What it replaces is part of it: the same
 * words written in ignorance of something are not the version that knew of it.
 */
export const versionKey = <T>(version: Version<T>): string => {
  const known = keys.get(version);
  if (known !== undefined) return known;
  const { uid, revision, removed, replaces } = version;
  const key = textHash(canonicalJson([uid, revision, saidIn(version), removed, replaces]));
  keys.set(version, key);
  return key;
};

type Known<T> = { readonly version: Version<T>; readonly key: string };

const withKey = <T>(version: Version<T>): Known<T> => ({ version, key: versionKey(version) });

const byUidAndKey = <T>(a: Known<T>, b: Known<T>): number => {
  const [left, right] = [`${a.version.uid} ${a.key}`, `${b.version.uid} ${b.key}`];
  // No two versions of a list have one key.
  return left < right ? -1 : 1;
};

const sortedUnion = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

/**
 * What two files know, together: every version that no other replaces, sorted by uid and key. It is the same whichever
 * comes first, whoever else is merged before, and however often; but for the places of an annotation that both know, which
 * are those of `a`.
 */
export const mergeVersions = <T>(
  a: readonly Version<T>[],
  b: readonly Version<T>[],
): readonly Version<T>[] => {
  const known = [...new Map([...b, ...a].map(withKey).map((one) => [one.key, one])).values()];
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

/** Versions of one uid without those that say the same as another: made in two files apart, they are no conflict. */
export const distinctVersions = <T>(versions: readonly Version<T>[]): readonly Version<T>[] => [
  ...new Map(versions.map((one) => [sayingOf(one), one])).values(),
];

/** Versions in lists of one uid each, in the order of `versions`. */
export const versionsByUid = <T>(
  versions: readonly Version<T>[],
): ReadonlyMap<string, readonly Version<T>[]> => Map.groupBy(versions, ({ uid }) => uid);

/**
 * Which of several versions made apart is shown until somebody settles them: one that is not removed, of these the
 * highest revision, then the last change, then the highest key; whatever came first.
 */
export const chosenVersion = <T extends { readonly changed: string }>(
  versions: readonly Version<T>[],
): Version<T> | undefined => {
  const rank = (one: Version<T>): readonly (string | number)[] => [
    Number(!one.removed),
    one.revision,
    one.value.changed,
    versionKey(one),
  ];
  const isHigher = (a: Version<T>, b: Version<T>): boolean => {
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((part, i) => part !== right[i]);
    return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
  };
  return versions.reduce<Version<T> | undefined>(
    (best, one) => (best === undefined || isHigher(one, best) ? one : best),
    undefined,
  );
};

/** Keys of all versions that `versions` are or were made in knowledge of. */
export const keysKnownTo = <T>(versions: readonly Version<T>[]): ReadonlySet<string> =>
  new Set(versions.flatMap((one) => [versionKey(one), ...one.replaces]));

/**
 * `present` versions of a file, saying as well of each version of `sent` that is not known here any more that it was undone:
 * what stands now replaces it, and where nothing does, its removal. What came with `received` is not for this file to
 * withdraw, neither by itself nor under what was made of it here and undone. A conflict that stands again stays one.
 */
export const settleVersions = <T>(
  sent: readonly Version<T>[],
  present: readonly Version<T>[],
  received: readonly Version<T>[] = [],
): readonly Version<T>[] => {
  const [known, theirs] = [keysKnownTo(present), keysKnownTo(received)];
  const undone = sent.map(withKey).filter(({ key }) => !known.has(key) && !theirs.has(key));
  const settle = (
    versions: readonly Version<T>[],
    { uid, value }: Version<T>,
    removed: boolean,
  ): Version<T> => {
    const made = replaceVersions(versions, uid, value, removed);
    return { ...made, replaces: made.replaces.filter((key) => known.has(key) || !theirs.has(key)) };
  };
  const standing = versionsByUid(present);
  const settled = [...versionsByUid(undone.sort(byUidAndKey).map(({ version }) => version))].flatMap(
    ([uid, gone]) => {
      const left = standing.get(uid);
      const [first] = gone;
      if (left === undefined) return first ? [settle(gone, first, true)] : [];
      // An undone version may replace any of them, so each has to be made anew to outlive it.
      return left.map((one) => settle([...gone, one], one, one.removed));
    },
  );
  return mergeVersions(present, settled);
};
