import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readProperties } from './read-properties.ts';

export const code: FormatCode = {
  read: stringsReader(readProperties),
  write: null,
  fill: stringsFiller(readProperties),
  place: null,
};
