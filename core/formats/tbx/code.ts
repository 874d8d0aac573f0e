import type { FormatCode } from '../format.ts';
import { fillTbx } from './fill.ts';
import { readTbx } from './read.ts';
import { writeTbx } from './write.ts';

export const code: FormatCode = {
  read: readTbx,
  write: writeTbx,
  fill: fillTbx,
  place: null,
};
