import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { scanPo } from './scan.ts';

const fill = stringsFiller(scanPo);

export const code: FormatCode = { read: stringsReader(scanPo), write: fill, fill, place: null };
