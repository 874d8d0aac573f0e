import type { FormatCode } from '../format.ts';
import { writeXliff12 } from './write.ts';

export const code: FormatCode = { read: null, write: writeXliff12, fill: null, place: null };
