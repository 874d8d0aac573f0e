import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readYaml } from './read-yaml.ts';

export const code: FormatCode = {
  read: stringsReader(readYaml),
  write: null,
  fill: stringsFiller(readYaml),
  place: null,
  checkFill: (source, options) => encodingFindings('yaml.unencodable', source, options),
};
