import { firstLead, gbkChar, lastByte } from './gbk.ts';

/** A first byte, and the high second bytes that make no character with it: a decoder writes `?` for the pair. */
export type Gap = { readonly lead: number; readonly trails: readonly number[] };

let gaps: readonly Gap[] | undefined;

const build = (): Gap[] => {
  const found: Gap[] = [];
  for (let lead = firstLead; lead <= lastByte; lead++) {
    const trails: number[] = [];
    for (let trail = firstLead; trail <= lastByte; trail++)
      if (gbkChar(lead, trail) === '') trails.push(trail);
    if (trails.length > 0) found.push({ lead, trails });
  }
  return found;
};

/** All pairs of two high bytes that GBK leaves without a character. */
export const gbkGaps = (): readonly Gap[] => (gaps ??= build());
