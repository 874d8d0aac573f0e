import type { MemoryMatch } from '#api/memory.ts';
import { longestPieces, memoryKey, pieceIn, type TextIndex } from '#core/memory/index.ts';
import { originalSide, type Range, type SegmentId } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { originalText } from '../store/memory-repository.ts';
import { unitOriginal } from '../store/memory-units-repository.ts';
import { attachedTo } from './attached.ts';
import { partsInFile } from './file-index.ts';
import { askedAbout, rowMatch, unitMatch } from './lookup.ts';
import { cellsBy } from './own-rows.ts';

/** Texts of one memory that are looked at. */
const mostTried = 120;
/** Parts that are told. */
const mostTold = 5;

type Found = { readonly range: Range; readonly match: () => MemoryMatch | null };

/** What is known of a part: told as such, whatever likeness it has to the sentence. */
const asPiece = (match: MemoryMatch | null): MemoryMatch | null =>
  match === null
    ? null
    : {
        ...match,
        kind: 'piece',
        percent: 0,
        penalties: [],
        texts: match.texts.filter(({ text }) => text !== ''),
      };

/**
 * The longest parts of a row's original that are originals of confirmed rows or of units themselves, with their translations: at least four Han
 * characters, or two words. None of them lies within another.
 */
export const piecesFor = (
  project: OpenProject,
  originals: TextIndex,
  segment: SegmentId,
): readonly MemoryMatch[] => {
  const asked = askedAbout(project, segment);
  if (asked === null) return [];
  const { text } = asked.original;
  const sentence = memoryKey(text);
  const placed = (original: string | null, match: Found['match']): readonly Found[] => {
    const range = original === null ? null : pieceIn(sentence, memoryKey(original));
    return range === null ? [] : [{ range, match }];
  };
  const own = originals.partsOf(text, mostTried).flatMap((id) =>
    placed(originalText(project.handle, id as SegmentId), () => {
      const cells = cellsBy(project, [id as SegmentId]).get(id as SegmentId);
      return cells?.get(originalSide) === undefined
        ? null
        : rowMatch(project, id as SegmentId, cells, 0, asked);
    }),
  );
  const others = attachedTo(project).flatMap((attached) => {
    const { database, index } = attached.memory;
    return partsInFile(database.read, index, text, mostTried).flatMap((id) =>
      placed(unitOriginal(database.read, id), () =>
        unitMatch(project, attached, { id, similarity: 0 }, asked),
      ),
    );
  });
  const known = [...own, ...others].flatMap(({ range, match }) => {
    const found = asPiece(match());
    return found === null ? [] : [{ range, found }];
  });
  return longestPieces(known)
    .slice(0, mostTold)
    .map(({ found }) => found);
};
