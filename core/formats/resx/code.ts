import type { FormatCode } from '../format.ts';
import { xmlStringsFiller } from '../strings/fill-strings.ts';
import { xmlStringsReader } from '../strings/read-strings.ts';
import { readResx } from './read-resx.ts';

export const code: FormatCode = {
  read: xmlStringsReader(readResx),
  write: null,
  fill: xmlStringsFiller(readResx),
  place: null,
};
