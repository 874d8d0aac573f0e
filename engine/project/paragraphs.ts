import { blocksBySegment } from '../store/segments-repository.ts';
import type { OpenProject } from './open-project.ts';

/**
 * How many rows each paragraph of the open project has, in the order of the text: rows that follow each other in one block of one
 * document. Linear in the rows; reads no texts.
 */
export const paragraphsOf = ({ handle, order }: OpenProject): readonly number[] => {
  const counts: number[] = [];
  for (const { document, first, count } of order.stretches()) {
    const { segments, blocks: blockOf } = blocksBySegment(handle, document);
    const blocks = new Map<number, number | undefined>();
    for (let at = 0; at < segments.length; at += 1) blocks.set(segments[at] ?? 0, blockOf[at]);
    let last: number | null | undefined = null;
    for (const segment of order.slice(first, count)) {
      const block = blocks.get(segment);
      if (block === last) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      else counts.push(1);
      last = block;
    }
  }
  return counts;
};
