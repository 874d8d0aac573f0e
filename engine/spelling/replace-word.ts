import { fail, ok, type Result, type SegmentId, type Side } from '#core/model/index.ts';
import { damagedCell, segmentFor } from '../project/address.ts';
import { commit } from '../project/commit.ts';
import { editRow } from '../project/edit-row.ts';
import { writable, type OpenProject } from '../project/open-project.ts';
import { findCell } from '../store/cells-repository.ts';

export type WordAt = {
  readonly segment: SegmentId;
  readonly side: Side;
  /** Code points. */
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly word: string;
};

/**
 * Puts another word in the place of one, as one step of undo; columns converted from the text follow. Failures: those of commit,
 * segment.unknown, cell.damaged, cell.locked, finding.unknown where the word does not stand there any more.
 */
export const replaceWord = (
  project: OpenProject,
  { segment, side, start, end, word }: WordAt,
  to: string,
  actor: string,
): Result<null> => {
  const handle = writable(project);
  if (!handle.ok) return handle;
  const found = segmentFor(project, segment);
  if (!found.ok) return found;
  const cell = findCell(project.handle, segment, side);
  if (cell?.damaged === true) return damagedCell(project, segment, side);
  if (cell?.locked === true) return fail('cell.locked');
  const now = Array.from(cell?.text ?? '')
    .slice(start, end)
    .join('');
  if (now !== word) return fail('finding.unknown', { words: word });
  const { steps, edits } = editRow(project, { segment, document: found.value.document }, (of) =>
    of === side ? [{ start, end, insert: to }] : [],
  );
  const done = commit(project, { kind: 'fix', steps, edits, actor });
  return done.ok ? ok(null) : done;
};
