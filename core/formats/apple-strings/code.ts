import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readAppleStrings } from './read-apple-strings.ts';

export const code: FormatCode = {
  read: stringsReader(readAppleStrings),
  write: null,
  fill: stringsFiller(readAppleStrings),
  place: null,
  checkFill: (source, options) => encodingFindings('apple-strings.unencodable', source, options),
};
