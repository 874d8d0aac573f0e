import type { FormatCode } from '../format.ts';
import { fillEpub } from './fill.ts';
import { readEpub } from './read.ts';

export const code: FormatCode = { read: readEpub, write: fillEpub, fill: fillEpub, place: null };
