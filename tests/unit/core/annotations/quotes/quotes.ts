import { quoteIndexer, type QuoteIndex } from '#core/annotations/quotes/index-texts.ts';
import { piecesText } from '#core/annotations/quotes/index-texts.ts';
import type { TextJoint } from '#core/annotations/quotes/positions.ts';
import { offsetCounter, positionFilter } from '#core/annotations/quotes/positions.ts';
import { resolveQuote, type QuoteQuery } from '#core/annotations/quotes/resolve.ts';
import type { DocumentId } from '#core/model/index.ts';
import { segmentId } from '../anchors.ts';

/** Documents, each a list of rows, as an index. Segments are numbered through from 1. */
export const indexOf = (...documents: readonly (readonly string[])[]): QuoteIndex => {
  const indexer = quoteIndexer();
  let segment = 0;
  documents.forEach((rows, document) => {
    for (const text of rows) {
      indexer.add({ text, segment: segmentId(++segment), document: (document + 1) as DocumentId });
    }
  });
  return indexer.index();
};

export type Asked = Partial<QuoteQuery> & {
  readonly quote: string;
  /** Where the quote begins in the document as another program counts. */
  readonly position?: number;
  readonly joint?: TextJoint;
};

/** What became of a quote, briefly: `row:start words`, over several rows joined by ` + `; places to choose in brackets. */
export const resolved = (index: QuoteIndex, asked: Asked): string => {
  const { position, joint = { gap: '', opensBlock: true }, ...query } = asked;
  const counter = offsetCounter(index);
  for (const _ of index.texts) counter.add(joint);
  const atPosition =
    position === undefined
      ? undefined
      : positionFilter(index, { start: position, end: position }, counter.offsets());
  const all = { prefix: '', suffix: '', document: null, segment: null, ...query };
  const resolution = resolveQuote(index, all, atPosition);
  if (resolution.is === 'none') return 'none';
  const shown = (place: Parameters<typeof piecesText>[1]): string => {
    const words = piecesText(index, place);
    return place.pieces.map(({ text, start }, at) => `${text + 1}:${start} ${words[at] ?? ''}`).join(' + ');
  };
  return resolution.is === 'found'
    ? shown(resolution.place)
    : `[${resolution.places.map(shown).join(' | ')}]`;
};
