import type {
  Block,
  FrozenCell,
  Result,
  ReviewRecord,
  RichText,
  CellState,
  SegmentId,
  Side,
} from '../model/index.ts';
import {
  asks,
  defaultColumns,
  fail,
  longestColumnLabel,
  mostColumns,
  ok,
  originalSide,
} from '../model/index.ts';
import { textHash } from '../annotations/hash.ts';
import { columnId, language } from '../model/shapes.ts';
import { hash } from './package-shapes.ts';
import { scoreProfile } from './profiles.ts';
import { richHash } from './rich-edit.ts';
import {
  count,
  either,
  hex,
  list,
  moment,
  name,
  object,
  objectWith,
  oneOf,
  orNull,
  readJson,
  text,
  where,
  type Shape,
} from '../model/shape.ts';

export const packageFormat = 'duizhao-review';
/** The newest that can be read. What needs no more than an older version knows is written as that. */
export const packageVersion = 2;

/** What a package is for: to be reviewed, handed back, or to tell reviewers what became of their suggestions. */
const packageKinds = ['handover', 'return', 'answers'] as const;

const scope = either(
  object({ is: oneOf(['all']) }),
  object({ is: oneOf(['rows']), from: count, to: count }),
  /** What was filtered by, in words. */
  object({ is: oneOf(['filter']), filter: text }),
  /** What draws the sample again (`sampleRows`). */
  object({ is: oneOf(['sample']), characters: count, seed: text }),
  /** What was changed in a book that came back, by the name of its file. */
  object({ is: oneOf(['book']), name: text }),
);
/** How the rows were chosen. */
export type ReviewScope = Shape<typeof scope>;

const sessionFields = {
  /** The same in every file of the review. */
  id: name,
  title: text,
  opened: moment,
  asked: oneOf(asks),
  scope,
  /** The language of the original. */
  language,
  /** The texts that are reviewed. */
  /** The original is among them only where a book came back: its readers edit whatever is in it. */
  sides: where(list(columnId), (sides) => sides.length > 0),
  /** Only where scores are asked for. */
  profile: orNull(scoreProfile),
  reviewers: list(name),
} as const;

/** What is not to be seen from the names of the columns (`sessionColumns`). */
const sessionFurther = { columns: list(object({ id: columnId, language, label: text })) };

export const reviewSession = objectWith(sessionFields, sessionFurther);
export type ReviewSession = Shape<typeof reviewSession>;

const part = object({ name: oneOf(['content.json']), bytes: count, sha256: hex(64) });

/** The oldest version that can read a session: the first knew three languages, one column in each. */
export const versionFor = ({ language, sides, columns }: ReviewSession): 1 | 2 =>
  columns === undefined && [language, ...sides].every((tag) => ['zh-Hant', 'zh-Hans', 'en'].includes(tag))
    ? 1
    : packageVersion;

const packageVersions = oneOf([1, packageVersion]);

/** Whether a project can be made of the columns of a session: otherwise it could not keep what they are called, and in which languages. */
const haveRoom = ({ sides, columns = [], scope: { is } }: ReviewSession): boolean => {
  const ids = columns.map(({ id }) => id);
  return (
    is !== 'book' &&
    new Set(sides).size === sides.length &&
    new Set(ids).size === ids.length &&
    new Set([...defaultColumns.map(({ id }) => id), ...sides]).size <= mostColumns &&
    columns.every(({ id, label }) => sides.includes(id) && label.length <= longestColumnLabel)
  );
};

/** Of an original nobody makes a reviewer's copy. */
const travellingSession = objectWith(
  {
    ...sessionFields,
    sides: where(list(columnId), (sides) => sides.length > 0 && !sides.includes(originalSide)),
  },
  sessionFurther,
);

const manifest = object({
  format: oneOf([packageFormat]),
  version: packageVersions,
  kind: oneOf(packageKinds),
  /** The same for every copy of the project. */
  project: name,
  /** The project's name, for people. */
  title: text,
  session: where(travellingSession, haveRoom),
  round: where(count, (round) => round > 0),
  /** Empty when they never gave a name. */
  from: text,
  made: moment,
  /** Hash of all frozen texts (`baseOf`). */
  base: hash,
  rows: count,
  parts: where(list(part), (parts) => parts.length === 1),
});
/** `manifest.json` of a package: all that can be said of it before its content is read. */
export type PackageManifest = Shape<typeof manifest>;

const lock = object({
  cipher: oneOf(['AES-256-GCM']),
  derivation: oneOf(['PBKDF2-SHA-256']),
  // Too few are no protection, and too many would keep the program busy for hours.
  iterations: where(count, (iterations) => iterations >= 100_000 && iterations <= 10_000_000),
  salt: hex(32),
  nonce: hex(24),
});
const lockedManifest = object({
  format: oneOf([packageFormat]),
  version: packageVersions,
  /** How the whole package inside is locked. */
  lock,
});
export type PackageLock = Shape<typeof lock>;
export type LockedManifest = Shape<typeof lockedManifest>;

