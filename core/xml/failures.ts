import { fail, type Result } from '../model/index.ts';
import { readLimits } from '../formats/limits.ts';
import type { XmlBytesFault } from './decode.ts';
import type { XmlFault } from './read.ts';

/**
 * What is wrong with a document of XML, or with a part of a package, as a failure: `document.bad-xml`, `document.bad-part`, or
 * `file.too-many`. The engine adds the file's name.
 */
export const xmlFailure = (fault: XmlFault | XmlBytesFault, part?: string): Result<never> => {
  if (fault.kind === 'limit')
    return fail('file.too-many', { what: fault.what, limit: readLimits[fault.what] });
  const place =
    fault.kind === 'malformed'
      ? // The sentence around it has a full stop of its own.
        { line: fault.line, column: fault.column, detail: fault.detail.replace(/\.$/, '') }
      : {
          line: 1,
          column: 1,
          detail: fault.kind === 'bytes' ? `not ${fault.encoding}` : `unknown encoding ${fault.label}`,
        };
  return part === undefined ? fail('document.bad-xml', place) : fail('document.bad-part', { ...place, part });
};
