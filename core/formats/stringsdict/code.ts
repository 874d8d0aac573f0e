import type { FormatCode } from '../format.ts';
import { xmlStringsFiller } from '../strings/fill-strings.ts';
import { xmlStringsReader } from '../strings/read-strings.ts';
import { readStringsdict } from './read-stringsdict.ts';

const fill = xmlStringsFiller(readStringsdict);

export const code: FormatCode = { read: xmlStringsReader(readStringsdict), write: fill, fill, place: null };
