import type { FormatCode } from '../format.ts';
import { fillBilingualDocx } from './fill.ts';
import { readBilingualDocx } from './read.ts';

export const code: FormatCode = {
  read: readBilingualDocx,
  write: null,
  fill: fillBilingualDocx,
  place: null,
};