export type PackagedCell = RichText & {
  readonly side: Side;
  readonly state: CellState;
  readonly hash: string;
  /** Of an original that is reviewed, as in a book that came back. It does not travel. */
  readonly original?: 'reviewed';
};

/** A row with its original and the texts that are reviewed. */
export type PackagedRow = {
  readonly segment: SegmentId;
  /** Its number when it was frozen, for people. */
  readonly row: number;
  readonly block: Pick<Block, 'kind' | 'level'>;
  readonly opensBlock: boolean;
  /** Only to be read: it stands beside a row that is reviewed. */
  readonly isContext: boolean;
  readonly cells: readonly PackagedCell[];
};

/** What `content.json` says (`core/review/package-content.ts`). */
export type PackageContent = {
  /** The frozen rows in reading order. */
  readonly rows: readonly PackagedRow[];
  /** Texts of earlier rounds that the record speaks of. */
  readonly earlier: readonly FrozenCell[];
  /** What was said of them, and of earlier texts, so far. */
  readonly record: ReviewRecord;
};

/** A row of the project that may go into a package. Lists of them are in reading order. */
export type PackableRow = Omit<PackagedRow, 'isContext' | 'cells'> & {
  readonly cells: Readonly<Partial<Record<Side, RichText & { readonly state: CellState }>>>;
};

/** The chosen rows and up to `context` before and after each, in reading order. */
const withContext = (
  rows: readonly PackableRow[],
  chosen: ReadonlySet<SegmentId>,
  context: number,
): readonly PackableRow[] => {
  const near = new Set<number>();
  for (const [index, { segment }] of rows.entries()) {
    if (!chosen.has(segment)) continue;
    const [first, last] = [Math.max(0, index - context), Math.min(rows.length - 1, index + context)];
    for (let at = first; at <= last; at += 1) near.add(at);
  }
  return rows.filter((_, index) => near.has(index));
};

const freezeCells = ({ cells }: PackableRow, sides: readonly Side[]): PackagedCell[] =>
  [...new Set([originalSide, ...sides])].flatMap((side) => {
    const cell = cells[side];
    if (cell === undefined) return [];
    const { text, tags, state } = cell;
    return [{ side, text, tags, state, hash: richHash(cell) }];
  });

/** What of a record concerns these rows and may be seen by others: no private annotation, and no reply to one. */
const shareRecord = (record: ReviewRecord, segments: ReadonlySet<SegmentId>): ReviewRecord => {
  // Of a removed one that came without its words nobody knows where it stood.
  const isShared = ({ value, removed }: ReviewRecord['annotations'][number]): boolean =>
    value.visibility !== 'private' &&
    (value.anchors.some(({ segment }) => segments.has(segment)) || (removed && value.anchors.length === 0));
  // An annotation of which any version is private stays at home whole.
  const secret = new Set(record.annotations.filter((version) => !isShared(version)).map(({ uid }) => uid));
  const cells = record.cells.filter(({ value }) => segments.has(value.segment));
  const annotations = record.annotations.filter(({ uid }) => !secret.has(uid));
  const shared = new Set(annotations.map(({ uid }) => uid));
  return {
    cells,
    assessments: record.assessments,
    answers: record.answers,
    annotations,
    replies: record.replies.filter(({ value }) => shared.has(value.annotation)),
  };
};

/** Those of `frozen` that the record speaks of and the rows do not hold. */
const earlierOf = (
  rows: readonly PackagedRow[],
  { cells }: ReviewRecord,
  frozen: readonly FrozenCell[],
): FrozenCell[] => {
  const keyOf = (segment: SegmentId, side: Side, base: string): string => `${segment} ${side} ${base}`;
  const held = new Set(
    rows.flatMap(({ segment, cells }) => cells.map(({ side, hash }) => keyOf(segment, side, hash))),
  );
  const spoken = new Set(
    cells.flatMap(({ value, removed }) => (removed ? [] : [keyOf(value.segment, value.side, value.base)])),
  );
  const found = new Map<string, FrozenCell>();
  for (const { segment, side, state, hash, text, tags } of frozen) {
    const key = keyOf(segment, side, hash);
    if (spoken.has(key) && !held.has(key)) found.set(key, { segment, side, state, hash, text, tags });
  }
  return [...found.values()];
};

/**
 * Rows that are frozen already with what of a record goes along with them (see `packContent`). `earlier` are frozen texts
 * of other rounds, of which those go along that the record speaks of.
 */
