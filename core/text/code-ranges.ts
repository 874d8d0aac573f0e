import type { Range, RichText } from '../model/index.ts';
import { ascendingOffsets } from './codepoints.ts';

/** The ranges between tags of code, in code points, in order, neighbours joined. */
export const codePointRanges = ({ tags }: RichText): readonly Range[] => {
  const ranges: Range[] = [];
  let depth = 0;
  let start = 0;
  for (const { type, kind, at } of tags) {
    if (type !== 'code') continue;
    if (kind === 'open' && depth++ === 0) start = at;
    else if (kind === 'close' && --depth === 0 && at > start) ranges.push({ start, end: at });
  }
  return ranges;
};

/** The same in UTF-16 units. */
export const codeRanges = (rich: RichText): readonly Range[] => {
  const ranges = codePointRanges(rich);
  if (ranges.length === 0) return ranges;
  const offset = ascendingOffsets(rich.text);
  return ranges.map(({ start, end }) => ({ start: offset(start), end: offset(end) }));
};
