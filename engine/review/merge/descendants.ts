import type { SegmentId } from '#core/model/index.ts';
import type { PackagedRow } from '#core/review/package.ts';
import type { OpenProject } from '../../project/open-project.ts';
import { lineageSteps } from '../../store/steps-repository.ts';

/**
 * The segments that hold what rows held when they were frozen: their own, and those that were cut off them or joined to
 * them since. A cut was made since where it cut the very original that was frozen, or what came of it; that is told by the
 * texts, as a round is no step of history.
 */
export const descendantsOf = (project: OpenProject, rows: readonly PackagedRow[]): ReadonlySet<SegmentId> => {
  const texts = new Map(
    rows.map(({ segment, cells }) => [segment, cells.find(({ side }) => side === 'source')?.text ?? '']),
  );
  for (const { lineage, sources } of lineageSteps(project.handle)) {
    const sourceOf = new Map(sources.map((step) => [step.segment, step]));
    const isCut = ({ segment, before }: (typeof sources)[number]): boolean =>
      before !== null && lineage.from.includes(segment) && texts.get(segment) === before.text;
    if (!sources.some(isCut)) continue;
    for (const segment of lineage.into) texts.set(segment, sourceOf.get(segment)?.after?.text ?? '');
  }
  return new Set(texts.keys());
};
