import type { FormatCode } from '../format.ts';
import { fillBilingualRtf } from './fill.ts';
import { readBilingualRtf } from './read.ts';

export const code: FormatCode = {
  read: readBilingualRtf,
  write: null,
  fill: fillBilingualRtf,
  place: null,
};
