import type { MemoryMatch } from '#api/memory.ts';
import { fitTags, longestPieces, memoryKey, pieceIn, type TextIndex } from '#core/memory/index.ts';
import { originalSide, type Range, type RichText, type SegmentId } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { originalText } from '../store/memory-repository.ts';
import { attachedTo } from './attached.ts';
import type { UnfittedMatch } from './fit.ts';
import { askedAbout, rowMatch, unitMatch } from './lookup.ts';
import { cellsBy } from './own-rows.ts';

/** Texts of one memory that are looked at. */
const mostTried = 120;
/** Parts that are told. */
const mostTold = 5;

type Found = { readonly range: Range; readonly match: () => UnfittedMatch | null };

/** What is known of a part: told as such, whatever likeness it has to the sentence, and in the words it has. */
const asPiece = (found: UnfittedMatch | null, wanted: RichText): MemoryMatch | null => {
  if (found === null) return null;
  const { match, theirs } = found;
  const texts = match.texts
    .filter(({ text }) => text !== '')
    .map((text) => ({ ...text, tags: fitTags(text.tags, theirs.tags, wanted.tags) }));
  return { ...match, kind: 'piece', percent: 0, penalties: [], texts };
};

/**
 * The longest parts of a row's original that are originals of confirmed rows or of units themselves, with their translations: at least four Han
 * characters, or two words. None of them lies within another.
 */
export const piecesFor = async (
  project: OpenProject,
  originals: TextIndex,
  segment: SegmentId,
): Promise<readonly MemoryMatch[]> => {
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
  const others: Found[] = [];
  for (const attached of await attachedTo(project))
    for (const unit of await attached.memory.parts(text, mostTried))
      others.push(
        ...placed(unit.original.text, () => unitMatch(project, attached, { unit, similarity: 0 }, asked)),
      );
  const known = [...own, ...others].flatMap(({ range, match }) => {
    const found = asPiece(match(), asked.original);
    return found === null ? [] : [{ range, found }];
  });
  return longestPieces(known)
    .slice(0, mostTold)
    .map(({ found }) => found);
};
