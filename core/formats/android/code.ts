import type { FormatCode } from '../format.ts';
import { xmlStringsFiller } from '../strings/fill-strings.ts';
import { xmlStringsReader } from '../strings/read-strings.ts';
import { readAndroidFile } from './read-android.ts';

export const code: FormatCode = {
  read: xmlStringsReader(readAndroidFile),
  write: null,
  fill: xmlStringsFiller(readAndroidFile),
  place: null,
};
