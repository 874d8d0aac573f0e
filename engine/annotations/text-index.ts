import { textHash } from '../../core/annotations/hash.ts';
import type { DocumentId, SegmentId, Side } from '../../core/model/index.ts';
import type { OpenProject } from '../project/open-project.ts';
import { cellTexts, lastSegment } from '../store/find-repository.ts';

/** A text of a shown row. */
export type IndexedText = {
  readonly segment: SegmentId;
  readonly document: DocumentId;
  readonly text: string;
};

/** Every text of one column, to be searched for many quotes. */
export type TextIndex = {
  /** The texts in which `quote` stands, up to `limit` of them, in the order of their segments. */
  readonly withQuote: (quote: string, document: DocumentId | null, limit: number) => readonly IndexedText[];
  /** The texts that are the very one with this hash. */
  readonly withHash: (hash: string, document: DocumentId | null) => readonly IndexedText[];
};

/** Between two texts: a noncharacter, which no text uses. */
const between = '\uffff';
/** Segments whose texts are read at a time. */
const stretch = 2000;

const textsOn = async (
  project: OpenProject,
  side: Side,
  turn: () => Promise<void> | undefined,
): Promise<readonly IndexedText[]> => {
  const texts: IndexedText[] = [];
  const last = lastSegment(project.handle);
  for (let from = 1; from <= last; from += stretch) {
    for (const cell of cellTexts(project.handle, from, from + stretch, null)) {
      const row = cell.side === side ? project.order.rowOf(cell.segment) : null;
      const document = row === null ? null : project.order.documentAt(row);
      if (document !== null) texts.push({ segment: cell.segment, document, text: cell.text });
    }
    await turn();
  }
  return texts;
};

const grouped = (texts: readonly IndexedText[]): ReadonlyMap<string, readonly IndexedText[]> => {
  const groups = new Map<string, IndexedText[]>();
  for (const text of texts) {
    const hash = textHash(text.text);
    const group = groups.get(hash);
    if (group === undefined) groups.set(hash, [text]);
    else group.push(text);
  }
  return groups;
};

/** The number of the last of the ascending `starts` that is not above `at`. */
const lastNotAbove = (starts: readonly number[], at: number): number => {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
};

/** Reads all texts of a column once; gives way to other work through `turn`. */
export const indexTexts = async (
  project: OpenProject,
  side: Side,
  turn: () => Promise<void> | undefined,
): Promise<TextIndex> => {
  const texts = await textsOn(project, side, turn);
  const all = texts.map(({ text }) => text).join(between);
  const starts: number[] = [];
  let start = 0;
  for (const { text } of texts) {
    starts.push(start);
    start += text.length + between.length;
  }
  let hashes: ReturnType<typeof grouped> | null = null;
  const isIn = (document: DocumentId | null) => (text: IndexedText) =>
    document === null || text.document === document;
  return {
    withQuote: (quote, document, limit) => {
      const found: IndexedText[] = [];
      if (quote === '' || quote.includes(between)) return found;
      for (let at = all.indexOf(quote); at >= 0 && found.length < limit;) {
        const number = lastNotAbove(starts, at);
        const text = texts[number];
        if (text !== undefined && isIn(document)(text)) found.push(text);
        const next = starts[number + 1];
        at = next === undefined ? -1 : all.indexOf(quote, next);
      }
      return found;
    },
    withHash: (hash, document) => ((hashes ??= grouped(texts)).get(hash) ?? []).filter(isIn(document)),
  };
};
