import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { scanPo } from './scan.ts';

export const code: FormatCode = {
  read: stringsReader(scanPo),
  write: null,
  fill: stringsFiller(scanPo),
  place: null,
};