export const packRows = (
  rows: readonly PackagedRow[],
  record: ReviewRecord,
  earlier: readonly FrozenCell[],
): PackageContent => {
  const shared = shareRecord(record, new Set(rows.map(({ segment }) => segment)));
  return { rows, earlier: earlierOf(rows, shared, earlier), record: shared };
};

/**
 * What goes into a package: the `chosen` rows, frozen, with up to `context` rows to read round each; of every row only
 * the original and the texts that are reviewed; and of what was said so far all that concerns these rows and is not
 * private. Nothing else of the project leaves it.
 */
export const packContent = (
  rows: readonly PackableRow[],
  chosen: ReadonlySet<SegmentId>,
  { sides }: Pick<ReviewSession, 'sides'>,
  record: ReviewRecord,
  context: number,
): PackageContent => {
  const packed = withContext(rows, chosen, context).map((row): PackagedRow => {
    const { segment, row: number, block, opensBlock } = row;
    const { kind, level } = block;
    const isContext = !chosen.has(segment);
    return {
      segment,
      row: number,
      block: { kind, level },
      opensBlock,
      isContext,
      cells: freezeCells(row, sides),
    };
  });
  return packRows(packed, record, []);
};

const isReviewed = ({ side, original }: PackagedCell): boolean =>
  side !== originalSide || original === 'reviewed';

/** The frozen texts that are reviewed, in reading order. */
export const frozenCells = (rows: readonly PackagedRow[]): readonly FrozenCell[] =>
  rows.flatMap(({ segment, isContext, cells }) =>
    isContext ? [] : cells.filter(isReviewed).map((cell) => ({ ...cell, segment })),
  );

/** The hash by which a round of a review is known: that of all its frozen texts and their originals. */
export const baseOf = (rows: readonly PackagedRow[]): string =>
  textHash(
    JSON.stringify(
      rows
        .filter(({ isContext }) => !isContext)
        .map(({ segment, cells }) => [segment, cells.map(({ side, hash }) => [side, hash])]),
    ),
  );

/** Only what must be known to say whether the rest can be read. */
const head = (json: string): { format: unknown; version: unknown } | null => {
  const read = readJson(json, (value) =>
    typeof value === 'object' && value !== null && 'format' in value && 'version' in value
      ? { ok: true, value: { format: value.format, version: value.version } }
      : { ok: false, at: 'format' },
  );
  return read.ok ? read.value : null;
};

/**
 * `manifest.json` of a package, open or locked. `name` is the file's, for the sentence. Failures: review.not-a-package,
 * review.newer, review.damaged.
 */
export const readManifest = (json: string, name: string): Result<PackageManifest | LockedManifest> => {
  const { format, version } = head(json) ?? { format: null, version: null };
  if (format !== packageFormat) return fail('review.not-a-package', { name });
  if (typeof version === 'number' && version > packageVersion) {
    return fail('review.newer', { name, version, supported: packageVersion });
  }
  const locked = readJson(json, lockedManifest);
  const read = locked.ok ? locked : readJson(json, manifest);
  return read.ok ? ok(read.value) : fail('review.damaged', { name, detail: read.at });
};

export const isLocked = (manifest: PackageManifest | LockedManifest): manifest is LockedManifest =>
  'lock' in manifest;

/** Whether the files of a package are those its manifest names, whole and unchanged. Failure: review.damaged. */
export const checkParts = (
  { parts }: Pick<PackageManifest, 'parts'>,
  found: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[],
  name: string,
): Result<null> => {
  const wrong = parts.find((part) => {
    const file = found.find((one) => one.name === part.name);
    return file === undefined || file.bytes !== part.bytes || file.sha256 !== part.sha256;
  });
  const strange = found.find((file) => !parts.some((part) => part.name === file.name));
  const detail = wrong?.name ?? strange?.name;
  return detail === undefined ? ok(null) : fail('review.damaged', { name, detail });
};

/** What a project knows of its reviews: the hashes of the frozen texts (`baseOf`) of each, round by round. */
export type KnownReviews = {
  readonly project: string;
  readonly rounds: ReadonlyMap<string, readonly string[]>;
};

/**
 * Whether a package that was handed back belongs here, and the round, from 1, that it answers; it may be an earlier one, whose
 * frozen texts are kept. Failures: review.other-project, review.unknown-session, review.older-base when its frozen texts
 * are none of those that are kept.
 */
export const checkReturn = (manifest: PackageManifest, known: KnownReviews, name: string): Result<number> => {
  if (manifest.project !== known.project) {
    return fail('review.other-project', { name, title: manifest.title });
  }
  const rounds = known.rounds.get(manifest.session.id);
  if (rounds === undefined) return fail('review.unknown-session', { name, title: manifest.session.title });
  const round = rounds.lastIndexOf(manifest.base) + 1;
  return round === 0 ? fail('review.older-base', { name }) : ok(round);
};
