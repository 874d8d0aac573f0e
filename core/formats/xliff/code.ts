import type { FormatCode } from '../format.ts';
import { checkSizes } from './check-sizes.ts';
import { xliffFiller } from './fill.ts';
import { plainDialect } from './plain.ts';
import { xliffReader } from './read.ts';
import { writeXliff } from './write.ts';

export const code: FormatCode = {
  read: xliffReader(plainDialect),
  write: writeXliff,
  fill: xliffFiller(plainDialect, writeXliff),
  place: null,
  checkFill: checkSizes,
};
