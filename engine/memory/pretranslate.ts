import type { RichText, SegmentId, Side } from '#core/model/index.ts';
import { emptyCell, fail, isEmpty, ok, originalSide, type Result } from '#core/model/index.ts';
import type { Act } from '../bulk/acts.ts';
import { withText } from '../project/cell-rules.ts';
import { editKey } from '../project/action-request.ts';
import type { OpenProject } from '../project/open-project.ts';
import { textSteps } from '../project/source-change.ts';
import { cellsOfAll } from '../store/cells-repository.ts';
import { takeTurns } from '../turns.ts';
import { matchesFor } from './lookup.ts';
import { originalsOf } from './originals.ts';

/** The best text for each empty cell, by segment and column. */
type Found = ReadonlyMap<string, RichText>;

/** Matches of a row that are looked through for one that has a text for the column. */
const mostMatches = 9;

const lookUpAll = async (
  project: OpenProject,
  segments: readonly SegmentId[],
  sides: readonly Side[],
  least: number,
  isWanted: () => boolean,
): Promise<Result<Found>> => {
  const originals = await originalsOf(project, isWanted);
  if (!originals.ok) return originals;
  const turn = takeTurns();
  const found = new Map<string, RichText>();
  for (const segment of new Set(segments)) {
    if (!isWanted()) return fail('job.cancelled');
    const filled = new Set(
      cellsOfAll(project.handle, [segment]).flatMap(({ side, cell }) => (isEmpty(cell) ? [] : [side])),
    );
    const wanted = sides.filter((side) => side !== originalSide && !filled.has(side));
    if (wanted.length > 0) {
      const matches = await matchesFor(project, originals.value, segment, { least, count: mostMatches });
      for (const side of wanted) {
        const best = matches.flatMap(({ texts }) => texts).find((one) => one.side === side);
        if (best !== undefined) found.set(editKey(segment, side), { text: best.text, tags: best.tags });
      }
    }
    await turn();
  }
  return ok(found);
};

/**
 * What puts the best match into cells without a text, as drafts; matches less alike than `least` are none. All rows are looked up first,
 * giving way to other work: what is confirmed on the way counts for the rows after it. Failure: job.cancelled.
 */
export const pretranslateAct = async (
  project: OpenProject,
  {
    segments,
    sides,
    least,
  }: { readonly segments: readonly SegmentId[]; readonly sides: readonly Side[]; readonly least: number },
  isWanted: () => boolean,
): Promise<Result<Act>> => {
  const found = await lookUpAll(project, segments, sides, least, isWanted);
  if (!found.ok) return found;
  return ok({
    kind: 'pretranslate',
    judge: (_project, { place, document, side, cell }) => {
      const before = cell ?? emptyCell;
      if (before.damaged === true) return 'damaged';
      if (!isEmpty(before)) return 'filled';
      if (before.locked) return 'locked';
      if (side === originalSide) return 'no-column';
      const match = found.value.get(editKey(place.id, side));
      if (match === undefined) return 'no-match';
      const after = withText(before, match, 'memory');
      return textSteps(project, { segment: place.id, document, side, before, after });
    },
  });
};
