import type { FormatCode } from '../format.ts';
import { fillTmx } from './fill.ts';
import { readTmx } from './read.ts';
import { writeTmx } from './write.ts';

export const code: FormatCode = {
  read: readTmx,
  write: writeTmx,
  fill: fillTmx,
  place: null,
};
