import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readProperties } from './read-properties.ts';

const fill = stringsFiller(readProperties);

export const code: FormatCode = { read: stringsReader(readProperties), write: fill, fill, place: null };
