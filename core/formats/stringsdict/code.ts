import type { FormatCode } from '../format.ts';
import { xmlStringsFiller } from '../strings/fill-strings.ts';
import { xmlStringsReader } from '../strings/read-strings.ts';
import { readStringsdict } from './read-stringsdict.ts';

export const code: FormatCode = {
  read: xmlStringsReader(readStringsdict),
  write: null,
  fill: xmlStringsFiller(readStringsdict),
  place: null,
};
