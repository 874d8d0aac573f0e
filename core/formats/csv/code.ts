import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readCsv } from './read-csv.ts';

export const code: FormatCode = {
  read: stringsReader(readCsv),
  write: null,
  fill: stringsFiller(readCsv),
  place: null,
  checkFill: (source, options) => encodingFindings('csv.unencodable', source, options),
};
