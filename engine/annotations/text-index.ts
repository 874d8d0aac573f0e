import { textHash } from '#core/annotations/hash.ts';
import { quoteIndexer, type IndexedText, type QuoteIndex } from '#core/annotations/quotes/index-texts.ts';
import { positionFilter, type TextJoint } from '#core/annotations/quotes/positions.ts';
import type { PositionFilter } from '#core/annotations/quotes/resolve.ts';
import type { DocumentId, Range, SegmentId, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { findSegments } from '../store/segments-repository.ts';

/** Every text of one column, to be searched for many quotes. */
export type TextIndex = {
  readonly quotes: QuoteIndex;
  /** The texts that are the very one with this hash. */
  readonly withHash: (hash: string, document: DocumentId | null) => readonly IndexedText[];
  /** Which of several places a position in the document says; one counted over all its rows. */
  readonly atPosition: (position: Range) => PositionFilter;
};

/** Segments whose texts are read at a time. */
const stretch = 2000;

type ReadText = IndexedText & { readonly row: number };

const textsOn = async (
  project: OpenProject,
  side: Side,
  turn: () => Promise<void> | undefined,
): Promise<readonly ReadText[]> => {
  const texts: ReadText[] = [];
  const last = lastSegment(project.handle);
  for (let from = 1; from <= last; from += stretch) {
    for (const { segment, side: of, text } of cellTexts(project.handle, from, from + stretch, null)) {
      const row = of === side ? project.order.rowOf(segment) : null;
      const document = row === null ? null : project.order.documentAt(row);
      if (row !== null && document !== null) texts.push({ segment, document, text, row });
    }
    await turn();
  }
  return texts.sort((a, b) => a.row - b.row);
};

const grouped = (texts: readonly IndexedText[]): ReadonlyMap<string, readonly IndexedText[]> =>
  Map.groupBy(texts, ({ text }) => textHash(text));

/** What stands before each text of a list: white space of the original within a block, or the beginning of another. */
const jointsOf = (project: OpenProject, texts: readonly IndexedText[]): ((text: number) => TextJoint) => {
  const ids = texts.map(({ segment }) => segment);
  const places = new Map(findSegments(project.handle, ids).map((place) => [place.id, place]));
  const placeAt = (text: number) => places.get(ids[text] ?? (0 as SegmentId));
  return (text) => {
    const [before, own] = [placeAt(text - 1), placeAt(text)];
    return { gap: before?.gap ?? '', opensBlock: before?.block !== own?.block };
  };
};

/** Reads all texts of a column once; gives way to other work through `turn`. */
export const indexTexts = async (
  project: OpenProject,
  side: Side,
  turn: () => Promise<void> | undefined,
): Promise<TextIndex> => {
  const texts = await textsOn(project, side, turn);
  const indexer = quoteIndexer();
  for (const [at, text] of texts.entries()) {
    indexer.add(text);
    if (at % stretch === 0) await turn();
  }
  const quotes = indexer.index();
  let hashes: ReturnType<typeof grouped> | null = null;
  let joints: ReturnType<typeof jointsOf> | null = null;
  return {
    quotes,
    withHash: (hash, document) =>
      ((hashes ??= grouped(texts)).get(hash) ?? []).filter(
        (text) => document === null || text.document === document,
      ),
    atPosition: (position) => (places) =>
      positionFilter(quotes, position, (joints ??= jointsOf(project, texts)))(places),
  };
};
