import { encodingFindings } from '../encoding-findings.ts';
import type { FormatCode } from '../format.ts';
import { stringsFiller } from '../strings/fill-strings.ts';
import { stringsReader } from '../strings/read-strings.ts';
import { readYaml } from './read-yaml.ts';

/** UTF-16 units of a file: each of its texts is a dozen objects of a tree while it is read. */
const longestYaml = 5 * 1024 * 1024;

export const code: FormatCode = {
  read: stringsReader(readYaml, longestYaml),
  write: null,
  fill: stringsFiller(readYaml),
  place: null,
  checkFill: (source, options) => encodingFindings('yaml.unencodable', source, options),
};
