import type { FormatCode } from '../format.ts';
import { fillPresentation } from './fill.ts';
import { readPresentation } from './read.ts';

export const code: FormatCode = { read: readPresentation, write: null, fill: fillPresentation, place: null };
