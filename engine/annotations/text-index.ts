import { textHash } from '#core/annotations/hash.ts';
import { quoteIndexer, type IndexedText, type QuoteIndex } from '#core/annotations/quotes/index-texts.ts';
import { offsetCounter, positionFilter, type TextOffsets } from '#core/annotations/quotes/positions.ts';
import type { PositionFilter } from '#core/annotations/quotes/resolve.ts';
import type { DocumentId, Range, SegmentPlace, Side } from '#core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';
import { findSegments } from '../store/segments-repository.ts';

/** Every text of one column, to be searched for many quotes. */
export type TextIndex = {
  readonly quotes: QuoteIndex;
  /** The texts that are the very one with this hash. */
  readonly withHash: (hash: string, document: DocumentId | null) => Promise<readonly IndexedText[]>;
  /** Which of several places a position in the document says; one counted over all its rows. */
  readonly atPosition: (position: Range) => Promise<PositionFilter>;
};

/** Segments whose texts are read at a time. */
const stretch = 2000;
/** Texts that are worked on between two looks at the clock. */
const few = 100;

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

const grouped = async (
  texts: readonly IndexedText[],
  turn: () => Promise<void> | undefined,
): Promise<ReadonlyMap<string, readonly IndexedText[]>> => {
  const groups = new Map<string, IndexedText[]>();
  for (const [at, text] of texts.entries()) {
    const hash = textHash(text.text);
    const group = groups.get(hash);
    if (group === undefined) groups.set(hash, [text]);
    else group.push(text);
    if (at % few === 0) await turn();
  }
  return groups;
};

/** What is before each text of a list; white space of the original stands within a block, the beginning of another is what opens one. */
const countedOffsets = async (
  project: OpenProject,
  quotes: QuoteIndex,
  turn: () => Promise<void> | undefined,
): Promise<TextOffsets> => {
  const counter = offsetCounter(quotes);
  let before: SegmentPlace | undefined;
  for (let from = 0; from < quotes.texts.length; from += few) {
    const ids = quotes.texts.slice(from, from + few).map(({ segment }) => segment);
    const places = new Map(findSegments(project.handle, ids).map((place) => [place.id, place]));
    for (const id of ids) {
      const own = places.get(id);
      counter.add({ gap: before?.gap ?? '', opensBlock: before?.block !== own?.block });
      before = own;
    }
    await turn();
  }
  return counter.offsets();
};

/** Reads all texts of a column once; gives way to other work through `turn`, also later, when more of them is asked for. */
export const indexTexts = async (
  project: OpenProject,
  side: Side,
  turn: () => Promise<void> | undefined,
): Promise<TextIndex> => {
  const texts = await textsOn(project, side, turn);
  const indexer = quoteIndexer();
  for (const [at, text] of texts.entries()) {
    indexer.add(text);
    if (at % few === 0) await turn();
  }
  const quotes = indexer.index();
  let hashes: ReturnType<typeof grouped> | null = null;
  let offsets: ReturnType<typeof countedOffsets> | null = null;
  return {
    quotes,
    withHash: async (hash, document) =>
      ((await (hashes ??= grouped(texts, turn))).get(hash) ?? []).filter(
        (text) => document === null || text.document === document,
      ),
    atPosition: async (position) =>
      positionFilter(quotes, position, await (offsets ??= countedOffsets(project, quotes, turn))),
  };
};
