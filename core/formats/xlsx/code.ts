import type { FormatCode } from '../format.ts';
import { fillWorkbook } from './fill.ts';
import { readWorkbook } from './read.ts';

export const code: FormatCode = {
  read: readWorkbook,
  write: null,
  fill: fillWorkbook,
  place: null,
};
