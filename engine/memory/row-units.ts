import { originalSide, type MemoryUnit, type SegmentId, type UnitSource } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { readMeta } from '../store/meta-repository.ts';
import { confirmedRows } from './confirmed-rows.ts';
import { besideOf } from './neighbours.ts';
import { cellsBy } from './own-rows.ts';

type Unit = MemoryUnit & UnitSource;

/** The confirmed ones of some rows as units: all columns of a row in one. */
export const unitsOf = (project: OpenProject, segments: readonly SegmentId[]): readonly Unit[] => {
  const id = readMeta(project.handle, 'id') ?? '';
  const cells = cellsBy(project, segments);
  return confirmedRows(project, segments).flatMap((entry): Unit[] => {
    const segment = entry.row === null ? null : project.order.segmentAt(entry.row);
    if (segment === null || entry.row === null) return [];
    // A translation that stands for no original (in an aligned book) is found by nothing.
    if (entry.original.text === '') return [];
    const { original, translations, state, author, at, document } = entry;
    const [before, after] = besideOf(project, entry.row);
    const side = translations[0]?.side ?? originalSide;
    const plain = ({ language, text, tags }: typeof original) => ({ language, text, tags });
    return [
      {
        original: plain(original),
        translations: translations.map(plain),
        state,
        author,
        at,
        document,
        before,
        after,
        origin: cells.get(segment)?.get(side)?.origin ?? '',
        row: `${id}/${segment}`,
      },
    ];
  });
};
