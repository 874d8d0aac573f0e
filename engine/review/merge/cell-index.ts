import { ok, type Result, type ReviewRecord, type SegmentId } from '#core/model/index.ts';
import { beyond, readLimits } from '#core/formats/limits.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { gatheredCells, type GatheredCell } from '../../store/review-versions-repository.ts';
import { reviewsChangedSince } from '../../store/steps-repository.ts';

/** The texts that reviewers gave back, those of a record that comes and those that are known, by segment. */
export type CellIndex = {
  readonly at: (segment: SegmentId) => readonly string[];
  /** Uids of what is known. */
  readonly known: () => readonly string[];
  /** Whether no text has more of them than are merged. Failure: file.too-many. */
  readonly checked: (name: string) => Result<null>;
  /** Reads anew what is known, where others changed it since. */
  readonly refresh: () => void;
  /** Says that what was committed by now is of this merge. */
  readonly passed: () => void;
};

type Placed = { readonly segment: SegmentId; readonly text: string };

/** A text's place, which its uid tells (`cellUid`); none for a uid that is damaged. */
const placeOf = (uid: string): readonly Placed[] => {
  try {
    const [, segment, side] = JSON.parse(uid) as readonly unknown[];
    return typeof segment === 'number'
      ? [{ segment: segment as SegmentId, text: `${segment} ${String(side)}` }]
      : [];
  } catch {
    return [];
  }
};

const bySegment = (uids: readonly string[]): ReadonlyMap<SegmentId, readonly string[]> => {
  const all = new Map<SegmentId, string[]>();
  for (const uid of new Set(uids)) {
    for (const { segment } of placeOf(uid)) {
      const known = all.get(segment);
      if (known === undefined) all.set(segment, [uid]);
      else known.push(uid);
    }
  }
  return all;
};

/**
 * Whether each text that something comes for has as many versions and suggestions as can be held against each other while
 * somebody types: that is quadratic in them.
 */
export const checkTexts = (
  { cells }: ReviewRecord,
  gathered: readonly GatheredCell[],
  name: string,
): Result<null> => {
  const counts = new Map<string, { versions: number; suggestions: number }>();
  const known = new Set(gathered.map(({ uid }) => uid));
  const count = (uid: string, suggestions: number, isNew: boolean): void => {
    for (const { text } of placeOf(uid)) {
      const last = counts.get(text);
      if (last === undefined && !isNew) continue;
      counts.set(text, {
        versions: (last?.versions ?? 0) + 1,
        suggestions: (last?.suggestions ?? 0) + suggestions,
      });
    }
  };
  for (const { uid, value } of cells) if (!known.has(uid)) count(uid, value.changes.length, true);
  for (const { uid, suggestions } of gathered) count(uid, suggestions, false);
  for (const { versions, suggestions } of counts.values()) {
    if (versions > readLimits.versionsOfText) return beyond('versionsOfText', name);
    if (suggestions > readLimits.suggestionsOfText) return beyond('suggestionsOfText', name);
  }
  return ok(null);
};

export const cellIndex = (project: OpenProject, review: string, record: ReviewRecord): CellIndex => {
  const coming = record.cells.map(({ uid }) => uid);
  const uidsOf = (gathered: readonly GatheredCell[]): string[] => gathered.map(({ uid }) => uid);
  const first = gatheredCells(project.handle, review);
  let sequence = project.sequence;
  let known = uidsOf(first);
  let segments = bySegment([...known, ...coming]);
  return {
    at: (segment) => segments.get(segment) ?? [],
    known: () => known,
    checked: (name) => checkTexts(record, first, name),
    refresh: () => {
      if (project.sequence === sequence) return;
      const isChanged = reviewsChangedSince(project.handle, sequence);
      sequence = project.sequence;
      if (!isChanged) return;
      known = uidsOf(gatheredCells(project.handle, review));
      segments = bySegment([...known, ...coming]);
    },
    passed: () => {
      sequence = project.sequence;
    },
  };
};
