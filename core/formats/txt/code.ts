import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { textReader } from '../text-format.ts';
import { fillTxt } from './fill.ts';
import { readTxt } from './read.ts';
import { writeTxt } from './write.ts';

export const code: FormatCode = {
  read: textReader(readTxt),
  write: (source, _options, sink) => writeTxt(source, sink),
  fill: fillTxt,
  place: null,
  checkFill: (source, options) => encodingFindings('txt.unencodable', source, options),
};
