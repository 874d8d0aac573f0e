import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readJson } from './read-json.ts';

export const code: FormatCode = {
  read: stringsReader(readJson),
  write: null,
  fill: stringsFiller(readJson),
  place: null,
};
