import type { FormatCode } from '../format.ts';
import { fillText } from './fill.ts';
import { readText } from './read.ts';

export const code: FormatCode = { read: readText, write: null, fill: fillText, place: null };
