import type { FindingKind, IgnoredFinding, SegmentId, Side } from '#core/model/index.ts';
import { all, first, run, type ReadHandle, type WriteHandle } from './handles.ts';
import { rowSum } from './row-sums.ts';

type IgnoredRow = FindingKind & {
  readonly segment: SegmentId;
  /** Empty: wherever the words are found. */
  readonly side: Side;
  readonly hash: string;
  readonly sum: number | null;
};

const columns = 'check_id AS "check", code, words, segment_id AS segment, side, hash, sum';

/** Of what is ignored everywhere: no segment has this id. */
const everywhere = 0;

const keyOf = ({ check, code, words }: FindingKind, cell: IgnoredFinding['cell']) =>
  [check, code, words, cell?.segment ?? everywhere, cell?.side ?? ''] as const;

const isSound = ({ check, code, words, segment, side, hash, sum }: IgnoredRow): boolean =>
  sum === rowSum([check, code, words, segment, side, hash]);

/** A damaged row ignores nothing: what it would hide may be an error. `check` tells of it. */
const readable = (rows: readonly IgnoredRow[]): readonly IgnoredFinding[] =>
  rows.filter(isSound).map(({ check, code, words, segment, side, hash }) => ({
    check,
    code,
    words,
    cell: side === '' ? null : { segment, side },
    hash,
  }));

/** The hash that a kind of findings is ignored with, in a text or (null) everywhere; null when it is not. */
export const findIgnored = (
  handle: ReadHandle,
  kind: FindingKind,
  cell: IgnoredFinding['cell'],
): string | null =>
  first<{ hash: string }>(
    handle,
    `SELECT hash FROM ignored_findings
     WHERE check_id = ? AND code = ? AND words = ? AND segment_id = ? AND side = ?`,
    ...keyOf(kind, cell),
  )?.hash ?? null;

/** What is ignored everywhere, and in the given segments. */
export const ignoredIn = (handle: ReadHandle, segments: readonly SegmentId[]): readonly IgnoredFinding[] =>
  readable(
    all<IgnoredRow>(
      handle,
      `SELECT ${columns} FROM ignored_findings WHERE segment_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify([everywhere, ...segments]),
    ),
  );

/** All that is ignored, what is ignored everywhere first. */
export const allIgnored = (handle: ReadHandle): readonly IgnoredFinding[] =>
  readable(
    all<IgnoredRow>(
      handle,
      `SELECT ${columns} FROM ignored_findings ORDER BY segment_id, side, check_id, code, words`,
    ),
  );

/** Ignores a kind of findings, with the hash of the text or everywhere; no longer, with null. */
export const writeIgnored = (
  handle: WriteHandle,
  kind: FindingKind,
  cell: IgnoredFinding['cell'],
  hash: string | null,
): void => {
  const key = keyOf(kind, cell);
  if (hash === null) {
    run(
      handle,
      `DELETE FROM ignored_findings
       WHERE check_id = ? AND code = ? AND words = ? AND segment_id = ? AND side = ?`,
      ...key,
    );
    return;
  }
  run(
    handle,
    `INSERT INTO ignored_findings (check_id, code, words, segment_id, side, hash) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (check_id, code, words, segment_id, side) DO UPDATE SET hash = excluded.hash`,
    ...key,
    hash,
  );
};
