import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readPhp } from './read-php.ts';

export const code: FormatCode = {
  read: stringsReader(readPhp),
  write: null,
  fill: stringsFiller(readPhp),
  place: null,
  checkFill: (source, options) => encodingFindings('php.unencodable', source, options),
};
